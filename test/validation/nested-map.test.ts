import { inner } from '../../src/validation/nested-map';

test('makes the map under a key once', () => {
  const map = new Map<string, Map<string, number>>();
  inner(map, 'a').set('x', 1);
  inner(map, 'a').set('y', 2);
  inner(map, 'b');
  expect([...map].map(([key, value]) => [key, [...value]])).toEqual([
    [
      'a',
      [
        ['x', 1],
        ['y', 2],
      ],
    ],
    ['b', []],
  ]);
});
