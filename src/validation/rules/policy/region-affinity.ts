import { Annotations, Labels } from '../../../manifest/labels';
import { Region } from '../../../region/region';
import type { Rule } from '../rule';

/** Labels of nodes that say nothing about a place. */
const NO_PLACE = new Set(['kubernetes.io/os', 'kubernetes.io/arch']);

/** A label that no node can have as it is required, in every one of the terms; undefined where one of the terms fits. */
function contradiction(terms: readonly any[], nodeSelector: Readonly<Record<string, string>>): string | undefined {
  let found: string | undefined;
  for (const { matchExpressions } of terms) {
    const left = new Map(Object.entries(nodeSelector).map(([key, value]) => [key, [value]]));
    for (const { key, operator, values } of matchExpressions ?? []) {
      if (operator !== 'In' || !Array.isArray(values)) continue;
      left.set(key, left.get(key)?.filter((value) => values.includes(value)) ?? values);
    }
    found = [...left].find(([, values]) => values.length === 0)?.[0];
    if (found === undefined) return undefined;
  }
  return found;
}

/** Pods that are declared to run in a region can run nowhere else. */
export const regionAffinity: Rule = {
  id: 'region-affinity',
  layer: 'policy',
  severity: 'error',
  summary: 'pods that are declared to run in a region require nodes of it',
  help: 'An annotation places nothing. Required node affinity for the label of the region’s nodes does: every one of its terms has to name it, as terms are alternatives. A Stack adds it to all its members.',
  kinds: 'pods',
  check(subject, report) {
    if (!subject.rendered.enforced) return;
    const pod = subject.pod!;
    const name = pod.annotations[Annotations.REGION] ?? subject.manifest.metadata?.annotations?.[Annotations.REGION];
    if (typeof name !== 'string') return;
    // Without its provider a name may be that of a custom region.
    const region = name.includes('/') ? Region.tryOf(name) : undefined;
    const placed = (key: string, values: readonly string[]) =>
      region
        ? key === region.nodeLabelKey && values.length === 1 && values[0] === region.nodeLabelValue
        : !NO_PLACE.has(key) && values.length > 0;
    const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    const terms: any[] = required?.nodeSelectorTerms ?? [];
    const byAffinity =
      terms.length > 0 &&
      terms.every((term) => term.matchExpressions?.some((e: any) => e.operator === 'In' && placed(e.key, e.values ?? [])));
    const byNodeSelector = Object.entries<string>(pod.spec.nodeSelector ?? {}).some(([key, value]) => placed(key, [value]));
    if (byAffinity || byNodeSelector) {
      const key = terms.length > 0 ? contradiction(terms, pod.spec.nodeSelector ?? {}) : undefined;
      if (key !== undefined) {
        report(
          `${pod.specPath}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`,
          `no node of region ${name} fits the pods`,
          {
            value: required,
            allowed: `values of ${key} that a node can have all at once`,
            fix: 'remove what the program requires of the place of nodes itself, or put the object into a stack of the other region',
          },
        );
      }
      return;
    }
    const label = region
      ? `${region.nodeLabelKey} In [${region.nodeLabelValue}]`
      : `the label of the region's nodes, for example ${Labels.REGION_OF_NODE}`;
    report(
      `${pod.specPath}.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution`,
      `nothing keeps the pods in region ${name}`,
      {
        value: required,
        allowed: label,
        fix: 'put the object into a Stack, or require the label in every term',
      },
    );
  },
};
