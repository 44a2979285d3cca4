import * as fc from 'fast-check';
import { bytes, milliseconds, seconds } from '../../src/nginx';

const TIME: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const SIZE: Record<string, number> = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };

const read = (text: string, units: Record<string, number>) => {
  const [, amount, unit] = /^(\d+)([a-z]*)$/.exec(text)!;
  return Number(amount) * units[unit];
};

describe('units', () => {
  test('a time says what it was', () => {
    expect(milliseconds(1500).text).toBe('1500ms');
    expect(seconds(30).text).toBe('30s');
    expect(seconds(600).text).toBe('10m');
    expect(seconds(0).text).toBe('0s');
    fc.assert(fc.property(fc.nat(1e9), (n) => read(milliseconds(n).text, TIME) === n));
  });

  test('a size says what it was', () => {
    expect(bytes(10 * 2 ** 20).text).toBe('10m');
    expect(bytes(1000).text).toBe('1000');
    fc.assert(fc.property(fc.nat(1e9), (n) => read(bytes(n).text, SIZE) === n));
  });

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %p', (value) => {
    expect(() => milliseconds(value)).toThrow('whole number');
    expect(() => seconds(value)).toThrow('whole number');
    expect(() => bytes(value)).toThrow('whole number');
  });
});
