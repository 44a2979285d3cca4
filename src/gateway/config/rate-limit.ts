import { bytes, type Directive, directive, literal, parameter, token, variable } from '../../nginx';
import { jsonAnswer } from './answers';
import type { GatewayModel, LimitModel } from './model';

/** Shared memory of one limit: about 160,000 clients (80,000 by IPv6); beyond that the oldest are forgotten. */
const ZONE_BYTES = 10 * 2 ** 20;

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
  return [
    ...limits.map(({ zone, rate }) =>
      directive('limit_req_zone', [
        variable('binary_remote_addr'),
        parameter('zone', literal(`${zone}:${bytes(ZONE_BYTES).text}`)),
        parameter('rate', rate),
      ]),
    ),
    directive('limit_req_status', [token(429)]),
    directive('limit_req_log_level', [token('warn')]),
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
