import type { Duration } from 'cdk8s';
import type { Memory, Resources } from '../workload/resources';
import type { ClientAddress } from './client-address';
import type { RateLimit } from './rate-limit';
import type { Timeouts } from './route';
import type { Tls } from './tls';

/** Replicas that follow the load. */
export interface GatewayAutoscaling {
  /**
   * Replicas that always run.
   * @default 2
   */
  readonly minReplicas?: number;
  /** Most replicas that run. Rate limits are divided by it. */
  readonly maxReplicas: number;
  /**
   * Use of the requested CPU, in percent, that is aimed at.
   * @default 70
   */
  readonly cpuUtilizationPercent?: number;
}

/** Where a gateway looks up the addresses of backends. */
export interface ResolverProps {
  /**
   * Address or name of a DNS server. A name is itself looked up by the pod's own resolver, once, when nginx starts. The NetworkPolicy lets
   * the gateway reach an address; what stands behind a name must be the DNS pods that the stack's cluster facts describe.
   * @default - what the stack's cluster facts say: NodeLocal DNSCache, else the DNS Service's address, else its name
   */
  readonly address?: string;
  /**
   * How long an answer is used, whatever its time to live says; this bounds how long a switch of colours takes. Whole seconds.
   * @default Duration.seconds(1)
   */
  readonly valid?: Duration;
  /**
   * How long to wait for an answer. Whole seconds.
   * @default Duration.seconds(5)
   */
  readonly timeout?: Duration;
}

/** When a request is given to a second backend after a first could not be reached or did not answer in time. */
export interface NextUpstream {
  /**
   * Backends that are tried for one request, the first included; 1 for no second try. POST, LOCK and PATCH are never sent twice.
   * @default 2
   */
  readonly tries?: number;
  /**
   * Time after which no further backend is tried. It is shorter than the read timeout on purpose: a backend that hangs is no
   * reason to make a second one hang.
   * @default Duration.seconds(10)
   */
  readonly timeout?: Duration;
}

/** How the backends of an upstream are treated. */
export interface Backends {
  /**
   * Failures within `failTimeout` after which a backend is left alone for `failTimeout`. 0 switches this off.
   * @default 3
   */
  readonly maxFails?: number;
  /**
   * Whole seconds.
   * @default Duration.seconds(30)
   */
  readonly failTimeout?: Duration;
  /**
   * Idle connections that each worker keeps to an upstream.
   * @default 32
   */
  readonly keepalive?: number;
}

/** Options of a gateway. */
export interface GatewayProps {
  /**
   * Host that is served, for example `api.example.no` or `*.example.no`.
   * @default - `hosts`, or each route names its own
   */
  readonly host?: string;
  /**
   * Several hosts with the same routes.
   * @default - `host`, or each route names its own
   */
  readonly hosts?: string[];
  /**
   * Name of the Deployment, Service and everything else.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * TLS for all hosts.
   * @default - plain HTTP, for a load balancer that ends TLS itself
   */
  readonly tls?: Tls;
  /**
   * How the addresses of clients are known.
   * @default ClientAddress.fromConnection()
   */
  readonly clientAddress?: ClientAddress;
  /**
   * A limit on all requests of a client to this gateway.
   * @default - none
   */
  readonly rateLimit?: RateLimit;
  /**
   * Pods. Not together with `autoscaling`.
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Pods by load.
   * @default - a fixed number
   */
  readonly autoscaling?: GatewayAutoscaling;
  /**
   * What each pod asks for and may use. The number of nginx workers follows the CPU limit.
   * @default Resources.guaranteed({ cpu: Cpu.millis(500), memory: Memory.mebibytes(256) })
   */
  readonly resources?: Resources;
  /**
   * Image with nginx 1.27.4 or newer and its njs module, which runs as any user and stops gracefully on SIGQUIT as its stop
   * signal, as the official ones do. `latest` and no tag are refused.
   * @default 'nginxinc/nginx-unprivileged:1.29.3-alpine'
   */
  readonly image?: string;
  /**
   * Names of Secrets with credentials for the image's registry.
   * @default - none
   */
  readonly imagePullSecrets?: string[];
  /**
   * Annotations of the Service, by which clouds configure their load balancers.
   * @default - none
   */
  readonly loadBalancerAnnotations?: Record<string, string>;
  /**
   * Class of load balancer, where the cluster has several.
   * @default - that of the cluster
   */
  readonly loadBalancerClass?: string;
  /**
   * Networks that may connect. They are set at the load balancer and in the NetworkPolicy.
   * @default - everyone
   */
  readonly loadBalancerSourceRanges?: string[];
  /**
   * Where backends are looked up.
   * @default - the cluster's DNS
   */
  readonly resolver?: ResolverProps;
  /**
   * How long backends may take, unless a route says otherwise.
   * @default - see `Timeouts`
   */
  readonly timeouts?: Timeouts;
  /**
   * When a second backend is tried.
   * @default - see `NextUpstream`
   */
  readonly nextUpstream?: NextUpstream;
  /**
   * How backends are treated.
   * @default - see `Backends`
   */
  readonly backends?: Backends;
  /**
   * Largest body of a request, unless a route says otherwise. Larger ones are answered with 413; above 16 MiB see the route's.
   * @default Memory.mebibytes(1)
   */
  readonly maxBodySize?: Memory;
  /**
   * How long the start of a pod waits for all upstreams to resolve, from the first probe on. After that the pod serves those
   * that do, and logs the others. Whole seconds, up to 300.
   * @default Duration.seconds(60)
   */
  readonly startupTimeout?: Duration;
  /**
   * How long a pod that is to stop goes on taking connections, so that load balancers can take it out first. Whole seconds, 1 to 300.
   * @default Duration.seconds(15)
   */
  readonly drain?: Duration;
  /**
   * How long requests may go on after that. Whole seconds, 1 to 3600.
   * @default Duration.seconds(60)
   */
  readonly shutdownTimeout?: Duration;
}
