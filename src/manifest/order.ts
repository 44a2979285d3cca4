import type { Manifest } from './manifest';

/**
 * Kinds in the order in which a cluster needs them when everything is applied at once: first the namespace and what limits it, policies
 * before the pods that they guard, accounts and configuration before what uses them, autoscalers after what they scale. Other kinds come
 * last.
 */
const KINDS = (
  'Namespace CustomResourceDefinition PriorityClass StorageClass IngressClass NetworkPolicy ResourceQuota LimitRange ' +
  'PodDisruptionBudget ServiceAccount Secret ConfigMap PersistentVolume PersistentVolumeClaim ClusterRole ' +
  'ClusterRoleBinding Role RoleBinding Service DaemonSet Pod ReplicationController ReplicaSet Deployment StatefulSet ' +
  'HorizontalPodAutoscaler Job CronJob Ingress'
).split(' ');

const RANK = new Map(KINDS.map((kind, rank) => [kind, rank]));

/** What decides the place of an object in the output. */
export interface Placed {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
  readonly apiVersion?: string;
}

/** Orders by kind, then by name, then by namespace and API version. */
export function compareObjects(a: Placed, b: Placed): number {
  return (
    (RANK.get(a.kind) ?? KINDS.length) - (RANK.get(b.kind) ?? KINDS.length) ||
    compareText(a.kind, b.kind) ||
    compareText(a.name, b.name) ||
    compareText(a.namespace ?? '', b.namespace ?? '') ||
    compareText(a.apiVersion ?? '', b.apiVersion ?? '')
  );
}

/** What decides the place of a manifest. */
export function placeOf(manifest: Manifest): Placed {
  return {
    kind: manifest.kind,
    name: manifest.metadata?.name ?? '',
    namespace: manifest.metadata?.namespace,
    apiVersion: manifest.apiVersion,
  };
}

/** Compares by code unit, the same on every machine whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
