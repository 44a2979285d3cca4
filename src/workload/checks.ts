import { usageError } from '../manifest/errors';
import type { NameSyntax } from '../manifest/names';

/** Returns a port number, checked. */
export function checkPort(port: number, what: string, where: string): number {
  return checkWhole(port, what, where, 1, 65535);
}

/** Returns a whole number in a range, checked. */
export function checkWhole(value: number, what: string, where: string, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  const allowed = most === Number.MAX_SAFE_INTEGER ? `a whole number, at least ${least}` : `a whole number from ${least} to ${most}`;
  throw usageError({ what: `${what} is not valid`, where, value, allowed });
}

/** Returns a name, checked against a syntax. */
export function checkName(name: string, what: string, where: string, syntax: NameSyntax): string {
  if (typeof name === 'string' && syntax.test(name)) return name;
  throw usageError({ what: `${what} is not valid`, where, value: name, allowed: syntax.allowed });
}

/** Returns the path of a URL, checked: it starts with `/` and has no blank, query or fragment. */
export function checkPath(path: string, what: string, where: string): string {
  if (typeof path === 'string' && /^\/[\w\-.~!$&'()*+,;=:@%/]*$/.test(path)) return path;
  throw usageError({
    what: `${what} is not valid`,
    where,
    value: path,
    allowed: 'the path of a URL that starts with "/", for example /healthz',
  });
}
