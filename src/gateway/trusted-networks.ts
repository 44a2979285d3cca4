import { checkCidr } from '../isolation/cidr';
import { usageError } from '../manifest/errors';

/**
 * Checks networks in which the user trusts and puts them in order, each once.
 *
 * @param what what the networks are for, in the user's words
 * @throws when there is none, when one is not an address with a prefix, has bits set after its prefix, or is everything
 */
export function trustedNetworks(cidrs: readonly string[], what: string): string[] {
  if (!Array.isArray(cidrs) || cidrs.length === 0) {
    throw usageError({
      what: `${what} without a network`,
      allowed: "one or more networks, for example '10.0.0.0/8'",
      fix: 'name the networks of the load balancer',
    });
  }
  return [...new Set(cidrs.map((cidr) => trusted(checkCidr(cidr, what), what)))].sort();
}

function trusted(cidr: string, what: string): string {
  if (!/\/0+$/.test(cidr)) return cidr.toLowerCase();
  throw usageError({
    what: `${what} that trusts every address`,
    value: cidr,
    allowed: 'the networks of your own load balancers: anyone else could then write any client address',
    fix: 'name the networks from which the load balancer connects',
  });
}
