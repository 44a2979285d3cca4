import { usageError } from '../manifest/errors';
import { DNS_SUBDOMAIN } from '../manifest/names';

/** Checks the name of a host that clients ask for: a DNS name, or one with `*.` in front for all names below it. */
export function checkHost(host: string, where: string): string {
  if (typeof host !== 'string') throw usageError({ what: 'a host is not text', where, value: host, fix: "write host: 'api.example.no'" });
  const name = host.startsWith('*.') ? host.slice(2) : host;
  const labels = name.split('.');
  if (DNS_SUBDOMAIN.test(name) && labels.every((label) => label.length <= 63) && !/^\d+$/.test(labels.at(-1)!)) return host;
  throw usageError({
    what: 'a host is not the name of a host',
    where,
    value: host,
    allowed: "a DNS name in lower case such as 'api.example.no', or '*.example.no'",
    fix: fixFor(host),
  });
}

function fixFor(host: string): string {
  if (host.includes('://')) return 'leave out the scheme';
  if (host.includes('/')) return 'leave out the path: it is the first argument of addRoute';
  if (host.includes(':')) return 'leave out the port: the gateway serves 80 and 443';
  if (host !== host.toLowerCase()) return `write it in lower case: ${host.toLowerCase()}`;
  if (host.endsWith('.')) return 'leave out the dot at the end';
  if (/[^\p{ASCII}]/u.test(host)) return 'write it in its ASCII form (xn--...)';
  return 'use a name, not an address or a pattern';
}
