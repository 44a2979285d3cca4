/** Keys of the labels that this library sets. */
export const Labels = {
  /** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/ */
  NAME: 'app.kubernetes.io/name',
  INSTANCE: 'app.kubernetes.io/instance',
  VERSION: 'app.kubernetes.io/version',
  COMPONENT: 'app.kubernetes.io/component',
  PART_OF: 'app.kubernetes.io/part-of',
  MANAGED_BY: 'app.kubernetes.io/managed-by',
  /** The colour, `blue` or `green`. */
  TRACK: 'cdk8s-breakwater/track',
  /** `gateway` on the only pods that may be reached from outside the cluster. */
  ROLE: 'cdk8s-breakwater/role',
  /** Kind and name of a workload that cdk8s-plus-27 made, `deployment-worker`, by which its pods are selected instead of by a hash. */
  WORKLOAD: 'cdk8s-breakwater/workload',
  REGION_OF_NODE: 'topology.kubernetes.io/region',
  ZONE_OF_NODE: 'topology.kubernetes.io/zone',
  NAMESPACE_NAME: 'kubernetes.io/metadata.name',
} as const;

/** Keys of the annotations that this library sets. */
export const Annotations = {
  REGION: 'cdk8s-breakwater/region',
  RESIDENCY: 'cdk8s-breakwater/residency',
  /** Objects that exist outside of the program: `Secret/api-tls: tls.crt, tls.key; ConfigMap/ca`. */
  EXTERNAL: 'cdk8s-breakwater/external',
  /** How each rate limit of a gateway was divided among its replicas. */
  RATE_LIMITS: 'cdk8s-breakwater/rate-limits',
  /** @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/ */
  ARGO_SYNC_OPTIONS: 'argocd.argoproj.io/sync-options',
  /** @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune */
  FLUX_PRUNE: 'kustomize.toolkit.fluxcd.io/prune',
} as const;

/** Value of `app.kubernetes.io/managed-by`. */
export const MANAGED_BY = 'cdk8s-breakwater';

/** Value of the role label on the gateway's pods. */
export const GATEWAY_ROLE = 'gateway';
