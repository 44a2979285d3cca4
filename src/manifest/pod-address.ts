import { Labels } from './labels';

/** Label with a hash of the construct path, by which cdk8s-plus-27 selects pods. */
export const ADDRESS_LABEL = 'cdk8s.io/metadata.addr';

/**
 * Replaces the hash of the construct path by kind and name of the workload, wherever a label or a selector has it, so that moving a
 * construct in the program neither moves a pod nor changes a selector. Labels and selectors change alike, so whatever selected a pod
 * selects it still.
 *
 * @param json any part of a manifest; it is changed
 * @param workloads for each hash the value that replaces it; other hashes stay
 */
export function replaceAddresses(json: unknown, workloads: ReadonlyMap<string, string>): void {
  if (json === null || typeof json !== 'object') return;
  if (Array.isArray(json)) {
    for (const item of json) replaceAddresses(item, workloads);
    return;
  }
  const object = json as Record<string, any>;
  const readable = workloads.get(object[ADDRESS_LABEL]);
  if (readable !== undefined) {
    const entries = Object.entries(object).map(([key, value]) => (key === ADDRESS_LABEL ? [Labels.WORKLOAD, readable] : [key, value]));
    for (const key of Object.keys(object)) delete object[key];
    for (const [key, value] of entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) object[key] = value;
  }
  if (object.key === ADDRESS_LABEL && Array.isArray(object.values) && object.values.every((value) => workloads.has(value))) {
    object.key = Labels.WORKLOAD;
    object.values = object.values.map((value) => workloads.get(value));
  }
  for (const value of Object.values(object)) replaceAddresses(value, workloads);
}
