import { describe as describeType } from '../../../src/validation/schema/explain';
import { Shape, type Type } from '../../../src/validation/schema/types';

test('there are words for every shape', () => {
  const type: Type = { shape: Shape.STRING };
  for (let shape = Shape.ANY; shape <= Shape.FREE_OBJECT; shape++) {
    expect(describeType({ shape, item: type, values: new Set(['a']) })).toMatch(/^[a-z]/);
  }
});
