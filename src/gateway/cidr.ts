import { isIP } from 'node:net';
import { usageError } from '../manifest/errors';

/**
 * Checks networks in which the user trusts and puts them in order, each once.
 *
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
  return [...new Set(cidrs.map((cidr) => checkNetwork(cidr, what)))].sort();
}

function checkNetwork(cidr: string, what: string): string {
  const [address, prefix, ...rest] = String(cidr).split('/');
  const version = isIP(address);
  const bits = version === 4 ? 32 : 128;
  const length = /^\d{1,3}$/.test(prefix ?? '') ? Number(prefix) : Number.NaN;
  if (version === 0 || address.includes('%') || rest.length > 0 || !(length <= bits)) {
    throw usageError({
      what: `${what} with a network that is none`,
      value: cidr,
      allowed: "an address and a prefix, for example '10.0.0.0/8' or 'fd00::/8'",
    });
  }
  if (length === 0) {
    throw usageError({
      what: `${what} that trusts every address`,
      value: cidr,
      allowed: 'the networks of your own load balancers: anyone else could then write any client address',
      fix: 'name the networks from which the load balancer connects',
    });
  }
  const value = version === 4 ? toNumber(address.split('.').map(Number), 8) : toNumber(ipv6Groups(address), 16);
  if ((value & ((1n << BigInt(bits - length)) - 1n)) !== 0n) {
    throw usageError({
      what: `${what} with a network that has bits set after its prefix`,
      value: cidr,
      fix: `write /${bits} for one address, or clear the bits after the prefix`,
    });
  }
  return `${address.toLowerCase()}/${length}`;
}

function toNumber(parts: readonly number[], width: number): bigint {
  return parts.reduce((sum, part) => (sum << BigInt(width)) | BigInt(part), 0n);
}

/** The eight groups of an IPv6 address; the last two may be written as an IPv4 address. */
function ipv6Groups(address: string): number[] {
  const [head, tail] = address.split('::').map((side) => side.split(':').filter(Boolean).flatMap(groupsOf));
  return tail === undefined ? head : [...head, ...Array<number>(8 - head.length - tail.length).fill(0), ...tail];
}

function groupsOf(part: string): number[] {
  if (!part.includes('.')) return [Number.parseInt(part, 16)];
  const [a, b, c, d] = part.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}
