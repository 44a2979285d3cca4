import { usageError } from '../../manifest/errors';
import { DATA } from './data';

/** Versions with data of their own, newest first. */
export const KNOWN_VERSIONS: readonly string[] = [...DATA.keys()];

/**
 * A Kubernetes version as major and minor, from `1.35`, `v1.35`, `1.35.4` or `1.35.4-gke.100`.
 * @throws when the text is no version.
 */
export function normalizeVersion(version: string): string {
  const match = /^v?(\d+)\.(\d+)(?:[.+-].*)?$/.exec(version.trim());
  if (!match) {
    throw usageError({
      what: 'not a Kubernetes version',
      value: version,
      allowed: 'major and minor, for example 1.35',
      fix: `write one of ${KNOWN_VERSIONS.at(-1)} to ${KNOWN_VERSIONS[0]}`,
    });
  }
  return `${Number(match[1])}.${Number(match[2])}`;
}

/** The version whose data stand in for a version: itself, or the nearest older one, or the oldest. */
export function versionWithData(version: string): string {
  if (DATA.has(version)) return version;
  return KNOWN_VERSIONS.find((known) => compareVersions(known, version) <= 0) ?? KNOWN_VERSIONS.at(-1)!;
}

/** Negative, zero or positive, as the first version is older than, equal to or newer than the second. */
export function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  const dotA = a.indexOf('.');
  const dotB = b.indexOf('.');
  return +a.slice(0, dotA) - +b.slice(0, dotB) || +a.slice(dotA + 1) - +b.slice(dotB + 1);
}
