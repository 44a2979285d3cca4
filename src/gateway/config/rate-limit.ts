import { bytes, type Directive, directive, literal, parameter, token, variable } from '../../nginx';
import { jsonAnswer } from './answers';
import type { GatewayModel, LimitModel } from './model';

/** Most shared memory of one limit: about 160,000 clients (80,000 by IPv6); beyond that the oldest are forgotten. */
const MOST_ZONE_BYTES = 10 * 2 ** 20;

/** With less than this a limit would forget clients while they still call. */
const LEAST_ZONE_BYTES = 256 * 1024;

/** Part of the pod's memory that all limits together may fill: whoever calls from very many addresses must not get the pod killed. */
const SHARE_OF_MEMORY = 0.4;

function zoneBytes(memory: number, limits: number): number {
  const share = Math.floor((memory * SHARE_OF_MEMORY) / limits / LEAST_ZONE_BYTES) * LEAST_ZONE_BYTES;
  return Math.min(MOST_ZONE_BYTES, Math.max(LEAST_ZONE_BYTES, share));
}

/** All limits of a gateway, each once, by name of their zone. */
export function limitsOf(model: GatewayModel): LimitModel[] {
  const found = new Map<string, LimitModel>();
  for (const limit of [model.rateLimit, ...model.hosts.flatMap(({ routes }) => routes.map(({ rateLimit }) => rateLimit))]) {
    if (limit) found.set(limit.zone, limit);
  }
  return [...found.values()].sort((a, b) => (a.zone < b.zone ? -1 : 1));
}

/** The memory of the limits, and what a refusal looks like. @see https://nginx.org/en/docs/http/ngx_http_limit_req_module.html */
export function limitZones(model: GatewayModel): Directive[] {
  const limits = limitsOf(model);
  if (limits.length === 0) return [];
  const size = bytes(zoneBytes(model.memory, limits.length)).text;
  return [
    ...limits.map(({ zone, rate }) =>
      directive('limit_req_zone', [variable('binary_remote_addr'), parameter('zone', literal(`${zone}:${size}`)), parameter('rate', rate)]),
    ),
    directive('limit_req_status', [token(429)]),
    // Below what the error log takes: the access log has each refusal already, and without the query.
    directive('limit_req_log_level', [token('info')]),
  ];
}

/** Limits of a server or a location. Those of an outer level hold only where an inner one names none, so all are named. */
export function limitDirectives(limits: readonly LimitModel[]): Directive[] {
  if (limits.length === 0) return [];
  return [
    ...limits.map(({ zone, burst }) =>
      directive('limit_req', [
        parameter('zone', literal(zone)),
        // A burst of 0 is nginx's default and may not be written together with nodelay.
        ...(burst === 0 ? [] : [parameter('burst', burst), token('nodelay')]),
      ]),
    ),
    directive('error_page', [token(429), token(refusal(Math.max(...limits.map(({ retryAfter }) => retryAfter))))]),
  ];
}

/** Locations that answer for the limits of a server: one for each time to wait. */
export function refusals(retryAfters: readonly number[], headers: readonly Directive[]): Directive[] {
  return [...new Set(retryAfters)]
    .sort((a, b) => a - b)
    .map((retryAfter) =>
      directive(
        'location',
        [token(refusal(retryAfter))],
        [
          ...headers,
          directive('add_header', [token('Retry-After'), token(retryAfter), token('always')]),
          ...jsonAnswer(429, { error: 'too many requests', retryAfter }),
        ],
      ),
    );
}

function refusal(retryAfter: number): string {
  return `@retry_after_${retryAfter}`;
}
