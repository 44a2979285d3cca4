import { checkPath } from '../../src/gateway/route-path';

describe('checkPath', () => {
  test.each(['/', '/payments', '/a/b.c', '/blå bær', '/a$b', '/{id}', "/it's", '/a\\b', '/.well-known', '/a..b', '/a*', '/:x;y=1'])(
    'takes %s',
    (path) => {
      expect(checkPath(path, false, 'shop/gateway')).toBe(path);
    },
  );

  test('takes a slash at the end of an exact path', () => {
    expect(checkPath('/a/', true, 'x')).toBe('/a/');
    expect(() => checkPath('/a/', false, 'x')).toThrow("write '/a'");
  });

  test('takes stars that an exact path means', () => {
    expect(checkPath('/a/*', true, 'x')).toBe('/a/*');
  });

  test.each([
    ['payments', "write '/payments'"],
    ['', "write '/'"],
    ['/a?b=1', 'query or a fragment'],
    ['/a#b', 'query or a fragment'],
    ['/a%20b', 'percent sign'],
    ['/a//b', 'empty segment'],
    ['/a/../b', 'dot segment'],
    ['/a/..', 'dot segment'],
    ['/.', 'dot segment'],
    ['/a\0', 'control character'],
    ['/a\r\nb', 'control character'],
    ['/a/*', "write '/a'"],
    ['/*', "write '/'"],
    ['/a/**/b', "write '/a'"],
    ['/\ud800', 'half of a surrogate pair'],
    [`/${'å'.repeat(600)}`, 'longer than 1024 bytes'],
  ])('refuses %j', (path, message) => {
    expect(() => checkPath(path, false, 'shop/gateway')).toThrow(message);
  });
});
