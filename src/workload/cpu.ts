import { usageError } from '../manifest/errors';
import { parseQuantity, quantityToNumber } from '../manifest/quantity';

/** An amount of processor time: 1,000 millicores are one core of a node. */
export class Cpu {
  /**
   * Thousandths of a core.
   *
   * @param amount whole number, at least 1
   */
  static millis(amount: number): Cpu {
    if (Number.isInteger(amount) && amount >= 1) return new Cpu(amount);
    throw usageError({ what: 'an amount of cpu is not valid', value: amount, allowed: 'a whole number of millicores, at least 1' });
  }

  /**
   * Cores.
   *
   * @param amount above 0, with at most three decimals: `0.5` is half a core
   */
  static units(amount: number): Cpu {
    const millis = Math.round(amount * 1000);
    if (Math.abs(millis - amount * 1000) < 1e-6 && millis >= 1) return new Cpu(millis);
    throw usageError({
      what: 'an amount of cpu is not valid',
      value: amount,
      allowed: 'a number of cores, at least 0.001, with at most three decimals',
    });
  }

  /**
   * An amount as Kubernetes writes it: `500m`, `0.5`, `2`.
   *
   * @throws when the text is no quantity, or less than a thousandth of a core
   */
  static parse(text: string): Cpu {
    const cpu = Cpu.tryParse(text);
    if (cpu) return cpu;
    const number = /^\s*(\d+(?:\.\d+)?)\s*(?:m|milli|millis|millicores?|mcpu)\s*$/i.exec(String(text));
    const cores = /^\s*(\d+(?:\.\d+)?)\s*(?:c|cores?|cpus?|vcpus?)\s*$/i.exec(String(text));
    const meant = number ? `${number[1]}m` : cores?.[1];
    throw usageError({
      what: 'an amount of cpu is not valid',
      value: text,
      allowed: "millicores such as '500m', or cores such as '2' and '0.5'",
      ...(meant ? { fix: `did you mean ${meant}` } : {}),
    });
  }

  /** As `parse`, but undefined where the text is no amount of cpu. */
  static tryParse(text: string): Cpu | undefined {
    const quantity = typeof text === 'string' ? parseQuantity(text) : undefined;
    if (quantity === undefined) return undefined;
    const millis = quantityToNumber({ mantissa: quantity.mantissa, exponent: quantity.exponent + 3 });
    return Number.isInteger(millis) && millis >= 1 ? new Cpu(millis) : undefined;
  }

  private constructor(
    /** Thousandths of a core. */
    readonly milliCores: number,
  ) {}

  /** The amount as Kubernetes writes it: `500m`, `2`. */
  toString(): string {
    return this.milliCores % 1000 === 0 ? `${this.milliCores / 1000}` : `${this.milliCores}m`;
  }
}
