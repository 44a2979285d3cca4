/**
 * A Kubernetes quantity as the API server holds it: `mantissa` × 10^`exponent`, exact, with at most nine decimals.
 * @see https://pkg.go.dev/k8s.io/apimachinery/pkg/api/resource#Quantity
 */
export interface Quantity {
  readonly mantissa: bigint;
  readonly exponent: number;
}

/** Decimal and binary suffixes: base and power. */
const SUFFIXES: ReadonlyMap<string, readonly [base: 2 | 10, power: number]> = new Map([
  ['n', [10, -9]],
  ['u', [10, -6]],
  ['m', [10, -3]],
  ['', [10, 0]],
  ['k', [10, 3]],
  ['M', [10, 6]],
  ['G', [10, 9]],
  ['T', [10, 12]],
  ['P', [10, 15]],
  ['E', [10, 18]],
  ['Ki', [2, 10]],
  ['Mi', [2, 20]],
  ['Gi', [2, 30]],
  ['Ti', [2, 40]],
  ['Pi', [2, 50]],
  ['Ei', [2, 60]],
]);

/** Sign, whole part, decimals, suffix or exponent. The API server takes a number without digits as zero, and so do we. */
const GRAMMAR = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/** What may be written, for messages. */
export const QUANTITY_ALLOWED = 'a number with an optional suffix: n u m k M G T P E, Ki Mi Gi Ti Pi Ei, or an exponent such as e3';

/** Smallest power of ten that is kept; what is smaller is rounded away from zero. */
const NANO = -9;

/** Quantities with a binary suffix are capped at the largest 64-bit integer. */
const BINARY_CAP = 2n ** 63n - 1n;

/** A power of ten beyond which a quantity is larger than anything that can be compared with it usefully. */
const EXPONENT_CAP = 400;

/** Reads a quantity by the grammar of the API server; undefined when it is none. */
export function parseQuantity(value: string | number): Quantity | undefined {
  const text = typeof value === 'number' ? String(value) : value.trim();
  const match = text === '' ? null : GRAMMAR.exec(text);
  if (!match) return undefined;
  const [, sign, whole, decimals = '', exponent, suffix = ''] = match;
  const digits = whole + decimals;
  const [base, power] = exponent === undefined ? SUFFIXES.get(suffix)! : ([10, Number(exponent)] as const);
  if (digits === '') return power < NANO ? undefined : { mantissa: 0n, exponent: 0 };
  let mantissa = BigInt(digits);
  let ten = -decimals.length;
  if (base === 10) ten += power;
  else mantissa *= 2n ** BigInt(power);
  let magnitude = round(mantissa, ten);
  if (base === 2 && compareQuantities(magnitude, { mantissa: BINARY_CAP, exponent: 0 }) > 0)
    magnitude = { mantissa: BINARY_CAP, exponent: 0 };
  return sign === '-' ? { mantissa: -magnitude.mantissa, exponent: magnitude.exponent } : magnitude;
}

/** Rounds up to nine decimals, so that whoever asks for something gets something. */
function round(mantissa: bigint, exponent: number): Quantity {
  if (mantissa === 0n) return { mantissa, exponent: 0 };
  if (exponent > EXPONENT_CAP) return { mantissa, exponent: EXPONENT_CAP };
  if (exponent >= NANO) return { mantissa, exponent };
  if (NANO - exponent > String(mantissa).length) return { mantissa: 1n, exponent: NANO };
  const unit = 10n ** BigInt(NANO - exponent);
  return { mantissa: (mantissa + unit - 1n) / unit, exponent: NANO };
}

/** Negative, zero or positive, as the first quantity is smaller than, equal to or larger than the second. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const left = a.mantissa * 10n ** BigInt(a.exponent - exponent);
  const right = b.mantissa * 10n ** BigInt(b.exponent - exponent);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether a quantity is below zero. */
export function isNegative(quantity: Quantity): boolean {
  return quantity.mantissa < 0n;
}

/** The nearest floating point number. */
export function quantityToNumber(quantity: Quantity): number {
  return Number(`${quantity.mantissa}e${quantity.exponent}`);
}

/** Whether a quantity is a whole number, as counts of things must be. */
export function isWhole(quantity: Quantity): boolean {
  return quantity.exponent >= 0 || quantity.mantissa % 10n ** BigInt(-quantity.exponent) === 0n;
}

/** Units that people write and Kubernetes does not know, and those that were meant. */
const MEANT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    kb: 'Ki or k',
    mb: 'Mi or M',
    gb: 'Gi or G',
    tb: 'Ti or T',
    kib: 'Ki',
    mib: 'Mi',
    gib: 'Gi',
    tib: 'Ti',
    m: 'Mi or M',
    g: 'Gi or G',
    k: 'Ki or k',
  }),
);

/** What was meant by an amount of memory in units that Kubernetes does not know, or that mean something else: for `512mb` it is `512Mi or 512M`. */
export function meantQuantity(text: string): string | undefined {
  const [, number, unit] = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? [];
  const suffixes = number === undefined ? undefined : MEANT.get(unit.toLowerCase());
  return suffixes
    ?.split(' or ')
    .map((suffix) => `${number}${suffix}`)
    .join(' or ');
}
