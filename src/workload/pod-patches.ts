import { JsonPatch } from 'cdk8s';
import { minorVersion } from '../manifest/kubernetes-version';
import { Labels } from '../manifest/labels';
import type { Resources } from './resources';

/** What the patches of a Deployment say. */
export interface PodPatches {
  /** Resources of the first container. */
  readonly resources: Resources;
  /** How long a pod that is to stop serves on. */
  readonly drainSeconds: number;
  /** Labels that the pods have in common, by which they are spread. */
  readonly selectorLabels: Record<string, string>;
  readonly imagePullSecrets: readonly string[];
  readonly kubernetesVersion: string;
}

const POD = '/spec/template/spec';

/** What cdk8s-plus-27 has no props for, for a Deployment whose first container serves. A patch of the program on the same field comes later and wins. */
export function podPatches(props: PodPatches): JsonPatch[] {
  const { requests, limits } = props.resources._toKube();
  return [
    JsonPatch.add('/spec/revisionHistoryLimit', 3),
    JsonPatch.add(`${POD}/enableServiceLinks`, false),
    JsonPatch.add(`${POD}/containers/0/resources`, { requests: wrapped(requests), limits: wrapped(limits) }),
    // Whatever sends requests learns that the pod goes only while it goes already: until it has, the pod serves on.
    JsonPatch.add(`${POD}/containers/0/lifecycle`, { preStop: wait(props.drainSeconds, props.kubernetesVersion) }),
    JsonPatch.add(
      `${POD}/topologySpreadConstraints`,
      [Labels.ZONE_OF_NODE, 'kubernetes.io/hostname'].map((topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        // A zone that is down must not keep the others from taking over.
        whenUnsatisfiable: 'ScheduleAnyway',
        labelSelector: { matchLabels: props.selectorLabels },
        // Pods of the previous revision would count too and push the new ones together.
        matchLabelKeys: ['pod-template-hash'],
      })),
    ),
    ...(props.imagePullSecrets.length > 0
      ? [
          JsonPatch.add(
            `${POD}/imagePullSecrets`,
            props.imagePullSecrets.map((name) => ({ name })),
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
