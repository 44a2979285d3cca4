import { directive, entry, mapEntry, token } from '../../src/nginx';

describe('directives', () => {
  test('a directive without a block has none', () => {
    expect(directive('internal')).toEqual({ name: 'internal', args: [] });
    expect(directive('events', [], [])).toHaveProperty('block', []);
  });

  test.each(['default', 'hostnames', 'include', 'volatile', '~regex', '\\x'])('the key %s of a map is not taken for grammar', (key) => {
    expect(mapEntry(key, token(1)).name).toBe(`\\${key}`);
  });

  test('other keys stay as they are', () => {
    expect(mapEntry('1 https', token(1))).toEqual(entry('1 https', token(1)));
  });
});
