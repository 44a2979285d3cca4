import { check, type Directive, declare, directive, entry, expression, literal, token, variable } from '../../src/nginx';

const server = (...block: Directive[]) => [directive('http', [], [directive('server', [], block)])];

describe('check', () => {
  test('finds nothing in a sound tree', () => {
    expect(check(server(directive('return', [token(404), literal('no\nway')])))).toEqual([]);
  });

  const bad: [string, Directive[], string][] = [
    ['an unknown directive', server(directive('lua_code_cache')), 'is not a directive that is known here'],
    ['a wrong place', server(directive('least_conn')), 'may not stand in server, only in upstream'],
    ['too few arguments', server(directive('proxy_set_header', [token('Host')])), 'takes 2 arguments, not 1'],
    ['too many arguments', server(directive('http2', [token('on'), token('on')])), 'takes 1 arguments, not 2'],
    ['a missing block', server(directive('location', [literal('/')])), 'needs a block'],
    ['a block too many', server(directive('return', [token(404)], [])), 'takes no block'],
    [
      'the same directive twice',
      server(directive('http2', [token('on')]), directive('http2', [token('off')])),
      'stands twice in one block',
    ],
    ['a variable where none is evaluated', server(directive('server_name', [variable('host')])), 'evaluates no variables in argument 1'],
    [
      'a line break in a header',
      server(directive('add_header', [token('A'), literal('a\r\nB: b')])),
      'cannot hold a line break in argument 2',
    ],
    [
      'a line break in a redirect',
      server(directive('return', [token(302), literal('/a\nB: b')])),
      'cannot hold a line break in argument 2',
    ],
    [
      'a line break in a redirect without code',
      server(directive('return', [literal('https://a/\nB')])),
      'cannot hold a line break in argument 1',
    ],
    [
      'a block of data with a directive',
      [directive('http', [], [directive('geo', [declare('x')], [directive('a', [token('1')])])])],
      'a block of data holds entries only',
    ],
    ['a line of data outside', server(entry('a', token('1'))), 'an entry stands in a block of data only'],
    [
      'a map that declares nothing',
      [directive('http', [], [directive('map', [variable('a'), variable('b')], [])])],
      'the name of a variable is missing',
    ],
    ['a declaration elsewhere', server(directive('http2', [declare('b')])), 'names a variable where it declares none'],
    [
      'a variable in the values of geo',
      [directive('http', [], [directive('geo', [declare('x')], [entry('default', expression(variable('uri')))])])],
      'evaluates no variables',
    ],
  ];
  test.each(bad)('finds %s', (_, tree, message) => {
    expect(check(tree).map((problem) => problem.message)).toContainEqual(expect.stringContaining(message));
  });

  test('says where', () => {
    expect(check(server(directive('location', [literal('/')], [directive('least_conn')])))[0].path).toBe('http/server/location/least_conn');
  });
});
