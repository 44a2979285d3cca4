import { canonicalJson } from '../manifest/hash';
import { childObject, setSorted } from '../manifest/sorted-keys';
import type { Region } from './region';

/**
 * Requires nodes of a region for a pod, on top of what the pod requires already: the terms of a node selector are alternatives, so the
 * region goes into each of them.
 */
export function placeInRegion(podSpec: Record<string, any>, region: Region): void {
  const required = childObject(
    childObject(childObject(podSpec, 'affinity'), 'nodeAffinity'),
    'requiredDuringSchedulingIgnoredDuringExecution',
  );
  // A new one for each term: an object that stands twice is printed as an anchor and an alias.
  const expression = (): object => ({ key: region.nodeLabelKey, operator: 'In', values: [region.nodeLabelValue] });
  const wanted = canonicalJson(expression());
  const terms: Record<string, any>[] = required.nodeSelectorTerms ?? [];
  if (terms.length === 0) {
    setSorted(required, 'nodeSelectorTerms', [{ matchExpressions: [expression()] }]);
    return;
  }
  for (const term of terms) {
    // A term without any requirement matches no node; with ours it would match all of the region.
    if (!term.matchExpressions?.length && !term.matchFields?.length) continue;
    const expressions: object[] = term.matchExpressions ?? [];
    if (expressions.some((other) => canonicalJson(other) === wanted)) continue;
    setSorted(term, 'matchExpressions', [...expressions, expression()]);
  }
}
