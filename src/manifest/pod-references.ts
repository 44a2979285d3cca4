/** Kinds of objects that a pod needs in its namespace. */
export type ReferencedKind = 'ConfigMap' | 'Secret' | 'ServiceAccount' | 'PersistentVolumeClaim';

/** An object, or one key of it, that a pod needs before it can start. */
export interface PodReference {
  readonly kind: ReferencedKind;
  readonly name: string;
  /** Key of a ConfigMap or Secret; undefined when the object as a whole is meant. */
  readonly key?: string;
  /** Whether the pod starts without it. */
  readonly optional: boolean;
  /** Field of the pod's spec that refers to it, for example `containers[0].env[1].valueFrom.secretKeyRef`. */
  readonly path: string;
}

/**
 * Everything in its namespace that a pod refers to: by environment, volumes, image pull secrets and service account.
 * @param spec the pod's spec, as it stands in a manifest
 */
export function podReferences(spec: any): PodReference[] {
  const out: PodReference[] = [];
  if (!spec) return out;
  const add = (kind: ReferencedKind, name: unknown, path: string, optional?: unknown, key?: unknown): void => {
    if (typeof name !== 'string' || name === '') return;
    const isOptional = optional === true;
    out.push(typeof key === 'string' ? { kind, name, optional: isOptional, path, key } : { kind, name, optional: isOptional, path });
  };
  if (spec.serviceAccountName) add('ServiceAccount', spec.serviceAccountName, 'serviceAccountName');
  else add('ServiceAccount', spec.serviceAccount, 'serviceAccount');
  each(spec.imagePullSecrets, (secret, i) => add('Secret', secret?.name, `imagePullSecrets[${i}]`));
  for (const list of CONTAINER_LISTS) each(spec[list], (container, i) => ofContainer(container, () => `${list}[${i}]`, add));
  each(spec.volumes, (volume, i) => ofVolume(volume, () => `volumes[${i}]`, add));
  return out;
}

const CONTAINER_LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

type Add = (kind: ReferencedKind, name: unknown, path: string, optional?: unknown, key?: unknown) => void;

function ofContainer(container: any, at: () => string, add: Add): void {
  each(container?.env, (variable, i) => {
    const from = variable?.valueFrom;
    if (!from) return;
    const { configMapKeyRef, secretKeyRef } = from;
    if (configMapKeyRef) {
      add('ConfigMap', configMapKeyRef.name, `${at()}.env[${i}].valueFrom.configMapKeyRef`, configMapKeyRef.optional, configMapKeyRef.key);
    }
    if (secretKeyRef) add('Secret', secretKeyRef.name, `${at()}.env[${i}].valueFrom.secretKeyRef`, secretKeyRef.optional, secretKeyRef.key);
  });
  each(container?.envFrom, (from, i) => {
    if (from?.configMapRef) add('ConfigMap', from.configMapRef.name, `${at()}.envFrom[${i}].configMapRef`, from.configMapRef.optional);
    if (from?.secretRef) add('Secret', from.secretRef.name, `${at()}.envFrom[${i}].secretRef`, from.secretRef.optional);
  });
}

function ofVolume(volume: any, at: () => string, add: Add): void {
  if (!volume) return;
  if (volume.configMap) ofFiles('ConfigMap', volume.configMap.name, volume.configMap, () => `${at()}.configMap`, add);
  if (volume.secret) ofFiles('Secret', volume.secret.secretName, volume.secret, () => `${at()}.secret`, add);
  if (volume.persistentVolumeClaim) add('PersistentVolumeClaim', volume.persistentVolumeClaim.claimName, `${at()}.persistentVolumeClaim`);
  each(volume.projected?.sources, (source, i) => {
    const path = () => `${at()}.projected.sources[${i}]`;
    if (source?.configMap) ofFiles('ConfigMap', source.configMap.name, source.configMap, () => `${path()}.configMap`, add);
    if (source?.secret) ofFiles('Secret', source.secret.name, source.secret, () => `${path()}.secret`, add);
  });
  for (const [driver, field] of DRIVER_SECRETS) {
    const secret = volume[driver]?.[field];
    if (secret) add('Secret', secret.name ?? secret, `${at()}.${driver}.${field}`);
  }
}

/** Volume sources that name a Secret of the pod's namespace, and the field that does. */
const DRIVER_SECRETS: readonly (readonly [string, string])[] = [
  ['csi', 'nodePublishSecretRef'],
  ['azureFile', 'secretName'],
  ['cephfs', 'secretRef'],
  ['cinder', 'secretRef'],
  ['flexVolume', 'secretRef'],
  ['iscsi', 'secretRef'],
  ['rbd', 'secretRef'],
  ['scaleIO', 'secretRef'],
  ['storageos', 'secretRef'],
];

/** A volume of a ConfigMap or Secret: the keys it lists, or the object as a whole. */
function ofFiles(kind: ReferencedKind, name: unknown, source: any, at: () => string, add: Add): void {
  if (!Array.isArray(source.items) || source.items.length === 0) {
    add(kind, name, at(), source.optional);
    return;
  }
  each(source.items, (item, i) => add(kind, name, `${at()}.items[${i}]`, source.optional, item?.key));
}

function each(list: unknown, visit: (item: any, index: number) => void): void {
  if (Array.isArray(list)) list.forEach(visit);
}
