import { childObject, setMissing, setSorted } from '../../src/manifest/sorted-keys';

test('a new key sorts its level only', () => {
  const target: Record<string, any> = { c: { z: 1, a: 2 }, a: 1 };
  setSorted(target, 'b', 3);
  expect(JSON.stringify(target)).toBe('{"a":1,"b":3,"c":{"z":1,"a":2}}');
});

test('a known key keeps its place', () => {
  const target: Record<string, any> = { c: 1, a: 1 };
  setSorted(target, 'a', 2);
  expect(JSON.stringify(target)).toBe('{"c":1,"a":2}');
});

test('childObject makes what is missing and returns what is there', () => {
  const target: Record<string, any> = { z: {} };
  childObject(target, 'a').x = 1;
  expect(JSON.stringify(target)).toBe('{"a":{"x":1},"z":{}}');
  expect(childObject(target, 'a')).toBe(target.a);
});

test('setMissing leaves what is set, false and empty text too', () => {
  const target: Record<string, any> = { b: false, c: '' };
  setMissing(target, { a: 1, b: true, c: 'x', d: undefined });
  expect(JSON.stringify(target)).toBe('{"a":1,"b":false,"c":""}');
});
