import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { checkPath, checkPort, checkWhole } from './checks';

/** How a container is asked how it is. What is left out has the default of the probe's purpose. */
export interface ProbeProps {
  /**
   * Path that is asked for with GET; an answer from 200 to 399 is good.
   * @default - `/readyz` for readiness, `/healthz` for startup and liveness
   */
  readonly path?: string;
  /**
   * Port that is asked.
   * @default - the main port
   */
  readonly port?: number;
  /**
   * Seconds from one question to the next, 1 to 300.
   * @default - 2 for startup, 5 for readiness, 10 for liveness
   */
  readonly periodSeconds?: number;
  /**
   * Seconds to wait for an answer, 1 to 300.
   * @default - 2
   */
  readonly timeoutSeconds?: number;
  /**
   * Failures in a row until it counts, 1 to 1000.
   * @default - 60 for startup, 2 for readiness, 6 for liveness
   */
  readonly failureThreshold?: number;
}

/** A probe with all its values. */
export interface ResolvedProbe {
  readonly path: string;
  readonly port: number;
  readonly periodSeconds: number;
  readonly timeoutSeconds: number;
  readonly failureThreshold: number;
}

/** Startup may be slow; readiness reacts fast both ways; liveness is slow to judge, since a restart under load makes things worse. */
const DEFAULTS = {
  startup: { path: '/healthz', periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 60 },
  readiness: { path: '/readyz', periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2 },
  liveness: { path: '/healthz', periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 6 },
} as const;

/** The values of a probe, checked, with the defaults of its purpose. */
export function resolveProbe(
  purpose: 'startup' | 'readiness' | 'liveness',
  props: ProbeProps | undefined,
  port: number,
  where: string,
): ResolvedProbe {
  const defaults = DEFAULTS[purpose];
  const name = (field: string): string => `${purpose}.${field}`;
  return {
    path: checkPath(props?.path ?? defaults.path, name('path'), where),
    port: checkPort(props?.port ?? port, name('port'), where),
    periodSeconds: checkWhole(props?.periodSeconds ?? defaults.periodSeconds, name('periodSeconds'), where, 1, 300),
    timeoutSeconds: checkWhole(props?.timeoutSeconds ?? defaults.timeoutSeconds, name('timeoutSeconds'), where, 1, 300),
    failureThreshold: checkWhole(props?.failureThreshold ?? defaults.failureThreshold, name('failureThreshold'), where, 1, 1000),
  };
}

/** The probe as cdk8s-plus-27 has it. */
export function toKplusProbe(probe: ResolvedProbe): kplus.Probe {
  return kplus.Probe.fromHttpGet(probe.path, {
    port: probe.port,
    periodSeconds: Duration.seconds(probe.periodSeconds),
    timeoutSeconds: Duration.seconds(probe.timeoutSeconds),
    failureThreshold: probe.failureThreshold,
  });
}
