import type { Manifest } from '../manifest/manifest';
import { childObject, setSorted } from '../manifest/sorted-keys';
import type { FrozenDeployment } from '../release/ledger';

/**
 * The parts of a rendered Deployment that are frozen when its colour is staged: all of the spec but `replicas` and `selector`, and
 * the annotations.
 */
export function freeze(manifest: Manifest): FrozenDeployment {
  const { replicas, selector, ...spec } = manifest.spec;
  return structuredClone({ annotations: { ...manifest.metadata?.annotations }, spec });
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
