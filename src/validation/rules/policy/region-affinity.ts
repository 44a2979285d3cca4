import { Annotations, Labels } from '../../../manifest/labels';
import { Region } from '../../../region/region';
import type { Rule } from '../rule';

/** Labels of nodes that say nothing about a place. */
const NO_PLACE = new Set(['kubernetes.io/os', 'kubernetes.io/arch']);

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
    if (byAffinity || byNodeSelector) return;
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
