import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { contentHash } from '../manifest/hash';
import { Annotations } from '../manifest/labels';
import type { ColourState } from './colours';

/** Name of the ConfigMap of a colour: it ends with a hash of the content, so a changed configuration is a new object. */
export function configMapName(workload: string, colour: ColourState): string {
  return `${workload}-${colour.name}-${contentHash(colour.config)}`;
}

/**
 * The ConfigMap of a colour. It is immutable, and appliers leave the previous one in place, since pods that use it may still run.
 */
export function addConfigMap(
  scope: Construct,
  id: string,
  name: string,
  data: Record<string, string>,
  labels: Record<string, string>,
): void {
  new ApiObject(scope, id, {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      labels,
      annotations: { [Annotations.ARGO_SYNC_OPTIONS]: 'PruneLast=true', [Annotations.FLUX_PRUNE]: 'disabled' },
    },
    data,
    immutable: true,
  });
}
