import { isIP } from 'node:net';
import { Duration } from 'cdk8s';
import type { Cluster } from '../cluster';
import { checkCidr } from '../isolation/cidr';
import { usageError } from '../manifest/errors';
import { DNS_1035_LABEL, DNS_SUBDOMAIN, LABEL_KEY } from '../manifest/names';
import { compareText } from '../manifest/order';
import { checkName, checkWhole } from '../workload/checks';
import { Cpu, Memory, Resources } from '../workload/resources';
import { checkKind } from './check-kind';
import { ClientAddress } from './client-address';
import type { GatewayModel, NextUpstreamModel, ResolverModel, TimeoutsModel } from './config/model';
import { wholeMilliseconds, wholeSeconds } from './durations';
import type { Backends, GatewayAutoscaling, GatewayProps, NextUpstream, ResolverProps } from './gateway-props';
import { checkHost } from './host';
import { checkImage } from './image';
import { RateLimit } from './rate-limit';
import type { Timeouts } from './route';
import { Tls } from './tls';

/** Its tag has nginx and njs; checked for each release of this library. */
const DEFAULT_IMAGE = 'nginxinc/nginx-unprivileged:1.29.3-alpine';

/** Props of a gateway, checked, with defaults. */
export interface GatewaySettings {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly image: string;
  readonly resources: Resources;
  /** Fixed number of pods; undefined under an autoscaler. */
  readonly replicas?: number;
  readonly autoscaling?: Required<GatewayAutoscaling>;
  /** Pods among which limits are divided. */
  readonly mostReplicas: number;
  readonly drain: number;
  readonly shutdownTimeout: number;
  readonly startupTimeout: number;
  readonly workers: number;
  readonly resolver: ResolverModel;
  readonly timeouts: TimeoutsModel;
  readonly nextUpstream: NextUpstreamModel;
  readonly backends: { readonly maxFails: number; readonly failTimeout: number; readonly keepalive: number };
  readonly maxBodySize: number;
  /** Networks that may connect; undefined for everyone. */
  readonly sourceRanges?: readonly string[];
  readonly loadBalancerClass?: string;
  readonly clientAddress: GatewayModel['clientAddress'];
}

/** @throws on the first prop that is wrong, in the user's words */
export function gatewaySettings(props: GatewayProps, id: string, cluster: Cluster, where: string): GatewaySettings {
  checkKinds(props, where);
  const resources = props.resources ?? Resources.guaranteed({ cpu: Cpu.millis(500), memory: Memory.mebibytes(256) });
  const autoscaling = props.autoscaling && checkAutoscaling(props.autoscaling, where);
  if (autoscaling && props.replicas !== undefined) {
    throw usageError({ what: 'both replicas and autoscaling are set', where, fix: 'leave out replicas, or autoscaling' });
  }
  const replicas = autoscaling ? undefined : checkWhole(props.replicas ?? 2, 'replicas', where, 1, 1000);
  return {
    name: checkName(props.name ?? id, 'the name of the gateway', where, DNS_1035_LABEL),
    hosts: checkHosts(props, where),
    image: checkImage(props.image ?? DEFAULT_IMAGE, where),
    resources,
    replicas,
    autoscaling,
    mostReplicas: replicas ?? autoscaling!.maxReplicas,
    drain: wholeSeconds(props.drain ?? Duration.seconds(15), 'drain', 1, 300, where),
    shutdownTimeout: wholeSeconds(props.shutdownTimeout ?? Duration.seconds(60), 'shutdownTimeout', 1, 3600, where),
    startupTimeout: wholeSeconds(props.startupTimeout ?? Duration.seconds(60), 'startupTimeout', 1, 300, where),
    workers: Math.max(1, Math.ceil(resources.cpuLimit.milliCores / 1000)),
    resolver: resolverModel(props.resolver ?? {}, cluster, where),
    timeouts: timeoutsModel(props.timeouts ?? {}, where),
    nextUpstream: nextUpstreamModel(props.nextUpstream ?? {}, where),
    backends: backendsModel(props.backends ?? {}, where),
    maxBodySize: (props.maxBodySize ?? Memory.mebibytes(1)).bytes,
    sourceRanges: checkSourceRanges(props.loadBalancerSourceRanges, where),
    loadBalancerClass: checkClass(props.loadBalancerClass, where),
    clientAddress: (props.clientAddress ?? ClientAddress.fromConnection())._model,
  };
}

