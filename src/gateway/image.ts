import { usageError } from '../manifest/errors';

/** Oldest nginx that has all directives in use: `ssl_certificate_cache`. */
const OLDEST = [1, 27, 4];

/** Checks the image of a gateway: it has a version or a digest, and the nginx in it is not too old as far as its tag tells. */
export function checkImage(image: string, where: string): string {
  const [, name = '', tag, digest] = /^([^@]*?)(?::([^:/@]*))?(?:@(.*))?$/.exec(image) ?? [];
  const reject = (what: string, fix: string) =>
    usageError({
      what,
      where,
      value: image,
      allowed: "a full version, as in 'nginxinc/nginx-unprivileged:1.29.3-alpine', or a digest",
      fix,
    });
  if (!/^[a-z0-9][a-z0-9._/:-]*$/.test(name))
    throw reject('the image is not the name of an image', 'write REPOSITORY:TAG or REPOSITORY@sha256:DIGEST');
  if (digest !== undefined) {
    if (!/^sha256:[0-9a-f]{64}$/.test(digest))
      throw reject('the digest of the image is not one', 'write sha256: and 64 hexadecimal digits');
  } else if (!tag) {
    throw reject('the image has no version', 'add the tag of one version');
  } else if (!/\d/.test(tag)) {
    throw reject(`the tag '${tag}' moves from version to version`, 'add the tag of one version');
  }
  if (tag && !/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(tag))
    throw reject('the tag of the image is not one', 'use letters, digits, _, . and -');
  const version = /^(\d+)\.(\d+)(?:\.(\d+))?(?:-|$)/.exec(tag ?? '')?.slice(1);
  if (
    version &&
    /(^|\/)nginx[^/]*$/.test(name) &&
    isOlder(version.map((part) => (part === undefined ? Number.POSITIVE_INFINITY : Number(part))))
  ) {
    throw reject(`the nginx of this image is older than ${OLDEST.join('.')}`, 'use a newer one');
  }
  return image;
}

function isOlder(version: readonly number[]): boolean {
  const at = version.findIndex((part, i) => part !== OLDEST[i]);
  return at >= 0 && version[at] < OLDEST[at];
}
