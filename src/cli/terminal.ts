/** The part of a stream that the command line needs. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** Where a command prints to. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  /** Environment variables. */
  readonly env: Record<string, string | undefined>;
}

/** What a command gets beside its arguments. */
export interface Context {
  readonly terminal: Terminal;
  /** Working directory: paths that a user types are relative to it. */
  readonly cwd: string;
  /** Standard input as text, read when it is asked for. */
  readonly stdin: () => string;
  /** Says how the process is to end. */
  finish(exitCode: number): void;
}

/** Puts colour on text, or leaves it alone. */
export interface Paint {
  readonly on: boolean;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  cyan(text: string): string;
}

/**
 * Whether an output takes colour: the flag, then NO_COLOR, then FORCE_COLOR, then whether it is a terminal.
 *
 * @see https://no-color.org
 */
export function takesColour(output: Output, env: Terminal['env'], flag?: boolean): boolean {
  if (flag === false || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return output.isTTY === true && env.TERM !== 'dumb';
}

/** A paint that is on or off. */
export function paint(on: boolean): Paint {
  const wrap = (open: number, close: number) => (text: string) => (on ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  return { on, bold: wrap(1, 22), dim: wrap(2, 22), red: wrap(31, 39), green: wrap(32, 39), yellow: wrap(33, 39), cyan: wrap(36, 39) };
}

/** Bytes for people: `812 B`, `41.2 kB`, `3.1 MB`. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `1 file`, `2 files`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
