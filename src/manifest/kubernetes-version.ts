import { usageError } from './errors';

const OLDEST = 27;
const NEWEST = 37;

/** Version of the target cluster where a program names none. */
export const DEFAULT_KUBERNETES_VERSION = '1.35';

/**
 * Returns a Kubernetes version, checked: `1.27` to `1.37`, without a `v` and a patch number.
 *
 * @throws when it is another text or a version that is not supported
 */
export function checkKubernetesVersion(version: string, where?: string): string {
  const match = /^v?1\.(\d+)(?:\.\d+)?(?:[-+].*)?$/.exec(version);
  const minor = Number(match?.[1]);
  const isKnown = minor >= OLDEST && minor <= NEWEST;
  if (isKnown && version === `1.${minor}`) return version;
  throw usageError({
    what: 'kubernetesVersion is not one that can be targeted',
    where,
    value: version,
    allowed: `1.${OLDEST} to 1.${NEWEST}`,
    ...(isKnown ? { fix: `write '1.${minor}'` } : {}),
  });
}

/** Minor number of a checked version: 35 for `1.35`. */
export function minorVersion(version: string): number {
  return Number(version.slice(2));
}
