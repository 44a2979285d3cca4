import { usageError } from '../manifest/errors';

/**
 * Checks the path of a route. nginx compares it with the path of a request after percent-encoding is undone, slashes are merged
 * and dot segments are resolved, so a path that could never match is refused.
 */
export function checkPath(path: string, exact: boolean, where: string): string {
  const reject = (what: string, fix: string) =>
    usageError({ what, where, value: path, allowed: "a path such as '/payments', without query, in decoded form", fix });
  if (!path.startsWith('/')) throw reject('a path does not begin with a slash', `write '/${path}'`);
  if (/[\p{Cc}\p{Surrogate}]/u.test(path)) throw reject('a path has a control character or half of a surrogate pair', 'leave it out');
  if (/[?#]/.test(path))
    throw reject('a path has a query or a fragment, which takes no part in routing', 'leave out what follows the path');
  if (path.includes('%')) throw reject('a path has a percent sign', 'write the character itself in place of its encoded form');
  if (path.includes('//')) throw reject('a path has an empty segment, and nginx merges slashes', 'write one slash');
  if (/(^|\/)\.\.?(\/|$)/.test(path)) throw reject('a path has a dot segment, which nginx resolves', "leave out '.' and '..'");
  if (!exact && /\/\*{1,2}(\/|$)/.test(path)) {
    const above = path.slice(0, path.indexOf('/*')) || '/';
    throw reject(
      'a path has a segment of stars, which stand for themselves and nothing else',
      `write '${above}', which stands for all below it`,
    );
  }
  if (Buffer.byteLength(path) > LONGEST) throw reject(`a path is longer than ${LONGEST} bytes`, 'shorten it');
  if (!exact && path !== '/' && path.endsWith('/')) {
    throw reject('a prefix ends with a slash, though it stands for whole segments anyway', `write '${path.slice(0, -1)}'`);
  }
  return path;
}

/** Far below what nginx reads for one argument, even where each character needs a backslash. */
const LONGEST = 1024;
