import { Yaml } from 'cdk8s';

/** Thrown where only the YAML library can say how a whole document is written. */
export const UNSURE = Symbol('unsure');

/**
 * A single line of printable ASCII that is plain wherever it stands: no indicator in front, no `: `, no ` #`, no space or colon at the end.
 * Words that YAML 1.1 reads as another type are told apart by `mayBeTyped`.
 */
const PLAIN = /^(?!- )[A-Za-z0-9_/$(-](?:[!-9;-~]|:(?=[!-~])| (?!#|$))*$/;

/** All characters of the numbers, times and dates of YAML 1.1. A string of other characters too is none of them. */
const NUMERIC = /^[-0-9a-fA-FxXoOtTzZ_.:+ ]+$/;

/** YAML 1.1's booleans and null. */
const WORDS = new Set(
  ['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null'].flatMap((word) => [
    word,
    word.toUpperCase(),
    word[0].toUpperCase() + word.slice(1),
  ]),
);

/** A single line of printable ASCII that starts with an indicator, and so is always quoted. */
const QUOTED = /^[[\]{}#&*!|>'"%@`,][ -~]*$/;

/** Text of several lines that a literal block takes as it is: no space or line break in front, none but one line break behind. */
const BLOCK = /^[!-~\u00a1-\u1fff][\t\n -~\u00a1-\u1fff]*$/;

/** Texts that the YAML library wrote, kept as they come again and again. Bounded, for long-running processes. */
const CACHE_LIMIT = 10_000;
const CACHED_LENGTH = 256;
const values = new Map<string, string>();
const keys = new Map<string, string>();

/**
 * A string as the value of a field or a list item.
 *
 * @param indent spaces in front of the lines below, at least 2
 */
export function stringText(value: string, indent: string): string {
  if (PLAIN.test(value) && !mayBeTyped(value)) return value;
  if (value.includes('\n')) return multilineText(value, indent);
  if (QUOTED.test(value)) return value.includes('"') && !value.includes("'") ? `'${value}'` : JSON.stringify(value);
  let text = values.get(value);
  if (text === undefined) {
    text = askLibrary(value, indent.length / 2);
    remember(values, value, text);
  }
  return text;
}

/**
 * A string as the key of a field.
 *
 * @param indent spaces in front of the key
 * @throws `UNSURE` where a key takes more than one line
 */
export function keyText(key: string, indent: string): string {
  let text = keys.get(key);
  if (text !== undefined) return text;
  if (key.length > 1000 || key.includes('\n')) throw UNSURE;
  if (PLAIN.test(key) && !mayBeTyped(key)) text = key;
  else {
    // A key that looks like the start of a document is quoted at the top only.
    const marker = /^[-.%]/.test(key);
    text = askLibraryForKey(key, marker && indent !== '');
    if (marker) return text;
  }
  remember(keys, key, text);
  return text;
}

/** Whether a plain word may be read as a number, boolean, null, time, date or document marker. */
function mayBeTyped(text: string): boolean {
  const first = text.charCodeAt(0);
  const letter = first > 0x40;
  if (letter && first !== 0x45 && first !== 0x65) return text.length < 6 && WORDS.has(text);
  // A number may start with its exponent: e5. A sign may be followed by .inf and .nan.
  return NUMERIC.test(text) || (first === 0x2d && (text[1] === '.' || text.startsWith('---')));
}

function multilineText(value: string, indent: string): string {
  if (!BLOCK.test(value) || /[\t ]$|\n\n$|\n[\t ]+\n$/.test(value)) return askLibrary(value, indent.length / 2);
  const clip = value.endsWith('\n');
  const body = clip ? value.slice(0, -1) : value;
  return `|${clip ? '' : '-'}\n${indent}${body.replace(/\n+/g, `$&${indent}`)}`;
}

/** How the library writes a string at a depth, from 1. */
function askLibrary(value: string, depth: number): string {
  let nested: unknown = value;
  let prefix = '';
  for (let level = 0; level < depth; level++) {
    nested = { k: nested };
    prefix += level === 0 ? 'k:' : `\n${'  '.repeat(level)}k:`;
  }
  const text = Yaml.stringify(nested);
  if (!text.startsWith(`${prefix} `) || !text.endsWith('\n')) throw UNSURE;
  return text.slice(prefix.length + 1, -1);
}

function askLibraryForKey(key: string, deep: boolean): string {
  const text = Yaml.stringify(deep ? { k: { [key]: 0 } } : { [key]: 0 });
  const start = deep ? 'k:\n  ' : '';
  if (!text.startsWith(start) || text.startsWith('? ', start.length) || !text.endsWith(': 0\n')) throw UNSURE;
  return text.slice(start.length, -4);
}

function remember(cache: Map<string, string>, key: string, text: string): void {
  if (key.length > CACHED_LENGTH) return;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  cache.set(key, text);
}
