import { usageError } from '../manifest/errors';
import { compareText } from '../manifest/order';
import { Memory } from '../workload/resources';
import type { IUpstream, Upstream } from '../workload/upstream';
import { checkKind } from './check-kind';
import type { HostModel, LimitModel, RouteModel, UpstreamModel } from './config/model';
import { checkHost } from './host';
import { RateLimit } from './rate-limit';
import { PathMatch, type RouteProps } from './route';
import { checkPath } from './route-path';
import { type GatewaySettings, timeoutsModel } from './settings';

/** A route as added. */
interface Route {
  readonly model: RouteModel;
  readonly hosts: readonly string[];
  readonly upstream: Upstream;
  /** In words, for messages and annotations. */
  readonly title: string;
  readonly limit?: RateLimit;
}

/** The routes of a gateway. What it gives out does not depend on the order in which they were added. */
export class RouteTable {
  private readonly routes = new Map<string, Route>();

  constructor(
    private readonly settings: GatewaySettings,
    private readonly clusterDomain: string,
  ) {}

  /** @throws when the path, the host or a prop is wrong, or when there is such a route already */
  add(path: string, to: IUpstream, props: RouteProps, where: string): Upstream {
    const exact = props.match === PathMatch.EXACT;
    const at = `${where}, route '${path}'`;
    checkPath(path, exact, where);
    if (props.match !== undefined && !Object.values(PathMatch).includes(props.match)) {
      throw usageError({ what: 'match is not valid', where: at, value: props.match, allowed: 'PathMatch.PREFIX or PathMatch.EXACT' });
    }
    checkKind(props.rateLimit, RateLimit, 'rateLimit', at, 'rateLimit: RateLimit.perClient({ requestsPerSecond: … })');
    checkKind(props.maxBodySize, Memory, 'maxBodySize', at, 'maxBodySize: Memory.mebibytes(…)');
    const hosts = props.host === undefined ? this.settings.hosts : [checkHost(props.host, at)];
    if (hosts.length === 0) {
      throw usageError({ what: 'the route has no host', where: at, fix: 'set host on the route or on the gateway' });
    }
    const upstream = to.upstream;
    const route: Route = {
      hosts,
      upstream,
      title: `${props.host ?? ''}${path}${exact ? ' (exact)' : ''}`,
      limit: props.rateLimit,
      model: {
        path,
        exact,
        upstream: upstreamName(upstream),
        rateLimit: props.rateLimit && this.divide(props.rateLimit, zoneName(path, exact, props.host), at),
        timeouts: props.timeouts && timeoutsModel(props.timeouts, at, this.settings.timeouts),
        maxBodySize: props.maxBodySize?.bytes,
      },
    };
    for (const host of hosts) {
      const other = this.routes.get(routeKey(host, route.model));
      if (other) {
        throw usageError({
          what: `there is a route to ${other.upstream.name} for this host, path and match already`,
          where: at,
          value: `${host}${path}`,
          fix: exact ? 'remove one of them' : 'remove one of them, or make one PathMatch.EXACT',
        });
      }
    }
    for (const host of hosts) this.routes.set(routeKey(host, route.model), route);
    return upstream;
  }

  get isEmpty(): boolean {
    return this.routes.size === 0;
  }

  /** Hosts with their routes. */
  hosts(): HostModel[] {
    const byHost = new Map<string, RouteModel[]>();
    for (const route of new Set(this.routes.values())) {
      for (const host of route.hosts) byHost.set(host, [...(byHost.get(host) ?? []), route.model]);
    }
    return [...byHost]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, routes]) => ({ name, routes: routes.sort((a, b) => compareText(a.path, b.path) || Number(b.exact) - Number(a.exact)) }));
  }

  /** Upstreams, each once. */
  upstreams(): UpstreamModel[] {
    const { maxFails, failTimeout, keepalive } = this.settings.backends;
    const byName = new Map([...this.routes.values()].map(({ upstream }) => [upstreamName(upstream), upstream]));
    return [...byName]
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, { headlessService, namespace, port, readinessPath }]) => ({
        name,
        hostname: `${headlessService}.${namespace}.svc.${this.clusterDomain}`,
        port,
        readinessPath,
        maxFails,
        failTimeout,
        keepalive,
      }));
  }

  /** What one replica admits of a limit. */
  divide(limit: RateLimit, zone: string, where: string): LimitModel {
    return { zone, ...limit._perReplica(this.settings.mostReplicas, where) };
  }

  /** How limits were divided, a line for each. */
  limitNotes(common: { limit: RateLimit; share: LimitModel } | undefined): string[] {
    const note = (title: string, { requestsPerSecond, burst }: RateLimit, share: LimitModel) =>
      `${title}: ${requestsPerSecond} requests/s, burst ${burst} per client = ${share.rate}, burst ${share.burst} in each of ${this.settings.mostReplicas} replicas`;
    const routes = [...new Set(this.routes.values())].flatMap(({ title, limit, model }) =>
      limit && model.rateLimit ? [note(title, limit, model.rateLimit)] : [],
    );
    return [...(common ? [note('all routes', common.limit, common.share)] : []), ...routes.sort(compareText)];
  }
}

function routeKey(host: string, route: RouteModel): string {
  return `${host} ${route.exact} ${route.path}`;
}

/** Underscores stand in no name of Kubernetes, so the parts cannot run into each other. */
function upstreamName(upstream: Upstream): string {
  return `${upstream.namespace}_${upstream.name}_${upstream.port}`;
}

/** Another name for each route: what could end a name in nginx is percent-encoded, the percent sign included. */
function zoneName(path: string, exact: boolean, host = ''): string {
  const encoded = [...Buffer.from(path)]
    .map((byte) =>
      /[A-Za-z0-9._/~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
  return `${host}${exact ? '=' : ''}${encoded}`;
}
