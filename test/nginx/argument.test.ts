import { declare, expression, flag, literal, parameter, token, uncarriable, variable } from '../../src/nginx';

describe('arguments', () => {
  test('a literal refuses what nginx cannot carry', () => {
    expect(() => literal('a\0b')).toThrow('NUL');
    expect(() => literal('\ud800')).toThrow('surrogate');
    expect(() => expression('\udc00x')).toThrow('surrogate');
    expect(uncarriable('plain 😀 text')).toBeUndefined();
  });

  test('a token is a word of the grammar, nothing else', () => {
    expect(token(3).text).toBe('3');
    for (const text of ['', 'a b', '$uri', 'a;', '"', '{', '#', 'a\n']) expect(() => token(text)).toThrow('not a word');
  });

  test('names of variables are checked', () => {
    expect(variable('remote_addr').name).toBe('remote_addr');
    for (const name of ['', '$a', 'a b', 'a}', '1']) {
      expect(() => variable(name)).toThrow('not the name');
      expect(() => declare(name)).toThrow('not the name');
    }
  });

  test('a parameter takes words, and other text only as a literal', () => {
    expect(parameter('zone', literal('a b:1m'))).toMatchObject({ name: 'zone', value: { text: 'a b:1m' } });
    expect(() => parameter('zone', 'a b')).toThrow('not a word');
    expect(() => parameter('a b', 1)).toThrow('not a word');
  });

  test('flags', () => {
    expect([flag(true).text, flag(false).text]).toEqual(['on', 'off']);
  });
});
