/** Everything that the configuration of a gateway says, checked and resolved: what the constructs know, free of Kubernetes and of defaults. */
export interface GatewayModel {
  readonly workerProcesses: number;
  /** What a pod may use, in bytes. */
  readonly memory: number;
  /** How long a worker may finish its requests after it was told to stop, in seconds. */
  readonly shutdownTimeout: number;
  readonly resolver: ResolverModel;
  readonly clientAddress: ClientAddressModel;
  readonly tls?: TlsModel;
  /** Largest request body in bytes; 0 for no limit. */
  readonly maxBodySize: number;
  readonly timeouts: TimeoutsModel;
  readonly nextUpstream: NextUpstreamModel;
  /** Limit on all requests of a client. */
  readonly rateLimit?: LimitModel;
  /** In the order in which they are to be printed. */
  readonly upstreams: readonly UpstreamModel[];
  /** In the order in which they are to be printed. */
  readonly hosts: readonly HostModel[];
  /** How long the start waits for upstreams to resolve, in milliseconds. */
  readonly startupTimeout: number;
}

export interface ResolverModel {
  /** Address or name of a DNS server. */
  readonly address: string;
  /** Seconds for which an answer is used; that of the answer when left out. */
  readonly valid?: number;
  /** Seconds to wait for an answer. */
  readonly timeout: number;
}

/** How nginx learns the address of a client. */
export interface ClientAddressModel {
  readonly source: 'connection' | 'forwarded' | 'proxy-protocol';
  /** Networks whose word is taken; empty for `connection`. */
  readonly trusted: readonly string[];
}

export interface TlsModel {
  /** Seconds after which a certificate is read from its file again. */
  readonly reload: number;
  readonly redirect: boolean;
  /** Value of the header Strict-Transport-Security. */
  readonly hsts?: string;
}

/** In milliseconds. */
export interface TimeoutsModel {
  readonly connect: number;
  readonly send: number;
  readonly read: number;
}

export interface NextUpstreamModel {
  /** Servers that are tried in all; 1 for no second try. */
  readonly tries: number;
  /** Milliseconds after which no further server is tried. */
  readonly timeout: number;
}

/** What one replica admits. */
export interface LimitModel {
  /** Name of the shared memory. */
  readonly zone: string;
  /** As nginx writes it, for example `25r/s`. */
  readonly rate: string;
  readonly burst: number;
  /** Seconds after which a client that was refused may come back. */
  readonly retryAfter: number;
}

export interface UpstreamModel {
  /** Name inside of nginx. */
  readonly name: string;
  /** Name that resolves to the addresses of all servers. */
  readonly hostname: string;
  readonly port: number;
  /** Path that is asked for once while the gateway starts. */
  readonly readinessPath: string;
  readonly maxFails: number;
  /** In seconds. */
  readonly failTimeout: number;
  /** Idle connections a worker keeps. */
  readonly keepalive: number;
}

export interface HostModel {
  readonly name: string;
  /** In the order in which they are to be printed. */
  readonly routes: readonly RouteModel[];
}

export interface RouteModel {
  readonly path: string;
  readonly exact: boolean;
  /** Name of an upstream of the model. */
  readonly upstream: string;
  readonly rateLimit?: LimitModel;
  readonly timeouts?: TimeoutsModel;
  readonly maxBodySize?: number;
}
