import { usageError } from '../manifest/errors';
import { isVersion, VERSION_ALLOWED } from '../release/ledger-check';
import { imageVersion, parseImage } from '../workload/image';

/**
 * The version that an image stands for: what the user said, or the image's tag, or the start of its digest.
 *
 * @throws when the image does not say which it is, or the version cannot be a label
 */
export function versionOf(image: string, version?: string): string {
  const parts = parseImage(image);
  const chosen = version ?? imageVersion(parts);
  if (!isVersion(chosen)) {
    const source = version === undefined ? 'the tag of the image' : '--version';
    throw usageError({
      what: `${source} cannot be a version label`,
      value: chosen,
      allowed: VERSION_ALLOWED,
      fix: 'name the version with --version',
    });
  }
  return chosen;
}
