import { usageError } from '../manifest/errors';
import type { Manifest } from '../manifest/manifest';
import { childObject, setSorted } from '../manifest/sorted-keys';
import type { FrozenDeployment } from '../release/ledger';
import type { ColourState } from './colours';

/**
 * The parts of a rendered Deployment that are frozen when its colour is staged: all of the spec but `replicas` and `selector`, and
 * the annotations.
 */
export function freeze(manifest: Manifest): FrozenDeployment {
  const { replicas, selector, ...spec } = manifest.spec;
  return structuredClone({ annotations: { ...manifest.metadata?.annotations }, spec });
}

/** Ports that the containers of a frozen Deployment name. */
function frozenPorts({ spec }: FrozenDeployment): number[] {
  const containers: unknown = spec.template?.spec?.containers;
  return (Array.isArray(containers) ? containers : [])
    .flatMap((container) => (Array.isArray(container?.ports) ? container.ports : []))
    .map((port) => port?.containerPort)
    .filter((port) => typeof port === 'number');
}

/**
 * Puts what was frozen into a Deployment that the program rendered. Only its labels stay the program's: a change of theirs moves no pod.
 * The annotations are frozen too, as the API server raises a Deployment's generation when they change.
 *
 * @param replicas number of pods, undefined where an autoscaler sets it
 */
export function thaw(manifest: Manifest, frozen: FrozenDeployment, replicas: number | undefined, selector: object): Manifest {
  const spec = structuredClone(frozen.spec);
  if (replicas !== undefined) setSorted(spec, 'replicas', replicas);
  setSorted(spec, 'selector', selector);
  manifest.spec = spec;
  setSorted(childObject(manifest, 'metadata'), 'annotations', { ...frozen.annotations });
  return manifest;
}

/**
 * The number of pods that a frozen Deployment says. One that left it to an autoscaler says none, and one that said it goes on to: taking
 * it away would make the API server start again from 1.
 *
 * @param isScaled whether the program has an autoscaler for it now
 */
export function frozenReplicas({ autoscaled, replicas }: ColourState, isScaled: boolean): number | undefined {
  return autoscaled && (isScaled || replicas > 0) ? undefined : replicas;
}

/** Why a frozen colour cannot go with a port of the program. Services name one port for whatever colour is live, so all listen on it. */
export function portProblem({ name, frozen }: ColourState, port: number): string[] {
  const ports = frozen ? frozenPorts(frozen) : [];
  if (ports.length === 0 || ports.includes(port)) return [];
  return [
    usageError({
      what: `${name} was staged with another port, and a promotion moves traffic between colours of one port only`,
      value: port,
      allowed: ports.join(', '),
      fix: 'keep the port, or make a service of another id for the other one',
    }).message,
  ];
}
