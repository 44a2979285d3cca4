import { dnsName, kebabCase } from '../manifest/label-value';

/** Hash of a construct's path, as it stands in ids that cdk8s-plus-27 makes: `AllowEgressc8…`. */
const ADDRESS = /c8[0-9a-f]{40}/g;

/** Kinds whose objects get names that are made longer by the cluster. */
const SHORT_NAMES = ['CronJob', 'StatefulSet'];

/**
 * The name of an object that the program did not name: the ids on its path inside of the stack, without `Resource` and `Default`, and
 * with the path of a construct in place of its hash.
 *
 * @param ids ids from the stack's child down to the object
 * @param pathOf path of the construct with a hash, inside of its chart
 */
export function memberName(kind: string, ids: readonly string[], pathOf: (address: string) => string | undefined): string {
  const words = ids
    .filter((id, i) => i === 0 || !['Resource', 'Default'].includes(id))
    .map((id) => (id.search(ADDRESS) < 0 ? id : kebabCase(id.replace(ADDRESS, (address) => `-${pathOf(address) ?? address}`))));
  return dnsName(words.join('-'), SHORT_NAMES.includes(kind) ? 52 : 63);
}
