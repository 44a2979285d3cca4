import { usageError } from '../manifest/errors';

/** A class of ours: its constructor is private, so it has a name and instances only. */
type Kind = { readonly name: string; readonly prototype: unknown };

/**
 * Checks that a prop, where it is given, is an instance of a class, or is a list. The compiler does that for TypeScript; programs in
 * JavaScript would get an error from inside of this library, or none and a configuration that says something else.
 */
export function checkKind(value: unknown, kind: Kind, prop: string, where: string, example: string): void {
  if (value === undefined || isOfKind(value, kind)) return;
  const what = kind === Array ? `${prop} is not a list` : `${prop} is not of class ${kind.name}`;
  throw usageError({ what, where, value, fix: `write ${example}` });
}

/** By prototype, as the constructors of our classes are private and `instanceof` takes no such type. */
function isOfKind(value: unknown, kind: Kind): boolean {
  return typeof value === 'object' && value !== null && Object.prototype.isPrototypeOf.call(kind.prototype as object, value);
}
