import { addRestrictedContext } from '../isolation/restricted';
import { isClusterScoped } from '../manifest/cluster-scoped';
import { type ExternalObject, formatExternals } from '../manifest/external';
import { Annotations } from '../manifest/labels';
import type { Manifest } from '../manifest/manifest';
import { replaceAddresses } from '../manifest/pod-address';
import { podReferences } from '../manifest/pod-references';
import { podTemplate } from '../manifest/pod-template';
import { addRecommendedLabels } from '../manifest/recommended-labels';
import { childObject, setSorted } from '../manifest/sorted-keys';
import { placeInRegion } from '../region/placement';
import type { Region } from '../region/region';

/** What the members of a stack have in common. */
export interface Membership {
  /** Id of the stack. */
  readonly partOf: string;
  readonly namespace: string;
  readonly region: Region;
  /** Text of the residency annotation. */
  readonly residency: string;
  /** Objects that exist though no program makes them, by `Kind/name`. */
  readonly externals: ReadonlyMap<string, ExternalObject>;
}

/**
 * Adds to an object's JSON what every member of a stack has, whatever made it: the recommended labels, region and residency, and for pods
 * the placement, the restricted security context and which of the objects that they need exist outside of the program.
 *
 * @param workloads readable values for the path hashes of cdk8s-plus-27
 */
export function decorateMember(manifest: Manifest, membership: Membership, workloads: ReadonlyMap<string, string>): Manifest {
  if (manifest.kind?.endsWith('List') && Array.isArray(manifest.items)) {
    for (const item of manifest.items) {
      if (!item?.kind) continue;
      inheritNamespace(item, membership.namespace);
      decorateMember(item, membership, workloads);
    }
    return manifest;
  }
  if (workloads.size > 0 && manifest.kind !== 'ConfigMap' && manifest.kind !== 'Secret') replaceAddresses(manifest, workloads);
  const metadata = childObject(manifest, 'metadata');
  // cdk8s gives the chart's namespace to every object, and the API server refuses it on these.
  if (metadata.namespace === membership.namespace && isClusterScoped(manifest.apiVersion, manifest.kind)) delete metadata.namespace;
  addRecommendedLabels(manifest, membership.partOf);
  const marks = { [Annotations.REGION]: membership.region.name, [Annotations.RESIDENCY]: membership.residency };
  const annotations = childObject(metadata, 'annotations');
  setAll(annotations, marks);
  const template = podTemplate(manifest);
  if (template === undefined) return manifest;
  const { holder } = template;
  if (template.pointer !== '') setAll(childObject(childObject(holder, 'metadata'), 'annotations'), marks);
  placeInRegion(holder.spec, membership.region);
  addRestrictedContext(holder.spec);
  const externals = referencedExternals(holder.spec, membership.externals);
  if (externals.length > 0) setSorted(annotations, Annotations.EXTERNAL, formatExternals(externals));
  return manifest;
}

/** Gives an object without a namespace that of the stack, unless it can have none. */
export function inheritNamespace(manifest: Manifest, namespace: string): void {
  if (manifest.metadata?.namespace !== undefined || isClusterScoped(manifest.apiVersion, manifest.kind)) return;
  setSorted(childObject(manifest, 'metadata'), 'namespace', namespace);
}

/** Sets the marks over what the program says: they tell what the stack enforces. */
function setAll(annotations: Record<string, any>, marks: Readonly<Record<string, string>>): void {
  for (const [key, value] of Object.entries(marks)) setSorted(annotations, key, value);
}

function referencedExternals(podSpec: Record<string, any>, externals: ReadonlyMap<string, ExternalObject>): ExternalObject[] {
  if (externals.size === 0) return [];
  const referenced = new Set(podReferences(podSpec).map(({ kind, name }) => `${kind}/${name}`));
  return [...referenced].flatMap((key) => externals.get(key) ?? []);
}
