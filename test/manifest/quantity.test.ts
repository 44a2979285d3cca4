import fc from 'fast-check';
import { compareQuantities, isNegative, isWhole, meantQuantity, parseQuantity, quantityToNumber } from '../../src/manifest/quantity';

const SUFFIX_VALUES: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const number = fc
  .tuple(fc.constantFrom('', '+', '-'), fc.nat(99_999), fc.option(fc.stringMatching(/^[0-9]{0,4}$/), { nil: undefined }))
  .map(([sign, whole, decimals]) => `${sign}${whole}${decimals === undefined ? '' : `.${decimals}`}`);
const quantity = fc
  .tuple(
    number,
    fc.oneof(
      fc.constantFrom(...Object.keys(SUFFIX_VALUES)),
      fc.integer({ min: -8, max: 8 }).map((e) => `e${e}`),
    ),
  )
  .map(([digits, suffix]) => digits + suffix);
const parse = (text: string) => parseQuantity(text)!;

describe('parseQuantity', () => {
  test.each(['512mb', '1 Gi', '1.5.2', 'Gi1', '1e', '10KB', '1Ki5', '0x10', '', ' ', '1,5', '5-', '--1', '1Ee3', 'abc', '1 '.repeat(2)])(
    'refuses %j',
    (text) => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  test.each([
    ['0.5', 0.5],
    ['500m', 0.5],
    ['1Gi', 2 ** 30],
    ['1G', 1e9],
    ['1E', 1e18],
    ['1e3', 1000],
    ['1E3', 1000],
    ['.5', 0.5],
    ['1.', 1],
    [' 2 ', 2],
    ['+1k', 1000],
    // The API server takes these for zero.
    ['.', 0],
    ['+', 0],
    ['Mi', 0],
  ])('reads %j as %d', (text, value) => {
    expect(quantityToNumber(parse(text))).toBe(value);
  });

  test('reads every text of the grammar, as the number times its suffix', () => {
    fc.assert(
      fc.property(number, fc.constantFrom(...Object.keys(SUFFIX_VALUES)), (digits, suffix) => {
        const expected = Number(digits) * SUFFIX_VALUES[suffix];
        const cap = suffix.endsWith('i') ? Math.sign(expected) * Math.min(Math.abs(expected), 2 ** 63) : expected;
        const read = quantityToNumber(parse(digits + suffix));
        // Nothing is finer than a billionth; what is, is rounded away from zero.
        expect(Math.abs(read - cap)).toBeLessThanOrEqual(Math.max(1e-9, Math.abs(cap) * 1e-12));
      }),
    );
  });

  test('refuses a text of the grammar with a foreign character in it', () => {
    fc.assert(
      fc.property(quantity, fc.nat(20), fc.constantFrom('b', ' ', ',', 'x', 'Z', '_', '%'), (text, at, foreign) => {
        const position = Math.min(at, text.length - 1) + 1;
        const broken = text.slice(0, position) + foreign + text.slice(position);
        fc.pre(broken.trim() === broken);
        expect(parseQuantity(broken)).toBeUndefined();
      }),
    );
  });

  test('rounds away from zero, so that whoever asks for something gets something', () => {
    expect(compareQuantities(parse('0.1n'), parse('1n'))).toBe(0);
    expect(compareQuantities(parse('-0.1n'), parse('-1n'))).toBe(0);
    expect(compareQuantities(parse('1e-300'), parse('1n'))).toBe(0);
  });

  test('does not hang on enormous exponents', () => {
    expect(isNegative(parse('-1e999999999'))).toBe(true);
    expect(compareQuantities(parse('1e999999999'), parse('1Ei'))).toBe(1);
  });
});

describe('compareQuantities', () => {
  test.each([
    ['1024Mi', '1Gi', 0],
    ['1G', '1Gi', -1],
    ['0.5', '500m', 0],
    ['1e3', '1k', 0],
    ['-1', '1', -1],
    ['2', '10', -1],
    ['100Ei', '200Ei', 0],
  ])('%s and %s: %d', (a, b, order) => {
    expect(compareQuantities(parse(a), parse(b))).toBe(order);
    expect(compareQuantities(parse(b), parse(a))).toBe(0 - order);
  });

  test('is an order: reflexive, antisymmetric, transitive', () => {
    fc.assert(
      fc.property(quantity, quantity, quantity, (a, b, c) => {
        const [x, y, z] = [parse(a), parse(b), parse(c)];
        expect(compareQuantities(x, x)).toBe(0);
        expect(compareQuantities(x, y)).toBe(0 - compareQuantities(y, x));
        if (compareQuantities(x, y) <= 0 && compareQuantities(y, z) <= 0) expect(compareQuantities(x, z)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

test('isWhole tells whole numbers from fractions', () => {
  expect(['1', '1000m', '1Ki', '0', '2e3'].map((text) => isWhole(parse(text)))).toEqual([true, true, true, true, true]);
  expect(['1m', '0.5', '1500m'].map((text) => isWhole(parse(text)))).toEqual([false, false, false]);
});

test.each([
  ['512mb', '512Mi or 512M'],
  ['1.5 GB', '1.5Gi or 1.5G'],
  ['64kib', '64Ki'],
  ['512Mi', undefined],
  ['lots', undefined],
  ['5constructor', undefined],
  ['', undefined],
])('what was meant by %j', (text, meant) => {
  expect(meantQuantity(text)).toBe(meant);
});
