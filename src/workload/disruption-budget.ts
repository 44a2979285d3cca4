import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';

/** Lets the cluster take one pod of a colour away at a time, and pods that are not healthy at any time. */
export function addDisruptionBudget(
  scope: Construct,
  id: string,
  name: string,
  labels: Record<string, string>,
  podLabels: Record<string, string>,
): void {
  new ApiObject(scope, id, {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, labels },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: podLabels },
      // Otherwise pods that never become ready block every drain of their node.
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  });
}
