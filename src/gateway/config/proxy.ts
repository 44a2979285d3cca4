import { type Argument, bytes, type Directive, directive, flag, literal, milliseconds, token, variable } from '../../nginx';
import { schemeVariable } from './client-address';
import type { GatewayModel, NextUpstreamModel, TimeoutsModel } from './model';

/** Longest head of an answer, and the size of each buffer for what follows. Requests that wait for a backend hold none of them. */
const HEAD_BYTES = 16 * 1024;
const BUFFER_BYTES = 8 * 1024;

/** Largest body that is gathered. The folder for files holds 64 such. */
const GATHERED_BYTES = 16 * 2 ** 20;

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
    ...bufferDirectives(),
    ...requestBuffering(model.maxBodySize),
  ];
}

/**
 * The head of an answer must fit into one buffer, and with cookies and policies it outgrows the 4k that nginx has by default: 502.
 * What does not fit into the buffers waits in the backend for a slow client, not in a file: a few such files of up to 1 GiB would fill the
 * folder, and the kubelet would evict the pod for it.
 */
function bufferDirectives(): Directive[] {
  return [
    directive('proxy_buffer_size', [bytes(HEAD_BYTES)]),
    directive('proxy_buffers', [token(8), bytes(BUFFER_BYTES)]),
    directive('proxy_max_temp_file_size', [token(0)]),
  ];
}

/**
 * Whether bodies of requests are gathered before a backend gets them. A few large ones would fill the folder for files, and the kubelet would
 * evict the pod for it, so where large ones are allowed all are passed on as they come.
 */
export function requestBuffering(maxBodySize: number | undefined): Directive[] {
  return maxBodySize === undefined ? [] : [directive('proxy_request_buffering', [flag(maxBodySize <= GATHERED_BYTES)])];
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
