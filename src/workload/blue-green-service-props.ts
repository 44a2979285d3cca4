import type * as kplus from 'cdk8s-plus-27';
import type { Colour } from '../release/colour';
import type { Memory } from './memory';
import type { ProbeProps } from './probes';
import type { Resources } from './resources';

/** What one colour runs, where no ledger says it. */
export interface ColourProps {
  /** Image by tag or digest; `latest` and no tag are refused. */
  readonly image: string;
  /**
   * Version for people, the value of the label `app.kubernetes.io/version`.
   * @default - the tag of the image, or the start of its digest
   */
  readonly version?: string;
  /**
   * Number of pods; 0 for a colour that is retired.
   * @default - `replicas` of the service
   */
  readonly replicas?: number;
  /**
   * Plain configuration of this colour, on top of `config` of the service.
   * @default - none
   */
  readonly config?: Record<string, string>;
}

/** A key of a Secret that exists in the namespace. */
export interface SecretVariable {
  /** Name of the Secret. */
  readonly secret: string;
  /** Key in the Secret. */
  readonly key: string;
}

/** How the number of pods of a colour follows their load. */
export interface AutoscalingProps {
  /** Least number of pods, at least 1. */
  readonly minReplicas: number;
  /** Largest number of pods, at least `minReplicas`. */
  readonly maxReplicas: number;
  /**
   * Percent of the requested cpu that pods are held at, 1 to 100.
   * @default 70
   */
  readonly cpuUtilizationPercent?: number;
}

/** A port besides the main one. */
export interface ExtraPort {
  /** Name of the port, 1 to 15 lower-case letters, digits and `-`. */
  readonly name: string;
  /** Port on which the container listens. */
  readonly port: number;
  /**
   * Port of the Services.
   * @default - the same
   */
  readonly servicePort?: number;
}

/** Where metrics are read, and by whom. */
export interface MetricsProps {
  /** Port on which the container serves metrics; it may be the main one. */
  readonly port: number;
  /**
   * Path of the metrics.
   * @default '/metrics'
   */
  readonly path?: string;
  /**
   * Namespace of the pods that read them.
   * @default 'monitoring'
   */
  readonly scraperNamespace?: string;
  /**
   * Labels of the pods that read them.
   * @default - every pod of the namespace
   */
  readonly scraperLabels?: Record<string, string>;
}

/** Options of a blue/green service. */
export interface BlueGreenServiceProps {
  /** Port on which the container listens, 1 to 65535. */
  readonly port: number;
  /** What the main container reserves, and what it may use at most. */
  readonly resources: Resources;
  /**
   * Port of the Services, 1 to 65535. The headless one has the container's port, as it translates none.
   * @default 80
   */
  readonly servicePort?: number;
  /**
   * Number of pods of a colour, at least 1.
   * @default - `autoscaling.minReplicas`, or 2
   */
  readonly replicas?: number;
  /**
   * Name of the Service of the live colour; the others are NAME-preview and NAME-headless.
   * @default - the id of the construct
   */
  readonly serviceName?: string;
  /**
   * Name of the Deployments without `-blue` and `-green`, and of all else that both colours share.
   * @default - the id of the construct
   */
  readonly workloadName?: string;

  /**
   * Image of the live colour, by tag or digest, where there is neither a ledger nor a second colour.
   * @default - the ledger, or `blue` and `green`, say it
   */
  readonly image?: string;
  /**
   * What blue runs, where there is no ledger.
   * @default - the ledger says it
   */
  readonly blue?: ColourProps;
  /**
   * What green runs, where there is no ledger.
   * @default - the ledger says it
   */
  readonly green?: ColourProps;
  /**
   * The colour that is live, where there is no ledger.
   * @default - blue, or green where that is the only one
   */
  readonly live?: Colour;

  /**
   * Plain configuration: environment variables from an immutable ConfigMap of each colour, named by its content. Secrets do not belong
   * here.
   * @default - none
   */
  readonly config?: Record<string, string>;
  /**
   * Environment variables. A literal value that looks like a secret is refused.
   * @default - none
   */
  readonly variables?: Record<string, kplus.EnvValue>;
  /**
   * Environment variables from keys of Secrets that exist in the namespace.
   * @default - none
   */
  readonly secretVariables?: Record<string, SecretVariable>;
  /**
   * ConfigMaps and Secrets whose keys all become environment variables.
   * @default - none
   */
  readonly envFrom?: kplus.EnvFrom[];
  /**
   * Names of Secrets of the namespace with credentials for the image registry.
   * @default - none
   */
  readonly imagePullSecrets?: string[];
  /**
   * Command, in place of the image's entry point.
   * @default - that of the image
   */
  readonly command?: string[];
  /**
   * Arguments of the command.
   * @default - those of the image
   */
  readonly args?: string[];
  /**
   * Volumes and where the container mounts them. The file system of the container is read-only but for these and `/tmp`.
   * @default - none but `/tmp`
   */
  readonly mounts?: kplus.VolumeMount[];
  /**
   * Size of `/tmp`, beyond which the pod is evicted.
   * @default - 64 mebibytes
   */
  readonly tmpSize?: Memory;
  /**
   * Containers besides the main one. They need a name, an image and resources with limits.
   * @default - none
   */
  readonly containers?: kplus.ContainerProps[];
  /**
   * Containers that run to their end before the others start. They need a name, an image and resources with limits.
   * @default - none
   */
  readonly initContainers?: kplus.ContainerProps[];
  /**
   * Ports besides the main one.
   * @default - none
   */
  readonly ports?: ExtraPort[];
  /**
   * Metrics port with its NetworkPolicy and the annotations that Prometheus reads.
   * @default - no metrics
   */
  readonly metrics?: MetricsProps;
  /**
   * A HorizontalPodAutoscaler for each colour. Deployments then leave the number of pods to it.
   * @default - a fixed number of pods
   */
  readonly autoscaling?: AutoscalingProps;

  /**
   * Startup probe: holds the other two back until the process has started.
   * @default - GET /healthz every 2 seconds, 120 seconds at most
   */
  readonly startup?: ProbeProps;
  /**
   * Readiness probe: whether the pod can answer requests now. A pod that is not ready gets none.
   * @default - GET /readyz every 5 seconds, not ready after 2 failures
   */
  readonly readiness?: ProbeProps;
  /**
   * Liveness probe: whether a restart is the only help. Keep it cheap and apart from other services: one that fails because a database is
   * down restarts all pods at once.
   * @default - GET /healthz every 10 seconds, restarted after 6 failures
   */
  readonly liveness?: ProbeProps;
  /**
   * Seconds that a pod serves on after it was told to stop, while Services and gateways learn of it: 1 to 600.
   * @default 15
   */
  readonly drainSeconds?: number;
  /**
   * Seconds that the process has to end its requests after that: 1 to 3600.
   * @default 30
   */
  readonly shutdownSeconds?: number;
  /**
   * Seconds that a new pod has to be ready before it counts: 0 to 600.
   * @default 10
   */
  readonly minReadySeconds?: number;
}
