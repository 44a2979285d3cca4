import { ApiObject, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import type { BlueGreenServiceProps } from './blue-green-service-props';
import { LabelledDeployment } from './labelled-deployment';
import { podPatches } from './pod-patches';
import { type ResolvedProbe, toKplusProbe } from './probes';
import type { Resources } from './resources';

/** Name of the main container. */
export const MAIN_CONTAINER = 'app';

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
  ApiObject.of(deployment).addJsonPatch(
    ...podPatches({
      resources: props.resources,
      drainSeconds: plan.drainSeconds,
      selectorLabels: colour.selectorLabels,
      imagePullSecrets: props.imagePullSecrets ?? [],
      kubernetesVersion: plan.kubernetesVersion,
    }),
  );
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

/** What cdk8s-plus-27 can say of the resources, in whole mebibytes; the exact amounts come by patch. */
function kplusResources(resources: Resources): kplus.ContainerResources {
  const memory = (bytes: number): Size => Size.mebibytes(Math.ceil(bytes / 2 ** 20));
  return {
    cpu: { request: kplus.Cpu.millis(resources.cpuRequest.milliCores), limit: kplus.Cpu.millis(resources.cpuLimit.milliCores) },
    memory: { request: memory(resources.memoryRequest.bytes), limit: memory(resources.memoryLimit.bytes) },
  };
}
