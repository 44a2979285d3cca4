import { type Token, token } from './argument';

const TIME_UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
] as const;

const SIZE_UNITS = [
  ['g', 2 ** 30],
  ['m', 2 ** 20],
  ['k', 2 ** 10],
] as const;

/**
 * A time, in the largest unit that says it exactly.
 *
 * @param milliseconds a whole number, 0 or more
 * @see https://nginx.org/en/docs/syntax.html
 */
export function milliseconds(milliseconds: number): Token {
  const amount = whole(milliseconds, 'time');
  if (amount === 0) return token('0s');
  const [unit, size] = TIME_UNITS.find(([, size]) => amount % size === 0)!;
  return token(`${amount / size}${unit}`);
}

/** A time in seconds, for the directives that take no smaller unit. */
export function seconds(seconds: number): Token {
  return milliseconds(whole(seconds, 'time') * 1000);
}

/**
 * A size, in the largest unit that says it exactly.
 *
 * @param bytes a whole number, 0 or more
 * @see https://nginx.org/en/docs/syntax.html
 */
export function bytes(bytes: number): Token {
  const amount = whole(bytes, 'size');
  if (amount === 0) return token('0');
  const found = SIZE_UNITS.find(([, size]) => amount % size === 0);
  return token(found ? `${amount / found[1]}${found[0]}` : amount);
}

function whole(value: number, what: string): number {
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`a ${what} is a whole number, 0 or more, not ${value}`);
  return value;
}
