import { isIP } from 'node:net';
import type * as kplus from 'cdk8s-plus-27';
import { ServiceAccount } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import type { Cluster } from '../cluster';
import { type DnsFacts, TrafficPolicy } from '../isolation/traffic-policy';
import { usageError } from '../manifest/errors';
import { GATEWAY_ROLE, Labels } from '../manifest/labels';
import { Stack } from '../stack';
import { addAutoscaler } from '../workload/autoscaler';
import { addDisruptionBudget } from '../workload/disruption-budget';
import type { IUpstream } from '../workload/upstream';
import { gatewayConfiguration } from './config';
import type { GatewayModel, LimitModel } from './config/model';
import { CONFIGURATION_FILE, HTTP_PORT, HTTPS_PORT, STARTUP_FILE } from './config/paths';
import { STARTUP_SCRIPT } from './config/startup-script';
import { ConfigurationMap } from './configuration-map';
import { gatewayService } from './exposure';
import type { GatewayProps } from './gateway-props';
import { gatewayDeployment } from './pods';
import type { RouteProps } from './route';
import { RouteTable } from './route-table';
import { type GatewaySettings, gatewaySettings } from './settings';
import type { Tls } from './tls';

/** Everyone, by both versions of IP. */
const EVERYONE = ['0.0.0.0/0', '::/0'];

/** What the API server takes as the data of a ConfigMap. */
const MOST_BYTES = 1024 * 1024;

/**
 * The one way in from outside: nginx behind a load balancer, with a route for each service.
 *
 * Requests for a host or path that no route names are answered by the gateway itself.
 *
 * @example
 *
 * const gateway = new Gateway(shop, 'gateway', { host: 'api.example.no', tls: Tls.fromSecret('api-tls') });
 * gateway.addRoute('/payments', payment);
 */
export class Gateway extends Construct {
  /** Name of the Deployment, the Service and everything else. */
  readonly name: string;
  /** The pods. */
  readonly deployment: kplus.Deployment;
  /** The load balancer. */
  readonly service: kplus.Service;
  /** Who the pods are; without any permission and without a token. */
  readonly serviceAccount: kplus.ServiceAccount;

  private readonly settings: GatewaySettings;
  private readonly tls?: Tls;
  private readonly limit?: GatewayProps['rateLimit'];
  private readonly routes: RouteTable;
  private readonly traffic: TrafficPolicy;
  private readonly configurationMap: ConfigurationMap;
  private readonly share?: LimitModel;
  private readonly labels: Record<string, string>;
  private printed?: string;

  /** @throws when a prop is wrong, or when the construct is not part of a Stack */
  constructor(scope: Construct, id: string, props: GatewayProps) {
    super(scope, id);
    const stack = Stack.containing(this);
    const where = this.node.path;
    this.settings = gatewaySettings(props, id, stack.cluster, where);
    const { name } = this.settings;
    this.name = name;
    this.tls = props.tls;
    this.limit = props.rateLimit;
    this.routes = new RouteTable(this.settings, stack.cluster.clusterDomain);
    this.share = props.rateLimit && this.routes.divide(props.rateLimit, 'gateway', where);
    this.labels = { [Labels.NAME]: name, [Labels.ROLE]: GATEWAY_ROLE };
    stack._claim(`Service ${stack.stackNamespace.name}/${name}`, this, 'give one of them another name by the prop name');
    if (props.tls) stack.addExternal('Secret', props.tls.secretName, ['tls.crt', 'tls.key']);
    for (const secret of props.imagePullSecrets ?? []) stack.addExternal('Secret', secret);

    this.serviceAccount = new ServiceAccount(this, 'service-account', { metadata: { name }, automountToken: false });
    this.configurationMap = new ConfigurationMap(this, 'configuration', name, {
      files: () => ({ [CONFIGURATION_FILE]: this.configuration, [STARTUP_FILE]: STARTUP_SCRIPT }),
      rateLimits: () => this.limitNotes(),
    });
    this.deployment = gatewayDeployment(this, {
      settings: this.settings,
      podLabels: this.labels,
      configuration: this.configurationMap,
      serviceAccount: this.serviceAccount,
      tls: props.tls,
      imagePullSecrets: props.imagePullSecrets ?? [],
      kubernetesVersion: stack.kubernetesVersion,
    });
    const { autoscaling } = this.settings;
    if (autoscaling) {
      this.deployment.markHasAutoscaler();
      addAutoscaler(this, 'autoscaler', name, { [Labels.NAME]: name }, autoscaling, false);
    }
    this.service = gatewayService(this, {
      name,
      pods: this.deployment,
      hasTls: props.tls !== undefined,
      annotations: props.loadBalancerAnnotations ?? {},
      loadBalancerClass: this.settings.loadBalancerClass,
      sourceRanges: this.settings.sourceRanges,
    });
    addDisruptionBudget(this, 'disruption-budget', name, { [Labels.NAME]: name }, this.labels);
    this.traffic = new TrafficPolicy(this, 'traffic', {
      name,
      namespace: stack.stackNamespace.name,
      podLabels: this.labels,
      cluster: dnsFacts(stack.cluster, this.settings.resolver.address),
    });
    const ports = props.tls ? [HTTP_PORT, HTTPS_PORT] : [HTTP_PORT];
    for (const cidr of this.settings.sourceRanges ?? EVERYONE) this.traffic.addIngress({ cidr }, ports);
    this.node.addValidation({ validate: () => this.problems() });
  }

