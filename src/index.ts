export { App, AppProps } from './app';
export { Cluster, ClusterFacts } from './cluster';
export { ClientAddress } from './gateway/client-address';
export { Gateway } from './gateway/gateway';
export { Backends, GatewayAutoscaling, GatewayProps, NextUpstream, ResolverProps } from './gateway/gateway-props';
export { ClientRate, RateLimit } from './gateway/rate-limit';
export { PathMatch, RouteProps, Timeouts } from './gateway/route';
export { Hsts, Tls, TlsOptions } from './gateway/tls';
export { ManagedNamespaceProps, Namespace } from './namespace';
export { CustomRegionProps, NodeLabel, Region } from './region/region';
export { Colour } from './release/colour';
export { Release } from './release/release';
export { OperatorExceptionProps, ResidencyPolicy } from './residency/residency-policy';
export { Stack, StackProps } from './stack';
export { SynthBudget } from './synthesis/budget';
export { FindingsMode } from './synthesis/findings-mode';
export { BlueGreenService } from './workload/blue-green-service';
export {
  AutoscalingProps,
  BlueGreenServiceProps,
  ColourProps,
  ExtraPort,
  MetricsProps,
  SecretVariable,
} from './workload/blue-green-service-props';
export { Cpu } from './workload/cpu';
export { Memory } from './workload/memory';
export { ProbeProps } from './workload/probes';
export { BurstableProps, GuaranteedProps, Resources } from './workload/resources';
export { IUpstream, Upstream } from './workload/upstream';
