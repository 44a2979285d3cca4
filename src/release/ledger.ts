import type { ColourName } from './colour';

/** The schema that this version reads and writes. */
export const LEDGER_SCHEMA = 1;

/** What the colours of one service run, and which of them is live: the content of one ledger file. */
export interface Ledger {
  readonly schemaVersion: 1;
  /** Id of the service's construct, which is the name of the file too. */
  readonly service: string;
  readonly live: ColourName;
  readonly blue?: StagedColour;
  readonly green?: StagedColour;
}

/** What a colour runs, frozen when it was staged. */
export interface StagedColour {
  /** Image reference with a tag or a digest. */
  readonly image: string;
  /** Version, the value of the label `app.kubernetes.io/version`. */
  readonly version: string;
  /** Number of pods, 0 when the colour is retired. Under an autoscaler the count at staging. */
  readonly replicas: number;
  /** True when an autoscaler set the number of pods at staging, so that the Deployment says none. */
  readonly autoscaled?: boolean;
  /** Plain configuration that the colour's ConfigMap holds. */
  readonly config: Record<string, string>;
  /**
   * The Deployment as rendered. Its annotations are kept too: for a Deployment the API server
   * raises the generation when they change.
   */
  readonly deployment: FrozenDeployment;
}

/** The parts of a Deployment that a program change must not move. */
export interface FrozenDeployment {
  readonly annotations: Record<string, string>;
  /** The spec without `replicas` and `selector`. */
  readonly spec: Record<string, any>;
}
