import { isIP } from 'node:net';
import { usageError } from '../manifest/errors';

/**
 * Returns a range of addresses, checked: `192.0.2.0/24` or `2001:db8::/32`, without bits beyond the prefix.
 *
 * @param where path of the construct, or what the range is for, for the message
 */
export function checkCidr(text: string, where: string): string {
  const refuse = (fix: string): Error =>
    usageError({ what: 'this is no range of addresses', where, value: text, allowed: 'for example 192.0.2.0/24 or 2001:db8::/32', fix });
  const [address, prefix, ...rest] = String(text).split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%')) {
    if (/^[\w.-]+\.[a-z]{2,}$/i.test(String(text)))
      throw refuse('only addresses can stand here: find out those of the host and keep them up to date');
    throw refuse('write an address, a slash and the length of the prefix');
  }
  const bits = version === 4 ? 32 : 128;
  if (prefix === undefined) throw refuse(`did you mean ${text}/${bits}`);
  const length = Number(prefix);
  if (rest.length > 0 || !/^\d{1,3}$/.test(prefix) || length > bits) throw refuse(`the prefix is a number from 0 to ${bits}`);
  const value = toNumber(address, version);
  const network = (value >> BigInt(bits - length)) << BigInt(bits - length);
  if (network !== value) throw refuse(`did you mean ${toText(network, version)}/${length}, or ${address}/${bits}`);
  return text;
}

function toNumber(address: string, version: number): bigint {
  if (version === 4) return address.split('.').reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
  return groups(address).reduce((sum, group) => (sum << 16n) | BigInt(group), 0n);
}

/** The eight groups of an IPv6 address. */
function groups(address: string): number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) => `${hex(a, b)}:${hex(c, d)}`);
  const [head, tail] = plain.split('::').map((half) =>
    half
      .split(':')
      .filter((group) => group !== '')
      .map((group) => Number.parseInt(group, 16)),
  );
  return tail === undefined ? head : [...head, ...new Array(8 - head.length - tail.length).fill(0), ...tail];
}

function hex(high: string, low: string): string {
  return (Number(high) * 256 + Number(low)).toString(16);
}

function toText(value: bigint, version: number): string {
  const part = (bits: bigint, i: number, count: number): number => Number((value >> (bits * BigInt(count - 1 - i))) & ((1n << bits) - 1n));
  if (version === 4) return Array.from({ length: 4 }, (_, i) => part(8n, i, 4)).join('.');
  const text = Array.from({ length: 8 }, (_, i) => part(16n, i, 8).toString(16)).join(':');
  return text.replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
}
