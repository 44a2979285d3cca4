import { ApiObject, Duration, Lazy, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { LabelledDeployment } from '../workload/labelled-deployment';
import { podPatches } from '../workload/pod-patches';
import {
  CERTIFICATE_FOLDER,
  CONFIGURATION_FILE,
  CONFIGURATION_FOLDER,
  HTTP_PORT,
  HTTPS_PORT,
  STATUS_PORT,
  WRITABLE_FOLDER,
} from './config/paths';
import type { ConfigurationMap } from './configuration-map';
import type { GatewaySettings } from './settings';
import type { Tls } from './tls';

/** User and group of the official unprivileged images. */
const USER = 101;

/** Seconds between two startup probes, and what the kubelet may be late by. */
const STARTUP_PERIOD = 2;
const STARTUP_SLACK = 20;

/** Time after the last request has ended or was cut off. */
const EXIT_SLACK = 5;

/** What the pods of a gateway are made of. */
export interface PodParts {
  readonly settings: GatewaySettings;
  readonly podLabels: Record<string, string>;
  readonly configuration: ConfigurationMap;
  readonly serviceAccount: kplus.IServiceAccount;
  readonly tls?: Tls;
  readonly imagePullSecrets: readonly string[];
  readonly kubernetesVersion: string;
}

/** The Deployment of a gateway. */
export function gatewayDeployment(scope: Construct, parts: PodParts): kplus.Deployment {
  const { settings, podLabels } = parts;
  const deployment = new LabelledDeployment(scope, 'deployment', {
    metadata: { name: settings.name },
    selectorLabels: podLabels,
    podLabels,
    replicas: settings.replicas,
    strategy: kplus.DeploymentStrategy.rollingUpdate({
      maxUnavailable: kplus.PercentOrAbsolute.absolute(0),
      maxSurge: kplus.PercentOrAbsolute.percent(25),
    }),
    minReady: Duration.seconds(5),
    progressDeadline: Duration.seconds(600),
    terminationGracePeriod: Duration.seconds(settings.drain + settings.shutdownTimeout + EXIT_SLACK),
    serviceAccount: parts.serviceAccount,
    automountServiceAccountToken: false,
    securityContext: {
      ensureNonRoot: true,
      user: USER,
      group: USER,
      fsGroup: USER,
      fsGroupChangePolicy: kplus.FsGroupChangePolicy.ON_ROOT_MISMATCH,
    },
  });
  addContainer(deployment, parts);
  ApiObject.of(deployment).addJsonPatch(
    ...podPatches({
      resources: settings.resources,
      drainSeconds: settings.drain,
      selectorLabels: podLabels,
      imagePullSecrets: parts.imagePullSecrets,
      kubernetesVersion: parts.kubernetesVersion,
    }),
  );
  return deployment;
}

function addContainer(deployment: kplus.Deployment, { settings, configuration, tls }: PodParts): void {
  const container = deployment.addContainer({
    name: 'nginx',
    image: settings.image,
    imagePullPolicy: kplus.ImagePullPolicy.IF_NOT_PRESENT,
    // Not the image's entrypoint, which edits files that are read-only here.
    command: ['nginx', '-e', 'stderr', '-c', `${CONFIGURATION_FOLDER}/${CONFIGURATION_FILE}`],
    ports: [
      { name: 'http', number: HTTP_PORT },
      ...(tls ? [{ name: 'https', number: HTTPS_PORT }] : []),
      { name: 'status', number: STATUS_PORT },
    ],
    resources: {},
    securityContext: {
      ensureNonRoot: true,
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL' as kplus.Capability] },
      user: USER,
      group: USER,
    },
    startup: probe('/startup', STARTUP_PERIOD, Math.ceil((settings.startupTimeout + STARTUP_SLACK) / STARTUP_PERIOD), 5),
    readiness: probe('/ready', 5, 2, 2),
    liveness: probe('/live', 10, 3, 5),
  });
  container.mount(
    CONFIGURATION_FOLDER,
    kplus.Volume.fromConfigMap(
      deployment,
      'configuration',
      // Read when the object is rendered, as the name changes until then.
      kplus.ConfigMap.fromConfigMapName(
        deployment,
        'configuration-name',
        Lazy.any({ produce: () => configuration.name }) as unknown as string,
      ),
      { name: 'configuration' },
    ),
    { readOnly: true },
  );
  container.mount(WRITABLE_FOLDER, kplus.Volume.fromEmptyDir(deployment, 'tmp', 'tmp', { sizeLimit: Size.gibibytes(1) }));
  if (!tls) return;
  // The whole volume: a renewed certificate never arrives at a file that is mounted alone.
  const secret = kplus.Secret.fromSecretName(deployment, 'certificate-name', tls.secretName);
  container.mount(
    CERTIFICATE_FOLDER,
    kplus.Volume.fromSecret(deployment, 'certificate', secret, { name: 'certificate', defaultMode: 0o440 }),
    {
      readOnly: true,
    },
  );
}

function probe(path: string, period: number, failures: number, timeout: number): kplus.Probe {
  return kplus.Probe.fromHttpGet(path, {
    port: STATUS_PORT,
    periodSeconds: Duration.seconds(period),
    failureThreshold: failures,
    timeoutSeconds: Duration.seconds(timeout),
  });
}
