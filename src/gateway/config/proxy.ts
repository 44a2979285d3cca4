import { type Argument, type Directive, directive, flag, literal, milliseconds, token, variable } from '../../nginx';
import { schemeVariable } from './client-address';
import type { GatewayModel, NextUpstreamModel, TimeoutsModel } from './model';

/** How requests are passed on; stands once, for all locations. */
export function proxyDirectives(model: GatewayModel): Directive[] {
  return [
    directive('proxy_http_version', [token('1.1')]),
    ...headers(schemeVariable(model.clientAddress)).map(([name, value]) => directive('proxy_set_header', [token(name), value])),
    // The answer carries the gateway's own; a backend that repeats it would make two.
    directive('proxy_hide_header', [token('X-Request-ID')]),
    ...timeoutDirectives(model.timeouts),
    ...nextUpstreamDirectives(model.nextUpstream),
    directive('proxy_socket_keepalive', [flag(true)]),
  ];
}

/** How long a backend may take. */
export function timeoutDirectives(model: TimeoutsModel): Directive[] {
  return [
    directive('proxy_connect_timeout', [milliseconds(model.connect)]),
    directive('proxy_send_timeout', [milliseconds(model.send)]),
    directive('proxy_read_timeout', [milliseconds(model.read)]),
  ];
}

/**
 * Headers of the request to a backend. Each one that a client could write is set or cleared, so a backend can rely on them.
 * `X-Forwarded-For` holds the one address that is known to be true.
 */
function headers(scheme: string): [string, Argument][] {
  return [
    ['Connection', literal('')],
    ['Host', variable('host')],
    ['X-Real-IP', variable('remote_addr')],
    ['X-Forwarded-For', variable('remote_addr')],
    ['X-Forwarded-Proto', variable(scheme)],
    ['X-Forwarded-Host', variable('host')],
    ['X-Request-ID', variable('request_id')],
    ['X-Forwarded-Port', literal('')],
    ['Forwarded', literal('')],
    // Servers that speak CGI would take it for the address of their own proxy. @see https://httpoxy.org
    ['Proxy', literal('')],
  ];
}

/**
 * When another server is tried. nginx tries at once and without end unless told otherwise; requests that may change something
 * (POST, LOCK, PATCH) are not repeated once they were sent.
 */
function nextUpstreamDirectives(model: NextUpstreamModel): Directive[] {
  if (model.tries === 1) return [directive('proxy_next_upstream', [token('off')])];
  return [
    directive('proxy_next_upstream', [token('error'), token('timeout')]),
    directive('proxy_next_upstream_tries', [token(model.tries)]),
    directive('proxy_next_upstream_timeout', [milliseconds(model.timeout)]),
  ];
}
