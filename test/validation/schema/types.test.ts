import { describe as describeType } from '../../../src/validation/schema/explain';
import { Shape, Type } from '../../../src/validation/schema/types';

test('there are words for every shape', () => {
  const item = new Type(Shape.STRING);
  for (let shape = Shape.ANY; shape <= Shape.FREE_OBJECT; shape++) {
    expect(describeType(new Type(shape, { item, values: new Set(['a']) }))).toMatch(/^[a-z]/);
  }
});

test('the fields of an object are read once, and when first asked for', () => {
  let reads = 0;
  const object = { name: 'a', fields: new Map(), demanded: [] };
  const type = new Type(Shape.OBJECT, {
    object: () => {
      reads++;
      return object;
    },
  });
  expect(reads).toBe(0);
  expect([type.object, type.object]).toEqual([object, object]);
  expect(reads).toBe(1);
});
