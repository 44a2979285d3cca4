import type { RenderedManifest } from '../manifest/manifest';

/** A list of objects: `List`, or `ConfigMapList` and the like. The API server knows none; clients take them apart. */
export interface ObjectList {
  readonly apiVersion: string;
  readonly kind: string;
  readonly items: readonly unknown[];
}

/** Whether an object is a list of objects. */
export function isList(value: any): value is ObjectList {
  return (
    typeof value?.kind === 'string' && value.kind.endsWith('List') && typeof value.apiVersion === 'string' && Array.isArray(value.items)
  );
}

/** The objects of a list. Items of a typed list may leave out apiVersion and kind. */
export function itemsOf(list: ObjectList): unknown[] {
  const kind = list.kind.slice(0, -'List'.length);
  return list.items.map((item) => {
    if (kind === '' || item === null || typeof item !== 'object' || Array.isArray(item)) return item;
    return { apiVersion: list.apiVersion, kind, ...item };
  });
}

/** All objects, with lists taken apart. What a mapper dropped from a list is said of its first item. */
export function withoutLists(manifests: readonly RenderedManifest[]): readonly RenderedManifest[] {
  if (!manifests.some(({ manifest }) => isList(manifest))) return manifests;
  return manifests.flatMap((rendered) => {
    const { manifest } = rendered;
    if (!isList(manifest)) return [rendered];
    return itemsOf(manifest).map((item, i) => ({ ...rendered, manifest: item as any, lost: i === 0 ? rendered.lost : [] }));
  });
}
