import type { ScalarTag } from 'yaml';

/** Words that the API server's YAML reader takes for true; their opposites are false. */
const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);

const DECIMAL = /^[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?$/;

/** Integers with a base: hexadecimal, octal (old and new), binary. */
const BASES: readonly (readonly [pattern: RegExp, base: number])[] = [
  [/^[-+]?0[xX]([0-9a-fA-F]+)$/, 16],
  [/^[-+]?0[oO]?([0-7]+)$/, 8],
  [/^[-+]?0[bB]([01]+)$/, 2],
];

/**
 * The number that a plain scalar is for the API server's YAML reader, or undefined. That is YAML 1.1 without numbers of
 * base 60: underscores are left out, a leading zero means octal, and times are texts.
 */
export function readNumber(text: string): number | undefined {
  if (/^[-+]?\.(inf|Inf|INF)$/.test(text)) return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^\.(nan|NaN|NAN)$/.test(text)) return Number.NaN;
  if (!/^[-+.\d]/.test(text)) return undefined;
  const plain = text.replaceAll('_', '');
  for (const [pattern, base] of BASES) {
    const digits = pattern.exec(plain)?.[1];
    if (digits !== undefined) return (plain.startsWith('-') ? -1 : 1) * Number.parseInt(digits, base);
  }
  if (!DECIMAL.test(plain)) return undefined;
  // What is too large for a number stays a text.
  const number = Number(plain);
  return Number.isFinite(number) ? number : undefined;
}

/** How plain scalars are read, as the API server's YAML reader does. To be added to the failsafe schema. */
export const API_SERVER_TAGS: ScalarTag[] = [
  {
    tag: 'tag:yaml.org,2002:null',
    default: true,
    test: /^(?:~|null|Null|NULL)?$/,
    identify: (value) => value === null,
    resolve: () => null,
  },
  {
    tag: 'tag:yaml.org,2002:bool',
    default: true,
    test: /^(?:[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
    identify: (value) => typeof value === 'boolean',
    resolve: (text) => TRUE.has(text),
  },
  {
    tag: 'tag:yaml.org,2002:float',
    default: true,
    test: /^[-+.\d]/,
    identify: (value) => typeof value === 'number',
    resolve: (text) => readNumber(text) ?? text,
  },
  {
    tag: 'tag:yaml.org,2002:int',
    default: false,
    identify: () => false,
    resolve: (text, onError) => {
      const number = readNumber(text);
      if (number === undefined) onError(`not a number: ${text}`);
      return number ?? text;
    },
  },
  {
    tag: 'tag:yaml.org,2002:binary',
    default: false,
    identify: () => false,
    resolve: (text) => Buffer.from(text, 'base64').toString('utf8'),
  },
];
