/** A place in which directives stand. */
export type Context = 'main' | 'events' | 'http' | 'server' | 'location' | 'upstream';

/** What is known of a directive. */
export interface DirectiveSpec {
  /** Where it may stand. */
  readonly contexts: readonly Context[];
  /** Fewest and most arguments. */
  readonly arity: readonly [number, number];
  /** Positions of the arguments, from 0, in which nginx evaluates variables; `all` for each of them. */
  readonly evaluates?: 'all' | readonly number[];
  /** Position of the argument that names the variable it declares; the last argument for -1. */
  readonly declares?: number;
  /** What its block holds; absent when it has none. */
  readonly block?: Context | 'entries';
  /** Whether the values of its block's entries evaluate variables. */
  readonly entriesEvaluate?: boolean;
  /** Position of the argument that may hold line breaks, as they end up in a body, not in a header or a name. */
  readonly multiline?: number;
  /** First version that has it, where that is later than 1.18. */
  readonly since?: string;
  /** Whether it may stand in one block more than once. */
  readonly repeats?: boolean;
}

export type DirectiveTable = Readonly<Record<string, DirectiveSpec>>;

/** As many arguments as one likes. */
export const MANY = Number.POSITIVE_INFINITY;

/** The three levels at which most directives of the http modules may stand. */
export const HTTP_LEVELS: readonly Context[] = ['http', 'server', 'location'];