function checkKinds(props: GatewayProps, where: string): void {
  if (typeof props !== 'object' || props === null) {
    throw usageError({ what: 'the gateway has no props', where, value: props, fix: "write new Gateway(stack, 'gateway', { host: '…' })" });
  }
  checkKind(props.hosts, Array, 'hosts', where, "hosts: ['api.example.no']");
  checkKind(props.tls, Tls, 'tls', where, "tls: Tls.fromSecret('…')");
  checkKind(props.clientAddress, ClientAddress, 'clientAddress', where, 'clientAddress: ClientAddress.fromConnection()');
  checkKind(props.rateLimit, RateLimit, 'rateLimit', where, 'rateLimit: RateLimit.perClient({ requestsPerSecond: … })');
  checkKind(props.resources, Resources, 'resources', where, 'resources: Resources.guaranteed({ cpu: …, memory: … })');
  checkKind(props.maxBodySize, Memory, 'maxBodySize', where, 'maxBodySize: Memory.mebibytes(…)');
  checkKind(props.imagePullSecrets, Array, 'imagePullSecrets', where, "imagePullSecrets: ['…']");
  checkKind(props.loadBalancerSourceRanges, Array, 'loadBalancerSourceRanges', where, "loadBalancerSourceRanges: ['192.0.2.0/24']");
}

/** Networks that may connect, in order, each once. None at all would be everyone to the load balancer and no one to the NetworkPolicy. */
function checkSourceRanges(ranges: readonly string[] | undefined, where: string): string[] | undefined {
  if (ranges === undefined) return undefined;
  if (ranges.length === 0) {
    throw usageError({
      what: 'loadBalancerSourceRanges is empty, so no one may connect',
      where,
      fix: 'name the networks that may, or leave it out for everyone',
    });
  }
  return [...new Set(ranges.map((range) => checkCidr(range, `${where}, loadBalancerSourceRanges`)))].sort(compareText);
}

function checkClass(name: string | undefined, where: string): string | undefined {
  return name === undefined ? undefined : checkName(name, 'loadBalancerClass', where, LABEL_KEY);
}

/** Timeouts with defaults, or those of an outer level. */
export function timeoutsModel(
  timeouts: Timeouts,
  where: string,
  outer: TimeoutsModel = { connect: 5000, send: 60_000, read: 60_000 },
): TimeoutsModel {
  const of = (prop: 'connect' | 'send' | 'read') => {
    const duration = timeouts[prop];
    return duration ? wholeMilliseconds(duration, `timeouts.${prop}`, where) : outer[prop];
  };
  return { connect: of('connect'), send: of('send'), read: of('read') };
}

function checkHosts(props: GatewayProps, where: string): string[] {
  if (props.host !== undefined && props.hosts !== undefined) {
    throw usageError({ what: 'both host and hosts are set', where, fix: 'put all of them in hosts' });
  }
  const hosts = (props.hosts ?? (props.host === undefined ? [] : [props.host])).map((host) => checkHost(host, where));
  const twice = hosts.find((host, i) => hosts.indexOf(host) !== i);
  if (twice) throw usageError({ what: 'a host stands in hosts twice', where, value: twice, fix: 'leave one out' });
  return hosts;
}

function checkAutoscaling(autoscaling: GatewayAutoscaling, where: string): Required<GatewayAutoscaling> {
  const minReplicas = checkWhole(autoscaling.minReplicas ?? 2, 'autoscaling.minReplicas', where, 1, 1000);
  return {
    minReplicas,
    maxReplicas: checkWhole(autoscaling.maxReplicas, 'autoscaling.maxReplicas', where, minReplicas, 1000),
    cpuUtilizationPercent: checkWhole(autoscaling.cpuUtilizationPercent ?? 70, 'autoscaling.cpuUtilizationPercent', where, 1, 100),
  };
}

function resolverModel(resolver: ResolverProps, cluster: Cluster, where: string): ResolverModel {
  const address = resolver.address ?? cluster.nodeLocalDns ?? cluster.dnsServiceIp ?? cluster.dnsService;
  if (isIP(address) === 0 && !DNS_SUBDOMAIN.test(address)) {
    throw usageError({
      what: 'the resolver is neither an address nor a name',
      where,
      value: address,
      allowed: "for example '10.96.0.10' or 'kube-dns.kube-system.svc.cluster.local', without a port",
    });
  }
  return {
    address,
    valid: wholeSeconds(resolver.valid ?? Duration.seconds(1), 'resolver.valid', 1, 300, where),
    timeout: wholeSeconds(resolver.timeout ?? Duration.seconds(5), 'resolver.timeout', 1, 60, where),
  };
}

function nextUpstreamModel(next: NextUpstream, where: string): NextUpstreamModel {
  return {
    tries: checkWhole(next.tries ?? 2, 'nextUpstream.tries', where, 1, 10),
    timeout: wholeMilliseconds(next.timeout ?? Duration.seconds(10), 'nextUpstream.timeout', where),
  };
}

function backendsModel(backends: Backends, where: string): GatewaySettings['backends'] {
  return {
    maxFails: checkWhole(backends.maxFails ?? 3, 'backends.maxFails', where, 0, 1000),
    failTimeout: wholeSeconds(backends.failTimeout ?? Duration.seconds(30), 'backends.failTimeout', 1, 3600, where),
    keepalive: checkWhole(backends.keepalive ?? 32, 'backends.keepalive', where, 1, 10_000),
  };
}
