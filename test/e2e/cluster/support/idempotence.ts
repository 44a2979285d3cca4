import type { Manifest } from '../../../../src/manifest/manifest';
import type { Api } from './api';
import { nameOf } from './manifests';
import { pause } from './wait';

/** A field of the metadata of every object as it stands, by the object's name. */
async function metadataOf(api: Api, manifests: readonly Manifest[], field: string): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const m of manifests) {
    const { metadata } = await api.get(m.apiVersion, m.kind, m.metadata?.namespace, m.metadata!.name!);
    values[nameOf(m)] = metadata[field];
  }
  return values;
}

/** Generation of every object that has one: it rises with every change of what is wanted. */
export const generationsOf = (api: Api, manifests: readonly Manifest[]) => metadataOf(api, manifests, 'generation');

/**
 * Applies manifests that were applied before, and gives the names of the objects that were stored anew by it, though they should not.
 *
 * Controllers write into the status of objects whenever they like, and that is no fault of an apply; so when something changed it is
 * tried again, some times: what an apply changes, it changes each time.
 */
export async function changedByApplyingAgain(api: Api, manifests: readonly Manifest[]): Promise<string[]> {
  for (let tries = 0; ; tries++) {
    const before = await metadataOf(api, manifests, 'resourceVersion');
    await api.applyAll(manifests);
    const after = await metadataOf(api, manifests, 'resourceVersion');
    const changed = Object.keys(before).filter((name) => before[name] !== after[name]);
    if (changed.length === 0 || tries === 5) return changed;
    await pause(1_000);
  }
}