  /** Labels of the pods. */
  get podLabels(): Record<string, string> {
    return { ...this.labels };
  }

  /** The text of `nginx.conf`, for the routes added so far. */
  get configuration(): string {
    this.printed ??= gatewayConfiguration(this.model());
    return this.printed;
  }

  /** Name of the ConfigMap with the configuration, for the routes added so far. It changes with each of them. */
  get configMapName(): string {
    return this.configurationMap.name;
  }

  /**
   * Sends requests for a path, and all below it, to a service. It opens the network policies of both sides for it.
   *
   * The order of the calls does not matter: the longest prefix that fits a request wins, and an exact path wins over prefixes.
   *
   * Upgrades of a connection, such as those to WebSocket, are not passed on: a backend sees an ordinary request.
   *
   * @param path begins with a slash, decoded: `/payments`, not `/payments/` and not `/pay%20ments`
   * @param to a service of this stack or of another one in the same cluster
   * @throws when the path or a prop is wrong, when no host is known, and when there is such a route already
   */
  addRoute(path: string, to: IUpstream, props: RouteProps = {}): void {
    if (typeof path !== 'string' || !to?.upstream) {
      throw usageError({
        what: 'a route needs a path and a service',
        where: this.node.path,
        value: path,
        fix: "write gateway.addRoute('/payments', payment)",
      });
    }
    const upstream = this.routes.add(path, to, props, this.node.path);
    this.printed = undefined;
    to.allowIngressFrom(this.podLabels, Stack.containing(this).stackNamespace.name);
    this.traffic.addEgress({ podLabels: upstream.podLabels, namespace: upstream.namespace }, [upstream.port]);
  }

  private model(): GatewayModel {
    const { settings } = this;
    return {
      workerProcesses: settings.workers,
      memory: settings.resources.memoryLimit.bytes,
      shutdownTimeout: settings.shutdownTimeout,
      resolver: settings.resolver,
      clientAddress: settings.clientAddress,
      tls: this.tls?._model,
      maxBodySize: settings.maxBodySize,
      timeouts: settings.timeouts,
      nextUpstream: settings.nextUpstream,
      rateLimit: this.share,
      upstreams: this.routes.upstreams(),
      hosts: this.routes.hosts(),
      startupTimeout: settings.startupTimeout * 1000,
    };
  }

  private limitNotes(): string | undefined {
    const notes = this.routes.limitNotes(this.limit && this.share && { limit: this.limit, share: this.share });
    return notes.length > 0 ? notes.join('; ') : undefined;
  }

  private problems(): string[] {
    if (this.routes.isEmpty) return ['the gateway has no route: add one with addRoute, or remove the gateway'];
    const size = Buffer.byteLength(this.configuration) + Buffer.byteLength(STARTUP_SCRIPT);
    if (size <= MOST_BYTES) return [];
    return [
      `the configuration of the gateway has ${size} bytes, and a ConfigMap holds ${MOST_BYTES}: divide its routes among several gateways`,
    ];
  }
}

/** What the policy of the gateway has to know of DNS: a resolver that is no part of the cluster's facts is let through by its address. */
function dnsFacts({ dnsNamespace, dnsPodLabels, nodeLocalDns, dnsServiceIp }: Cluster, resolver: string): DnsFacts {
  // Policies see the pods behind the address of a Service.
  const furtherDns = isIP(resolver) !== 0 && resolver !== dnsServiceIp ? resolver : undefined;
  return { dnsNamespace, dnsPodLabels, nodeLocalDns, furtherDns };
}
