import * as fc from 'fast-check';
import { closest, editDistance } from '../../src/manifest/similar';

describe('editDistance', () => {
  test.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'abd', 1],
    ['abc', 'ab', 1],
    ['kitten', 'sitting', 3],
  ])('of %s and %s is %d', (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

  test('is symmetric, zero for equal words only, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const distance = editDistance(a, b);
        expect(distance).toBe(editDistance(b, a));
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('closest', () => {
  test('finds a word with a typo', () => expect(closest('eu-nroth-1', ['eu-west-1', 'eu-north-1'])).toBe('eu-north-1'));
  test('finds a word in other letters', () => expect(closest('NorwayEast', ['norwaywest', 'norwayeast'])).toBe('norwayeast'));
  test('offers nothing far away', () => expect(closest('oslo', ['eu-west-1', 'norwayeast'])).toBeUndefined());
});
