import { COLOURS, Colour, otherColour } from '../../src/release/colour';

test('the other colour of the other colour is the colour', () => {
  expect(COLOURS.map(otherColour)).toEqual(['green', 'blue']);
  for (const colour of COLOURS) expect(otherColour(otherColour(colour))).toBe(colour);
});

test('the enum says what a ledger writes', () => {
  expect(Object.values(Colour)).toEqual(COLOURS);
});
