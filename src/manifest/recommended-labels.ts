import { kebabCase, labelValue } from './label-value';
import { Labels, MANAGED_BY } from './labels';
import type { Manifest } from './manifest';
import { podTemplate } from './pod-template';
import { childObject, setMissing } from './sorted-keys';

/**
 * Adds the recommended labels to an object and to its pods, where the program did not set them. The version is left out: it belongs on a
 * colour's own objects only, and nothing that a selector may hold changes with it.
 *
 * @param partOf the larger whole: the id of the stack
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export function addRecommendedLabels(manifest: Manifest, partOf: string): void {
  const labels = childObject(childObject(manifest, 'metadata'), 'labels') as Record<string, string>;
  const template = podTemplate(manifest);
  const name = labels[Labels.NAME] ?? template?.holder.metadata?.labels?.[Labels.NAME] ?? labelValue(manifest.metadata?.name ?? '');
  const recommended = {
    [Labels.NAME]: name === '' ? undefined : name,
    [Labels.INSTANCE]: labelValue(name === partOf ? name : `${partOf}-${name}`),
    [Labels.COMPONENT]: kebabCase(manifest.kind),
    [Labels.PART_OF]: labelValue(partOf),
    [Labels.MANAGED_BY]: MANAGED_BY,
  };
  setMissing(labels, recommended);
  if (template === undefined || template.pointer === '') return;
  setMissing(childObject(childObject(template.holder, 'metadata'), 'labels'), {
    ...recommended,
    [Labels.INSTANCE]: labels[Labels.INSTANCE],
    [Labels.COMPONENT]: labels[Labels.COMPONENT],
  });
}
