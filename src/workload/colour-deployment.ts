import { ApiObject, Duration, JsonPatch, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { minorVersion } from '../manifest/kubernetes-version';
import { Labels } from '../manifest/labels';
import type { BlueGreenServiceProps } from './blue-green-service-props';
import { LabelledDeployment } from './labelled-deployment';
import { type ResolvedProbe, toKplusProbe } from './probes';
import type { Resources } from './resources';

/** Name of the main container. */
export const MAIN_CONTAINER = 'app';

const POD = '/spec/template/spec';
const HOSTNAME = 'kubernetes.io/hostname';
const TMP_MEBIBYTES = 64;
/** Least time for a rollout to make progress, and what it has beyond the slowest start. */
const PROGRESS_SECONDS = 600;
const PROGRESS_MARGIN = 60;

/** What the Deployments of both colours have in common. */
export interface DeploymentPlan {
  readonly props: BlueGreenServiceProps;
  readonly environment: Record<string, kplus.EnvValue>;
  readonly containers: readonly kplus.ContainerProps[];
  readonly initContainers: readonly kplus.ContainerProps[];
  readonly serviceAccount: kplus.IServiceAccount;
  readonly startup: ResolvedProbe;
  readonly readiness: ResolvedProbe;
  readonly liveness: ResolvedProbe;
  readonly drainSeconds: number;
  readonly shutdownSeconds: number;
  readonly minReadySeconds: number;
  readonly podAnnotations: Record<string, string>;
  readonly kubernetesVersion: string;
}

/** What is a colour's own. */
export interface ColourPlan {
  readonly name: string;
  readonly image: string;
  readonly replicas: number;
  readonly labels: Record<string, string>;
  readonly selectorLabels: Record<string, string>;
  /** Name of the ConfigMap whose keys become variables. */
  readonly configMap?: string;
}

/** The Deployment of a colour, as the program wants it. */
export function addColourDeployment(scope: Construct, id: string, plan: DeploymentPlan, colour: ColourPlan): LabelledDeployment {
  const { props, startup, minReadySeconds } = plan;
  const slowestStart = startup.periodSeconds * startup.failureThreshold + minReadySeconds + PROGRESS_MARGIN;
  const deployment = new LabelledDeployment(scope, id, {
    metadata: { name: colour.name, labels: colour.labels },
    selectorLabels: colour.selectorLabels,
    podLabels: colour.labels,
    podAnnotations: plan.podAnnotations,
    replicas: colour.replicas,
    strategy: kplus.DeploymentStrategy.rollingUpdate({
      maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
      maxSurge: kplus.PercentOrAbsolute.percent(25),
    }),
    minReady: Duration.seconds(minReadySeconds),
    progressDeadline: Duration.seconds(Math.max(PROGRESS_SECONDS, slowestStart)),
    terminationGracePeriod: Duration.seconds(plan.drainSeconds + plan.shutdownSeconds),
    serviceAccount: plan.serviceAccount,
    automountServiceAccountToken: false,
    securityContext: { ensureNonRoot: true, fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH },
  });
  deployment.attachContainer(mainContainer(deployment, plan, colour));
  for (const container of plan.containers) deployment.addContainer(container);
  for (const container of plan.initContainers) deployment.addInitContainer(container);
  if (props.autoscaling) deployment.markHasAutoscaler();
  ApiObject.of(deployment).addJsonPatch(...patches(plan, colour));
  return deployment;
}

function mainContainer(scope: Construct, plan: DeploymentPlan, colour: ColourPlan): kplus.Container {
  const { props } = plan;
  const { metrics } = props;
  const container = new kplus.Container({
    name: MAIN_CONTAINER,
    image: colour.image,
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    ...(props.command ? { command: props.command } : {}),
    ...(props.args ? { args: props.args } : {}),
    ports: [
      { name: 'http', number: props.port },
      ...(props.ports ?? []).map(({ name, port }) => ({ name, number: port })),
      ...(metrics && metrics.port !== props.port ? [{ name: 'metrics', number: metrics.port }] : []),
    ],
    startup: toKplusProbe(plan.startup),
    readiness: toKplusProbe(plan.readiness),
    liveness: toKplusProbe(plan.liveness),
    resources: kplusResources(props.resources),
    securityContext: { ensureNonRoot: true, readOnlyRootFilesystem: true, allowPrivilegeEscalation: false },
    envVariables: plan.environment,
    envFrom: [
      ...(colour.configMap ? [new kplus.EnvFrom(kplus.ConfigMap.fromConfigMapName(scope, 'config', colour.configMap))] : []),
      ...(props.envFrom ?? []),
    ],
    volumeMounts: [...(props.mounts ?? [])],
  });
  if (!container.mounts.some((mount) => mount.path === '/tmp')) {
    const bytes = props.tmpSize?.bytes ?? TMP_MEBIBYTES * 2 ** 20;
    container.mount('/tmp', kplus.Volume.fromEmptyDir(scope, 'tmp', 'tmp', { sizeLimit: Size.mebibytes(Math.ceil(bytes / 2 ** 20)) }));
  }
  return container;
}

/** What cdk8s-plus-27 has no props for. A patch of the program on the same field comes later and wins. */
function patches(plan: DeploymentPlan, colour: ColourPlan): JsonPatch[] {
  const { requests, limits } = plan.props.resources._toKube();
  const pullSecrets = plan.props.imagePullSecrets ?? [];
  return [
    JsonPatch.add('/spec/revisionHistoryLimit', 3),
    JsonPatch.add(`${POD}/enableServiceLinks`, false),
    JsonPatch.add(`${POD}/containers/0/resources`, { requests: wrapped(requests), limits: wrapped(limits) }),
    // Services and gateways learn that the pod goes only while it goes already: until they have, it serves on.
    JsonPatch.add(`${POD}/containers/0/lifecycle`, { preStop: wait(plan.drainSeconds, plan.kubernetesVersion) }),
    JsonPatch.add(
      `${POD}/topologySpreadConstraints`,
      [Labels.ZONE_OF_NODE, HOSTNAME].map((topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        // A zone that is down must not keep the others from taking over.
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: colour.selectorLabels },
        // Pods of the previous revision would count too and push the new ones together.
        matchLabelKeys: ['pod-template-hash'],
      })),
    ),
    ...(pullSecrets.length > 0
      ? [
          JsonPatch.add(
            `${POD}/imagePullSecrets`,
            pullSecrets.map((name) => ({ name })),
          ),
        ]
      : []),
  ];
}

/** The kubelet itself waits, from Kubernetes 1.30 on; before that, a program of the image does. */
function wait(seconds: number, kubernetesVersion: string): object {
  return minorVersion(kubernetesVersion) >= 30 ? { sleep: { seconds } } : { exec: { command: ['sleep', `${seconds}`] } };
}

/** Quantities in the form in which cdk8s-plus-27 holds them before it renders. */
function wrapped(amounts: Record<string, string>): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(amounts).map(([name, value]) => [name, { value }]));
}

/** What cdk8s-plus-27 can say of the resources, in whole mebibytes; the exact amounts come by patch. */
function kplusResources(resources: Resources): kplus.ContainerResources {
  const memory = (bytes: number): Size => Size.mebibytes(Math.ceil(bytes / 2 ** 20));
  return {
    cpu: { request: kplus.Cpu.millis(resources.cpuRequest.milliCores), limit: kplus.Cpu.millis(resources.cpuLimit.milliCores) },
    memory: { request: memory(resources.memoryRequest.bytes), limit: memory(resources.memoryLimit.bytes) },
  };
}
