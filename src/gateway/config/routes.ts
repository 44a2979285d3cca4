import { bytes, type Directive, directive, expression, literal, token } from '../../nginx';
import type { HostModel, LimitModel, RouteModel } from './model';
import { timeoutDirectives } from './proxy';
import { limitDirectives } from './rate-limit';

/**
 * Locations of a host. A prefix is one of whole segments: `/pay` stands for `/pay` and all below `/pay/`, not for `/payments`.
 * Where there is a route to exactly `/pay` as well, that one gets it.
 */
export function routeLocations(host: HostModel, common: LimitModel | undefined): Directive[] {
  const exact = new Set(host.routes.filter((route) => route.exact).map(({ path }) => path));
  return host.routes.flatMap((route) => {
    const content = routeDirectives(route, common);
    if (route.exact) return [directive('location', [token('='), literal(route.path)], content)];
    if (route.path === '/') return [directive('location', [literal('/')], content)];
    const below = directive('location', [literal(`${route.path}/`)], content);
    return exact.has(route.path) ? [below] : [directive('location', [token('='), literal(route.path)], content), below];
  });
}

function routeDirectives(route: RouteModel, common: LimitModel | undefined): Directive[] {
  // A location without limits of its own has those of its server.
  const limits = route.rateLimit ? [common, route.rateLimit].filter((limit) => limit !== undefined) : [];
  return [
    ...limitDirectives(limits),
    ...(route.maxBodySize === undefined ? [] : [directive('client_max_body_size', [bytes(route.maxBodySize)])]),
    ...(route.timeouts ? timeoutDirectives(route.timeouts) : []),
    directive('proxy_pass', [expression('http://', route.upstream)]),
  ];
}
