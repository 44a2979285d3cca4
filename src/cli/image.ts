import { usageError } from '../manifest/errors';
import { isVersion, VERSION_ALLOWED } from '../release/ledger-check';

/** Tag of an image reference, or undefined when it has none. */
export function imageTag(image: string): string | undefined {
  const name = image.split('@')[0];
  const colon = name.lastIndexOf(':');
  // A colon before the last slash belongs to the port of a registry.
  return colon > name.lastIndexOf('/') ? name.slice(colon + 1) : undefined;
}

/**
 * The version that an image stands for: what the user said, or the image's tag.
 *
 * @throws when there is neither, or it cannot be a label
 */
export function versionOf(image: string, version?: string): string {
  const chosen = version ?? imageTag(image);
  if (chosen === undefined || chosen === '') {
    throw usageError({
      what: image.includes('@') ? 'an image by digest alone says no version' : 'the image has neither a tag nor a digest',
      value: image,
      allowed: 'an image with a tag, or --version beside a digest',
      fix: image.includes('@')
        ? 'add --version, for example --version 1.2.5'
        : 'add a tag or a digest, for example registry.example/payment:1.2.5',
    });
  }
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
