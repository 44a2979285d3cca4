import { isIPv6 } from 'node:net';
import { bytes, type Directive, directive, literal, parameter, seconds, token } from '../../nginx';
import type { ResolverModel, UpstreamModel } from './model';

/** Shared memory of one upstream: about 250 servers. */
const ZONE_BYTES = 256 * 1024;

/** Requests after which, and time after which, a connection to a backend is not used again, so that load follows new pods. */
const KEEPALIVE_REQUESTS = 1000;
const KEEPALIVE_TIME = 3600;

/** An idle connection is closed by nginx before common servers close it on their side, which would cost a request. */
const KEEPALIVE_IDLE = 60;

/** Where names are looked up. */
export function resolverDirectives(model: ResolverModel): Directive[] {
  const valid = model.valid === undefined ? [] : [parameter('valid', seconds(model.valid))];
  const address = isIPv6(model.address) ? `[${model.address}]` : model.address;
  return [
    directive('resolver', [literal(address), ...valid, parameter('ipv6', 'off')]),
    directive('resolver_timeout', [seconds(model.timeout)]),
  ];
}

/**
 * A group of servers that follows the address records of a name.
 *
 * Through the name of an ordinary Service nginx would see one server, which makes balancing and `max_fails` void, and its
 * connections would stay with the pods of yesterday. `resolve` needs `zone`, and `keepalive` comes after the method.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_upstream_module.html#resolve
 */
export function upstreamDirectives(model: UpstreamModel): Directive {
  return directive(
    'upstream',
    [literal(model.name)],
    [
      directive('zone', [literal(model.name), bytes(ZONE_BYTES)]),
      directive('least_conn'),
      directive('server', [
        literal(`${model.hostname}:${model.port}`),
        token('resolve'),
        parameter('max_fails', model.maxFails),
        parameter('fail_timeout', seconds(model.failTimeout)),
      ]),
      directive('keepalive', [token(model.keepalive)]),
      directive('keepalive_requests', [token(KEEPALIVE_REQUESTS)]),
      directive('keepalive_time', [seconds(KEEPALIVE_TIME)]),
      directive('keepalive_timeout', [seconds(KEEPALIVE_IDLE)]),
    ],
  );
}
