import { ApiObject, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { checkCidr } from '../isolation/cidr';
import { TrafficPolicy } from '../isolation/traffic-policy';
import { usageError } from '../manifest/errors';
import { labelValue } from '../manifest/label-value';
import { Labels } from '../manifest/labels';
import { Colour, type ColourName, otherColour } from '../release/colour';
import { capture } from '../release/staging';
import { Stack } from '../stack';
import { addAutoscaler } from './autoscaler';
import type { BlueGreenServiceProps } from './blue-green-service-props';
import { checkProps } from './check-props';
import { checkPort, checkWhole } from './checks';
import { addConfigMap, configMapName } from './colour-config';
import { addColourDeployment, type DeploymentPlan } from './colour-deployment';
import { type ColourState, serviceState } from './colours';
import { addDisruptionBudget } from './disruption-budget';
import { checkPlainValues, environment, injectVariables, urlVariable } from './environment';
import { extraContainers } from './extra-containers';
import { freeze, frozenReplicas, portProblem, thaw } from './frozen';
import { resolveProbe } from './probes';
import { type ServiceNames, serviceNames } from './service-names';
import type { IUpstream, Upstream } from './upstream';

const COMPONENT = 'service';

/**
 * A microservice that runs in two colours. One is live and gets the requests; the other is idle, or runs the next version, and is reached
 * by the preview Service only. A promotion changes the colour in the selectors of the Services and nothing else, and so does its revert.
 *
 * With a ledger (`release` of the stack) a colour runs what was staged, to the last field: a change in the program reaches the idle
 * colour at the next stage and never moves a pod of the live one. Without a ledger, `image`, or `blue`, `green` and `live` say what runs,
 * and a change in the program rolls the live colour.
 */
export class BlueGreenService extends Construct implements IUpstream {
  /** The colour that gets the requests. */
  readonly liveColour: Colour;
  /** Name of the Service of the live colour. */
  readonly serviceName: string;
  /** Name of the Service of the idle colour. */
  readonly previewServiceName: string;
  /** Name of the Service without an address of its own, whose DNS records are the pods of the live colour. */
  readonly headlessServiceName: string;
  /** Name of the Deployments without the colour. */
  readonly workloadName: string;
  /** Port of the Service. */
  readonly servicePort: number;
  /** Deployment of blue, undefined when blue was never staged. With a ledger, changes to it show at the next stage. */
  readonly blue?: kplus.Deployment;
  /** Deployment of green, undefined when green was never staged. With a ledger, changes to it show at the next stage. */
  readonly green?: kplus.Deployment;
  /** Service of the live colour. */
  readonly service: kplus.Service;
  /** Service of the idle colour. */
  readonly preview: kplus.Service;
  /** Service without an address of its own. */
  readonly headless: kplus.Service;

  private readonly stack: Stack;
  private readonly props: BlueGreenServiceProps;
  private readonly policy: TrafficPolicy;
  private readonly readinessPath: string;
  private readonly ownVariables: ReadonlySet<string>;
  /** Addresses of called services by variable, and the paths of the services. */
  private readonly calls = new Map<string, string>();
  private readonly callees = new Map<string, string>();

  /**
   * @param scope a Stack, or a construct inside of one
   * @param id name of the service: the default of `serviceName` and `workloadName`, and the name of its ledger
   * @throws when a prop is wrong, in the user's words and with the construct's path
   */
  constructor(scope: Construct, id: string, props: BlueGreenServiceProps) {
    super(scope, id);
    const where = this.node.path;
    this.stack = Stack.containing(this);
    this.props = props;
    const names = serviceNames(id, props.serviceName, props.workloadName, where);
    this.serviceName = names.service;
    this.previewServiceName = names.preview;
    this.headlessServiceName = names.headless;
    this.workloadName = names.workload;
    this.claimNames(names);
    this.servicePort = checkPort(props.servicePort ?? 80, 'servicePort', where);
    checkProps(props, where);

    const { autoscaling } = props;
    const replicas = checkWhole(props.replicas ?? autoscaling?.minReplicas ?? 2, 'replicas', where, 1);
    const state = serviceState(id, props, replicas, this.stack.release, where);
    this.liveColour = state.live as Colour;
    if (this.stack.release === undefined) this.stack._noteWithoutLedger(id);
    this.node.addValidation({ validate: () => state.colours.flatMap((colour) => portProblem(colour, props.port)) });
    if (state.missing) this.node.addValidation({ validate: () => [state.missing!.message] });

    const variables = environment(this, props, where);
    this.ownVariables = new Set(Object.keys(variables));
    const plan = this.plan(variables);
    this.readinessPath = plan.readiness.path;
    this.policy = this.addPolicy();
    this.service = this.addService('service', names.service, state.live);
    this.preview = this.addService('preview', names.preview, otherColour(state.live));
    this.headless = this.addService('headless', names.headless, state.live, true);
    const deployments = new Map(state.colours.map((colour) => [colour.name, this.addColour(colour, plan)]));
    this.blue = deployments.get(Colour.BLUE);
    this.green = deployments.get(Colour.GREEN);
    this.markExternals();
  }

  /** What a gateway has to know to send requests here. */
  get upstream(): Upstream {
    return {
      name: this.serviceName,
      namespace: this.stack.stackNamespace.name,
      headlessService: this.headlessServiceName,
      port: this.props.port,
      readinessPath: this.readinessPath,
      podLabels: this.podLabels,
    };
  }

  /** Address of the service inside of the cluster: `http://payment.production.svc.cluster.local:80`. */
  get url(): string {
    const { stackNamespace, cluster } = this.stack;
    return `http://${this.serviceName}.${stackNamespace.name}.svc.${cluster.clusterDomain}:${this.servicePort}`;
  }

  /**
   * Lets pods reach this service on its port.
   *
   * @param podLabels labels of the pods that may connect
   * @param namespace namespace of those pods
   */
  allowIngressFrom(podLabels: Record<string, string>, namespace: string): void {
    this.policy.addIngress({ podLabels, namespace }, [this.props.port]);
  }

  /**
   * Lets this service call another one: opens the way out here and the way in there, and puts the address into the variable
   * `<SERVICENAME>_URL`. Calling it again for the same service changes nothing.
   *
   * @param other the service that is called, of this stack or another one of the app
   * @throws when a service calls itself, or the variable has another value already
   */
  addCall(other: BlueGreenService): void {
    const where = this.node.path;
    if (!(other instanceof BlueGreenService))
      throw usageError({ what: 'what is called is not valid', where, value: other, allowed: 'a BlueGreenService' });
    if (other === this) throw usageError({ what: 'a service does not call itself', where, fix: 'remove the call' });
    const variable = urlVariable(other.serviceName);
    const callee = this.callees.get(variable) ?? other.node.path;
    if (callee !== other.node.path || this.ownVariables.has(variable)) {
      const holder = this.ownVariables.has(variable) ? 'variables of this service' : callee;
      throw usageError({
        what: `the address of ${other.node.path} needs the variable ${variable}, which ${holder} has already`,
        where,
        fix: this.ownVariables.has(variable) ? `remove ${variable} from variables` : 'give one of the two services another serviceName',
      });
    }
    this.callees.set(variable, callee);
    this.calls.set(variable, other.url);
    const { podLabels, namespace, port } = other.upstream;
    this.policy.addEgress({ podLabels, namespace }, [port]);
    other.allowIngressFrom(this.podLabels, this.stack.stackNamespace.name);
  }

  /**
   * Lets this service connect to addresses, or to all pods of another stack, whose policies then let it in.
   *
   * @param to a range of addresses such as `192.0.2.0/24`, or a stack of this app
   * @param port TCP port on which the other side listens
   */
  allowEgress(to: Stack | string, port: number): void {
    const where = this.node.path;
    checkPort(port, 'port', where);
    if (typeof to === 'string') {
      this.policy.addEgress({ cidr: checkCidr(to, where) }, [port]);
      return;
    }
    if (!(to instanceof Stack)) {
      throw usageError({
        what: 'the other side is not valid',
        where,
        value: to,
        allowed: 'a range of addresses such as 192.0.2.0/24, or a Stack',
      });
    }
    const namespace = this.stack.stackNamespace.name;
    this.policy.addEgress({ podLabels: { [Labels.PART_OF]: labelValue(to.node.id) }, namespace: to.stackNamespace.name }, [port]);
    to._admit(this.workloadName, { podLabels: this.podLabels, namespace }, port);
  }

  /** Labels that pods of both colours carry. */
  private get podLabels(): Record<string, string> {
    return { [Labels.NAME]: this.workloadName };
  }

  private get labels(): Record<string, string> {
    return { [Labels.COMPONENT]: COMPONENT, [Labels.NAME]: this.workloadName };
  }

  private selectorOf(colour: ColourName): Record<string, string> {
    return { ...this.podLabels, [Labels.TRACK]: colour };
  }

  private claimNames(names: ServiceNames): void {
    const namespace = this.stack.stackNamespace.name;
    for (const service of [names.service, names.preview, names.headless]) {
      this.stack._claim(`Service ${namespace}/${service}`, this, 'give one of the two services another serviceName');
    }
    this.stack._claim(`workload ${namespace}/${names.workload}`, this, 'give one of the two services another workloadName');
    const { release } = this.stack;
    if (release) this.stack._claim(`ledger ${release._file(this.node.id)}`, this, 'give one of the two services another id');
  }

  private plan(variables: Record<string, kplus.EnvValue>): DeploymentPlan {
    const { props } = this;
    const where = this.node.path;
    const { metrics } = props;
    return {
      props,
      environment: variables,
      containers: extraContainers('containers', props.containers ?? [], where),
      initContainers: extraContainers('initContainers', props.initContainers ?? [], where),
      serviceAccount: new kplus.ServiceAccount(this, 'service-account', {
        metadata: { name: this.workloadName, labels: this.labels },
        automountToken: false,
      }),
      startup: resolveProbe('startup', props.startup, props.port, where),
      readiness: resolveProbe('readiness', props.readiness, props.port, where),
      liveness: resolveProbe('liveness', props.liveness, props.port, where),
      drainSeconds: checkWhole(props.drainSeconds ?? 15, 'drainSeconds', where, 1, 600),
      shutdownSeconds: checkWhole(props.shutdownSeconds ?? 30, 'shutdownSeconds', where, 1, 3600),
      minReadySeconds: checkWhole(props.minReadySeconds ?? 10, 'minReadySeconds', where, 0, 600),
      podAnnotations: metrics
        ? {
            'prometheus.io/path': metrics.path ?? '/metrics',
            'prometheus.io/port': `${metrics.port}`,
            'prometheus.io/scrape': 'true',
          }
        : {},
      kubernetesVersion: this.stack.kubernetesVersion,
    };
  }

  private addPolicy(): TrafficPolicy {
    const { metrics } = this.props;
    const policy = new TrafficPolicy(this, 'policy', {
      name: this.workloadName,
      namespace: this.stack.stackNamespace.name,
      labels: this.labels,
      podLabels: this.podLabels,
      cluster: this.stack.cluster,
    });
    if (metrics) {
      policy.addIngress({ podLabels: metrics.scraperLabels ?? {}, namespace: metrics.scraperNamespace ?? 'monitoring' }, [metrics.port]);
    }
    return policy;
  }

  private addService(id: string, name: string, colour: ColourName, isHeadless = false): kplus.Service {
    const { port, ports = [] } = this.props;
    const protocol = kplus.Protocol.TCP;
    const service = new kplus.Service(this, id, {
      metadata: { name, labels: this.labels },
      ...(isHeadless ? { clusterIP: 'None' } : {}),
      // A headless Service translates no port, so it carries the container's own.
      ports: [
        { name: 'http', port: isHeadless ? port : this.servicePort, targetPort: port, protocol },
        ...ports.map((p) => ({ name: p.name, port: isHeadless ? p.port : (p.servicePort ?? p.port), targetPort: p.port, protocol })),
      ],
    });
    for (const [key, value] of Object.entries(this.selectorOf(colour))) service.selectLabel(key, value);
    ApiObject.of(service).addJsonPatch(JsonPatch.remove('/spec/externalIPs'));
    return service;
  }

  private addColour(colour: ColourState, plan: DeploymentPlan): kplus.Deployment {
    checkPlainValues('config', colour.config, this.node.path);
    const scope = new Construct(this, colour.name);
    const name = `${this.workloadName}-${colour.name}`;
    const labels = { ...this.labels, [Labels.TRACK]: colour.name, [Labels.VERSION]: colour.version };
    const selectorLabels = this.selectorOf(colour.name);
    const configMap = Object.keys(colour.config).length > 0 ? configMapName(this.workloadName, colour) : undefined;
    const { image, replicas } = colour;
    if (configMap) addConfigMap(scope, 'config', configMap, colour.config, labels);
    const deployment = addColourDeployment(scope, 'deployment', plan, { name, image, replicas, labels, selectorLabels, configMap });
    this.stack._finish(ApiObject.of(deployment), (manifest) => {
      injectVariables(manifest.spec.template.spec.containers[0], this.calls);
      const isScaled = manifest.spec.replicas === undefined;
      if (colour.capture) {
        const { version, config } = colour;
        const autoscaled = isScaled ? { autoscaled: true } : {};
        capture({
          service: this.node.id,
          ...colour.capture,
          colour: colour.name,
          staged: { image, version, replicas, ...autoscaled, config, deployment: freeze(manifest) },
        });
      }
      if (!colour.frozen) return manifest;
      return thaw(manifest, colour.frozen, frozenReplicas(colour, isScaled), { matchLabels: selectorLabels });
    });
    addDisruptionBudget(scope, 'disruption-budget', name, labels, selectorLabels);
    // A Deployment with a number of pods and an autoscaler would pull at each other.
    if (this.props.autoscaling && (!colour.frozen || colour.autoscaled))
      addAutoscaler(scope, 'autoscaler', name, labels, this.props.autoscaling, replicas === 0);
    return deployment;
  }

  /** What the props name and nobody has to make, as they say that it exists. */
  private markExternals(): void {
    const { secretVariables = {}, imagePullSecrets = [] } = this.props;
    for (const { secret, key } of Object.values(secretVariables)) this.stack.addExternal('Secret', secret, [key]);
    for (const secret of imagePullSecrets) this.stack.addExternal('Secret', secret);
  }
}
