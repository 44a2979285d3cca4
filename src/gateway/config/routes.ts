import { bytes, type Directive, directive, expression, literal, token } from '../../nginx';
import { jsonAnswer } from './answers';
import type { HostModel, LimitModel, RouteModel } from './model';
import { requestBuffering, timeoutDirectives } from './proxy';
import { limitDirectives } from './rate-limit';

/**
 * Locations of a host. A prefix is one of whole segments: `/pay` stands for `/pay` and all below `/pay/`, not for `/payments`.
 * Where there is a route to exactly `/pay` as well, that one gets it.
 */
export function routeLocations(host: HostModel, common: LimitModel | undefined): Directive[] {
  const exact = new Set(host.routes.filter((route) => route.exact).map(({ path }) => path));
  const at = (path: string, content: Directive[]) => directive('location', [token('='), literal(path)], content);
  return host.routes.flatMap((route) => {
    const content = routeDirectives(route, common);
    if (route.exact) return [at(route.path, content), ...withoutSlash(host, route, common).map((other) => at(...other))];
    if (route.path === '/') return [directive('location', [literal('/')], content)];
    const below = directive('location', [literal(`${route.path}/`)], content);
    return exact.has(route.path) ? [below] : [at(route.path, content), below];
  });
}

/**
 * Beside a location `= /pay/` that passes requests on, nginx redirects `/pay` to it, with the port of the container. That path has nothing
 * to do with the route, so it gets a location of its own, which does what would be done without the route.
 */
function withoutSlash({ routes }: HostModel, { path }: RouteModel, common: LimitModel | undefined): [string, Directive[]][] {
  if (path === '/' || !path.endsWith('/')) return [];
  const bare = path.slice(0, -1);
  if (routes.some((other) => other.path === bare)) return [];
  const above = routes.filter((other) => !other.exact && bare.startsWith(other.path === '/' ? '/' : `${other.path}/`));
  const longest = above.reduce<RouteModel | undefined>((a, b) => (a && a.path.length > b.path.length ? a : b), undefined);
  return [[bare, longest ? routeDirectives(longest, common) : noRoute()]];
}

/** What a path gets that no route names. */
export function noRoute(): Directive[] {
  return jsonAnswer(404, { error: 'no route' });
}

function routeDirectives(route: RouteModel, common: LimitModel | undefined): Directive[] {
  // A location without limits of its own has those of its server.
  const limits = route.rateLimit ? [common, route.rateLimit].filter((limit) => limit !== undefined) : [];
  return [
    ...limitDirectives(limits),
    ...(route.maxBodySize === undefined ? [] : [directive('client_max_body_size', [bytes(route.maxBodySize)])]),
    ...requestBuffering(route.maxBodySize),
    ...(route.timeouts ? timeoutDirectives(route.timeouts) : []),
    directive('proxy_pass', [expression('http://', route.upstream)]),
  ];
}
