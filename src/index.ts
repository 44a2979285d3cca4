export { App, type AppProps } from './app';
export { Cluster, type ClusterFacts } from './cluster';
export { ClientAddress } from './gateway/client-address';
export { Gateway } from './gateway/gateway';
export type { Backends, GatewayAutoscaling, GatewayProps, NextUpstream, ResolverProps } from './gateway/gateway-props';
export { type ClientRate, RateLimit } from './gateway/rate-limit';
export { PathMatch, type RouteProps, type Timeouts } from './gateway/route';
export { type Hsts, Tls, type TlsOptions } from './gateway/tls';
export { type ManagedNamespaceProps, Namespace } from './namespace';
export { type CustomRegionProps, type NodeLabel, Region } from './region/region';
export { Colour } from './release/colour';
export { Release } from './release/release';
export { type OperatorExceptionProps, ResidencyPolicy } from './residency/residency-policy';
export { Stack, type StackProps } from './stack';
export type { SynthBudget } from './synthesis/budget';
export { FindingsMode } from './synthesis/findings-mode';
export { BlueGreenService } from './workload/blue-green-service';
export type {
  AutoscalingProps,
  BlueGreenServiceProps,
  ColourProps,
  ExtraPort,
  MetricsProps,
  SecretVariable,
} from './workload/blue-green-service-props';
export { Cpu } from './workload/cpu';
export { Memory } from './workload/memory';
export type { ProbeProps } from './workload/probes';
export { type BurstableProps, type GuaranteedProps, Resources } from './workload/resources';
export type { IUpstream, Upstream } from './workload/upstream';
