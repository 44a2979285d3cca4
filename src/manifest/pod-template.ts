import type { Manifest } from './manifest';

/** The part of a manifest that becomes pods. */
export interface PodTemplate {
  /** The object that holds `metadata` and `spec` of the pods: the manifest itself for a Pod. */
  readonly holder: { metadata?: Record<string, any>; spec: Record<string, any> };
  /** JSON pointer of the holder in the manifest, empty for a Pod. */
  readonly pointer: string;
}

/** Where the kinds of Kubernetes keep their pod template. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  'v1/Pod': [],
  'v1/PodTemplate': ['template'],
  'v1/ReplicationController': ['spec', 'template'],
  'apps/v1/DaemonSet': ['spec', 'template'],
  'apps/v1/Deployment': ['spec', 'template'],
  'apps/v1/ReplicaSet': ['spec', 'template'],
  'apps/v1/StatefulSet': ['spec', 'template'],
  'batch/v1/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  'batch/v1/Job': ['spec', 'template'],
};

const TEMPLATE = ['spec', 'template'];

/** The pod template of a manifest, or undefined when it has none. */
export function podTemplate(manifest: Manifest): PodTemplate | undefined {
  const path = PATHS[`${manifest.apiVersion}/${manifest.kind}`] ?? (isCustomWorkload(manifest) ? TEMPLATE : undefined);
  if (path === undefined) return undefined;
  let holder: any = manifest;
  for (const key of path) holder = holder?.[key];
  if (holder === null || typeof holder !== 'object' || holder.spec === null || typeof holder.spec !== 'object') return undefined;
  return { holder, pointer: path.map((key) => `/${key}`).join('') };
}

/** Whether an object of a custom kind, a rollout for example, keeps pods where Deployments do. */
function isCustomWorkload({ apiVersion, spec }: Manifest): boolean {
  return Array.isArray(spec?.template?.spec?.containers) && /^[^/]+\.[^/]+\//.test(apiVersion);
}

/** All containers of a pod: init containers, sidecars, containers and ephemeral ones. */
export function allContainers(podSpec: Record<string, any>): Record<string, any>[] {
  return ['initContainers', 'containers', 'ephemeralContainers']
    .flatMap((list) => (Array.isArray(podSpec[list]) ? podSpec[list] : []))
    .filter((container) => container !== null && typeof container === 'object');
}
