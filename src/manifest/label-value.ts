import { contentHash } from './hash';

const LIMIT = 63;

/**
 * A valid label value for a text: what is not allowed becomes `-`, and what is longer than 63 characters is cut and ends with a hash of
 * the whole. A text that is a valid value already is itself.
 */
export function labelValue(text: string): string {
  const clean = trim(text.replace(/[^A-Za-z0-9._-]+/g, '-'));
  return clean.length <= LIMIT ? clean : shortened(clean, text);
}

/**
 * A valid name (RFC 1123 label) for a text, cut like a label value.
 *
 * @param limit length at most
 */
export function dnsName(text: string, limit = LIMIT): string {
  const clean = text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return clean.length <= limit ? clean : shortened(clean, text, limit);
}

/** A kind in lower case with dashes: `CronJob` is `cron-job`. */
export function kebabCase(kind: string): string {
  return kind.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

function shortened(clean: string, whole: string, limit = LIMIT): string {
  const hash = contentHash(whole);
  return `${trim(clean.slice(0, limit - hash.length - 1))}-${hash}`;
}

function trim(text: string): string {
  return text.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, '');
}
