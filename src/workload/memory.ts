import { usageError } from '../manifest/errors';
import { meantQuantity, parseQuantity, quantityToNumber } from '../manifest/quantity';

const KIBI = 2 ** 10;
const MEBI = 2 ** 20;
const GIBI = 2 ** 30;
const UNITS = [
  ['Gi', GIBI],
  ['Mi', MEBI],
  ['Ki', KIBI],
] as const;

/** An amount of memory, at least one mebibyte. */
export class Memory {
  /**
   * Mebibytes, of 1,048,576 bytes.
   *
   * @param amount whole number, at least 1
   */
  static mebibytes(amount: number): Memory {
    return Memory.of(amount, MEBI, 'mebibytes');
  }

  /**
   * Gibibytes, of 1,024 mebibytes.
   *
   * @param amount above 0; `0.5` is 512 mebibytes
   */
  static gibibytes(amount: number): Memory {
    return Memory.of(amount, GIBI, 'gibibytes');
  }

  /**
   * An amount as Kubernetes writes it: `512Mi`, `1Gi`, `500M`.
   *
   * @throws when the text is no quantity, or less than a mebibyte, as `512m` is: half a byte
   */
  static parse(text: string): Memory {
    const memory = Memory.tryParse(text);
    if (memory) return memory;
    const meant = meantQuantity(String(text));
    throw usageError({
      what: 'an amount of memory is not valid',
      value: text,
      allowed: "at least 1Mi, in units of 1,024 such as '512Mi' and '1Gi', or of 1,000 such as '512M'",
      ...(meant ? { fix: `did you mean ${meant}` } : {}),
    });
  }

  /** As `parse`, but undefined where the text is no amount of memory. */
  static tryParse(text: string): Memory | undefined {
    const quantity = typeof text === 'string' ? parseQuantity(text) : undefined;
    const bytes = quantity === undefined ? Number.NaN : quantityToNumber(quantity);
    return Number.isSafeInteger(bytes) && bytes >= MEBI ? new Memory(bytes) : undefined;
  }

  private static of(amount: number, unit: number, name: string): Memory {
    const bytes = amount * unit;
    if (Number.isSafeInteger(bytes) && bytes >= MEBI) return new Memory(bytes);
    throw usageError({
      what: 'an amount of memory is not valid',
      value: amount,
      allowed: `a number of ${name}, at least one mebibyte in all`,
    });
  }

  private constructor(
    /** Bytes. */
    readonly bytes: number,
  ) {}

  /** The amount as Kubernetes writes it, in the largest unit that fits: `512Mi`, `1Gi`. */
  toString(): string {
    const [suffix, size] = UNITS.find(([, unit]) => this.bytes % unit === 0) ?? ['', 1];
    return `${this.bytes / size}${suffix}`;
  }
}
