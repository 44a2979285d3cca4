import type { Argument } from './argument';

/** A directive of an nginx configuration, with its block where it has one. */
export interface Directive {
  readonly name: string;
  readonly args: readonly Argument[];
  readonly block?: readonly Directive[];
  /** Whether this is a line of data, as in `map` and `geo`: its name is then a key, not a directive's. */
  readonly entry?: true;
}

/** A directive. Whether it is known, stands where it may and has the right arguments is for `check` to say. */
export function directive(name: string, args: readonly Argument[] = [], block?: readonly Directive[]): Directive {
  return block ? { name, args, block } : { name, args };
}

/** A line of data in a `geo` block, or the line `default` of a `map`. */
export function entry(key: string, value: Argument): Directive {
  return { name: key, args: [value], entry: true };
}

/** Words that a `map` block takes for itself, and the first characters that make a key a regular expression or escape one. */
const MAP_WORDS = new Set(['default', 'hostnames', 'include', 'volatile']);

/**
 * A line of a `map` block whose key is compared as it is, without regard to the case of letters.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_map_module.html
 */
export function mapEntry(key: string, value: Argument): Directive {
  const special = MAP_WORDS.has(key) || key.startsWith('~') || key.startsWith('\\');
  return entry(special ? `\\${key}` : key, value);
}
