import { demandsContent, firstDuplicate, fits, fitsObject, isRecord, isZero, itemKey } from '../../../src/validation/schema/fits';
import { schemaOf } from '../../../src/validation/schema/schema';
import { Shape, Type } from '../../../src/validation/schema/types';

const values = new Set(['A', 'B']);

test.each<[string, Type, unknown[], unknown[]]>([
  ['a string', new Type(Shape.STRING), ['', 'a'], [1, true, null, {}, []]],
  ['a boolean', new Type(Shape.BOOLEAN), [true, false], ['true', 0]],
  ['a 32-bit integer', new Type(Shape.INT32), [0, -1], ['1', 1.5, 3e9]],
  ['a 64-bit integer', new Type(Shape.INT64), [3e9], ['1', 1.5]],
  ['a number', new Type(Shape.NUMBER), [1.5], ['1.5', Number.NaN]],
  ['a quantity', new Type(Shape.QUANTITY), [1, '1Gi'], ['512mb', true]],
  ['a number or string', new Type(Shape.INT_OR_STRING), [1, '25%'], [1.5, true]],
  ['bytes', new Type(Shape.BYTES), ['YQ==', [], [97]], ['a', [256], 1]],
  ['a time', new Type(Shape.TIME), ['2026-01-31T12:00:00Z'], ['now', 1]],
  ['a time of micro seconds', new Type(Shape.MICRO_TIME), ['2026-01-31T12:00:00.000000Z'], ['2026-01-31T12:00:00Z']],
  ['a free object', new Type(Shape.FREE_OBJECT), [{}, { a: [null] }], [[], 'a']],
  ['anything', new Type(Shape.ANY), [1, 'a', [], {}], []],
  ['one of a set', new Type(Shape.ENUM, { values }), ['A'], ['a', '', 1]],
  ['one of a set with a default', new Type(Shape.ENUM, { values, emptyIsDefault: true }), ['A', ''], ['a']],
  ['a list', new Type(Shape.LIST, { item: new Type(Shape.STRING) }), [[], ['a']], [{}, [1], [null], 'a']],
  ['a map', new Type(Shape.MAP, { item: new Type(Shape.STRING) }), [{}, { a: 'b' }], [[], { a: 1 }, { a: null }]],
])('%s', (_name, type, good, bad) => {
  expect(good.filter((value) => !fits(type, value))).toEqual([]);
  expect(bad.filter((value) => fits(type, value))).toEqual([]);
});

describe('fitsObject', () => {
  const container = schemaOf('1.35').object('core.v1.Container');

  test('wants known fields, those required, and no null', () => {
    expect(fitsObject(container, { name: 'a', image: undefined })).toBe(true);
    for (const bad of [{}, { name: '' }, { name: 'a', images: 'b' }, { name: 'a', image: null }, { name: 'a', stdin: 'x' }])
      expect(fitsObject(container, bad)).toBe(false);
  });

  test('an absent struct is an empty one', () => {
    expect(demandsContent(schemaOf('1.35').object('apps.v1.DeploymentSpec'))).toBe(true);
    expect(demandsContent(schemaOf('1.35').object('networking.v1.NetworkPolicySpec'))).toBe(false);
    expect(fitsObject(schemaOf('1.35').object('apps.v1.Deployment'), { metadata: { name: 'a' } })).toBe(false);
    expect(fitsObject(schemaOf('1.35').object('networking.v1.NetworkPolicy'), { metadata: { name: 'a' } })).toBe(true);
  });
});

test('zero values do not count as being there', () => {
  expect([undefined, null, '', 0, []].every(isZero)).toBe(true);
  expect(['a', 1, false, {}, ['']].some(isZero)).toBe(false);
});

test('duplicates are found by all of their keys, in short and in long lists', () => {
  expect(firstDuplicate(['name'], [{ name: 'a' }, { name: 'b' }, { name: 'a' }])).toBe(2);
  expect(firstDuplicate(['port', 'protocol'], [{ port: 80 }, { port: 80, protocol: 'UDP' }])).toBe(-1);
  expect(firstDuplicate(['port', 'protocol'], [{ port: 80 }, { port: 80, protocol: 'TCP' }])).toBe(1);
  const long = Array.from({ length: 100 }, (_, i) => ({ name: `n${i}` }));
  expect(firstDuplicate(['name'], long)).toBe(-1);
  expect(firstDuplicate(['name'], [...long, { name: 'n7' }])).toBe(100);
  expect(itemKey(['port', 'protocol'], { port: 80 })).toBe('80/TCP');
});

test('isRecord tells objects from lists and null', () => {
  expect([{}, { a: 1 }].every(isRecord)).toBe(true);
  expect([null, [], 'a', undefined].some(isRecord)).toBe(false);
});
