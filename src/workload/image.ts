import { usageError } from '../manifest/errors';

/** The parts of an image reference. */
export interface ImageParts {
  /** Registry and repository: `registry.example.no:5000/shop/payment`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest?: string;
}

const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::\d+)?$/;
const PATH = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * Reads an image reference and refuses one that does not say which image it is: without a tag and a digest, or with the tag `latest`.
 *
 * @param where path of the construct, for the message
 */
export function parseImage(image: string, where?: string): ImageParts {
  const refuse = (what: string, fix: string): Error =>
    usageError({ what, where, value: image, allowed: 'REPOSITORY:TAG or REPOSITORY@sha256:DIGEST', fix });
  if (typeof image !== 'string' || image === '') throw refuse('the image is missing', 'name the image that runs');
  const at = image.indexOf('@');
  const digest = at < 0 ? undefined : image.slice(at + 1);
  const named = at < 0 ? image : image.slice(0, at);
  // A colon before the last slash belongs to the registry's port.
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  const repository = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  if (!isRepository(repository))
    throw refuse('the image is not a valid reference', 'check the name: no scheme, no spaces, lower-case paths');
  if (tag !== undefined && !TAG.test(tag))
    throw refuse('the tag of the image is not valid', 'use 1 to 128 letters, digits, "_", "." and "-"');
  if (digest !== undefined && !DIGEST.test(digest)) {
    throw refuse('the digest of the image is not valid', 'write sha256: and 64 lower-case hexadecimal digits');
  }
  if (digest === undefined && tag === undefined)
    throw refuse('the image has no tag, which means latest', 'name one version by tag or digest');
  if (digest === undefined && tag === 'latest') {
    throw refuse('the tag latest is another image tomorrow, and a rollback to it is none', 'name one version by tag or digest');
  }
  return { repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

/**
 * What to call the version of an image for people: its tag, or the start of its digest where there is none or it is `latest`. It is a valid label value where it is 63
 * characters at most.
 */
export function imageVersion(parts: ImageParts): string {
  if (parts.tag !== undefined && (parts.tag !== 'latest' || parts.digest === undefined)) return parts.tag;
  return `sha256-${parts.digest?.slice('sha256:'.length, 'sha256:'.length + 12)}`;
}

function isRepository(repository: string): boolean {
  const parts = repository.split('/');
  const hasHost = parts.length > 1 && (/[.:]/.test(parts[0]) || parts[0] === 'localhost');
  if (hasHost && !HOST.test(parts[0])) return false;
  return repository.length <= 255 && (hasHost ? parts.slice(1) : parts).every((part) => PATH.test(part));
}
