/** Text that nginx must take as it is, whatever characters it has. */
export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
}

/** Text and variables side by side, for arguments in which nginx evaluates variables. */
export interface Expression {
  readonly kind: 'expression';
  readonly parts: readonly (Literal | VariableReference)[];
}

/** The value of a variable. */
export interface VariableReference {
  readonly kind: 'variable';
  /** Name without the dollar. */
  readonly name: string;
}

/** The name of a variable that a directive such as `map` or `geo` declares. */
export interface Declaration {
  readonly kind: 'declaration';
  /** Name without the dollar. */
  readonly name: string;
}

/** A word of nginx's own grammar: a keyword, a number, a time, a size, a modifier. */
export interface Token {
  readonly kind: 'token';
  readonly text: string;
}

/** `NAME=VALUE` in one argument, as in `max_fails=3`. */
export interface Parameter {
  readonly kind: 'parameter';
  readonly name: string;
  readonly value: Literal | Token | VariableReference | Expression;
}

/** One argument of a directive. */
export type Argument = Literal | Expression | VariableReference | Declaration | Token | Parameter;

/** With the flag `u` a whole pair is one character, so only halves are left to match. */
const HALF_PAIR = /\p{Surrogate}/u;
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
const TOKEN = /^[A-Za-z0-9_.:/@%+=~^*,!-]+$/;

/**
 * Text that means itself.
 *
 * @throws on NUL and on half of a surrogate pair: nginx cannot carry them
 */
export function literal(text: string): Literal {
  const reason = uncarriable(text);
  if (reason) throw new Error(`nginx cannot carry ${reason} in ${JSON.stringify(text)}`);
  return { kind: 'literal', text };
}

/** Why nginx cannot carry a text, or undefined when it can. */
export function uncarriable(text: string): string | undefined {
  // A C string ends at NUL. Half of a surrogate pair has no UTF-8.
  if (text.includes('\0')) return 'the character NUL';
  return HALF_PAIR.test(text) ? 'half of a surrogate pair' : undefined;
}

/** The value of a variable, named without its dollar. */
export function variable(name: string): VariableReference {
  return { kind: 'variable', name: variableName(name) };
}

/** The name of a variable that a directive declares, without its dollar. */
export function declare(name: string): Declaration {
  return { kind: 'declaration', name: variableName(name) };
}

/** Text and variables in one argument; strings are literal. */
export function expression(...parts: (string | VariableReference)[]): Expression {
  return { kind: 'expression', parts: parts.map((part) => (typeof part === 'string' ? literal(part) : part)) };
}

/**
 * A word of nginx's own grammar.
 *
 * @throws when it has a character that needs quotes: such text is a `literal`
 */
export function token(text: string | number): Token {
  const word = String(text);
  if (!TOKEN.test(word)) throw new Error(`${JSON.stringify(word)} is not a word of nginx's grammar`);
  return { kind: 'token', text: word };
}

/** `NAME=VALUE`; a string or a number is a word of nginx's grammar, other text is a `literal`. */
export function parameter(name: string, value: string | number | Parameter['value']): Parameter {
  return { kind: 'parameter', name: token(name).text, value: typeof value === 'object' ? value : token(value) };
}

/** `on` or `off`. */
export function flag(on: boolean): Token {
  return token(on ? 'on' : 'off');
}

function variableName(name: string): string {
  if (!VARIABLE.test(name)) throw new Error(`${JSON.stringify(name)} is not the name of an nginx variable`);
  return name;
}
