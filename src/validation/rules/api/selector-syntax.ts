import { LABEL_KEY, LABEL_VALUE } from '../../../manifest/names';
import type { Subject } from '../../subject';
import type { Report, Rule } from '../rule';
import { checkLabels } from './label-syntax';

/** Kinds with a label selector in `spec.selector`. */
const WITH_SELECTOR = new Set([
  'apps/Deployment',
  'apps/StatefulSet',
  'apps/DaemonSet',
  'apps/ReplicaSet',
  'batch/Job',
  'policy/PodDisruptionBudget',
]);

/** The two directions of a NetworkPolicy, and the field in which each names its peers. */
const DIRECTIONS = [
  ['ingress', 'from'],
  ['egress', 'to'],
] as const;

/** Selectors by which objects find pods and nodes. */
export const selectorSyntax: Rule = {
  id: 'selector-syntax',
  layer: 'api',
  severity: 'error',
  summary: 'selectors are made of valid label keys, values and operators',
  help: 'In and NotIn need values; Exists and DoesNotExist take none. Keys and values are those of labels.',
  kinds: 'any',
  check(subject, report) {
    const { spec } = subject.manifest;
    if (WITH_SELECTOR.has(subject.kindId)) checkSelector(spec?.selector, () => 'spec.selector', report);
    else if (subject.kindId === 'Service' || subject.kindId === 'ReplicationController')
      checkLabels(spec?.selector, () => 'spec.selector', report);
    else if (subject.kindId === 'networking.k8s.io/NetworkPolicy') checkPolicy(spec, report);
    if (subject.pod && subject.known) checkPod(subject, report);
  },
};

function checkSelector(selector: any, path: () => string, report: Report): void {
  if (!selector) return;
  checkLabels(selector.matchLabels, () => `${path()}.matchLabels`, report);
  selector.matchExpressions?.forEach((expression: any, i: number) => {
    const at = `${path()}.matchExpressions[${i}]`;
    const { key, operator, values = [] } = expression;
    if (operator === 'In' || operator === 'NotIn') {
      if (values.length === 0) report(`${at}.values`, `${operator} needs values`, { allowed: 'at least one label value' });
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      if (values.length > 0)
        report(`${at}.values`, `${operator} takes no values`, { value: values, fix: 'remove the values, or use In or NotIn' });
    } else if (operator) {
      report(`${at}.operator`, 'not an operator', { value: operator, allowed: 'In, NotIn, Exists, DoesNotExist' });
    }
    if (key && !LABEL_KEY.test(key)) report(`${at}.key`, 'not a label key', { value: key, allowed: LABEL_KEY.allowed });
    values.forEach((value: string, j: number) => {
      if (!LABEL_VALUE.test(value)) report(`${at}.values[${j}]`, 'not a label value', { value, allowed: LABEL_VALUE.allowed });
    });
  });
}

function checkPolicy(spec: any, report: Report): void {
  checkSelector(spec?.podSelector, () => 'spec.podSelector', report);
  for (const [direction, peers] of DIRECTIONS) {
    spec?.[direction]?.forEach((rule: any, i: number) => {
      rule[peers]?.forEach((peer: any, j: number) => {
        const at = () => `spec.${direction}[${i}].${peers}[${j}]`;
        checkSelector(peer.podSelector, () => `${at()}.podSelector`, report);
        checkSelector(peer.namespaceSelector, () => `${at()}.namespaceSelector`, report);
      });
    });
  }
}

function checkPod({ pod }: Subject, report: Report): void {
  const { spec, specPath } = pod!;
  checkLabels(spec.nodeSelector, () => `${specPath}.nodeSelector`, report);
  spec.topologySpreadConstraints?.forEach((constraint: any, i: number) => {
    checkSelector(constraint.labelSelector, () => `${specPath}.topologySpreadConstraints[${i}].labelSelector`, report);
  });
  checkNodeAffinity(spec.affinity?.nodeAffinity, () => `${specPath}.affinity.nodeAffinity`, report);
  if (!spec.affinity) return;
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const affinity = spec.affinity[kind];
    if (!affinity) continue;
    affinity.requiredDuringSchedulingIgnoredDuringExecution?.forEach((term: any, i: number) => {
      checkSelector(
        term.labelSelector,
        () => `${specPath}.affinity.${kind}.requiredDuringSchedulingIgnoredDuringExecution[${i}].labelSelector`,
        report,
      );
    });
    affinity.preferredDuringSchedulingIgnoredDuringExecution?.forEach((term: any, i: number) => {
      const at = () => `${specPath}.affinity.${kind}.preferredDuringSchedulingIgnoredDuringExecution[${i}].podAffinityTerm.labelSelector`;
      checkSelector(term.podAffinityTerm?.labelSelector, at, report);
    });
  }
}

function checkNodeAffinity(affinity: any, at: () => string, report: Report): void {
  if (!affinity) return;
  affinity.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms?.forEach((term: any, i: number) => {
    checkNodeTerm(term, () => `${at()}.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[${i}]`, report);
  });
  affinity.preferredDuringSchedulingIgnoredDuringExecution?.forEach((term: any, i: number) => {
    checkNodeTerm(term.preference, () => `${at()}.preferredDuringSchedulingIgnoredDuringExecution[${i}].preference`, report);
  });
}

/** Expressions about labels of nodes: as those about pods, and Gt and Lt with one value. */
function checkNodeTerm(term: any, at: () => string, report: Report): void {
  term?.matchExpressions?.forEach(({ key, operator, values = [] }: any, i: number) => {
    const here = `${at()}.matchExpressions[${i}]`;
    if (key && !LABEL_KEY.test(key)) report(`${here}.key`, 'not a label key', { value: key, allowed: LABEL_KEY.allowed });
    if ((operator === 'In' || operator === 'NotIn') && values.length === 0) {
      report(`${here}.values`, `${operator} needs values`, { allowed: 'at least one label value' });
    } else if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0) {
      report(`${here}.values`, `${operator} takes no values`, { value: values, fix: 'remove the values, or use In or NotIn' });
    } else if ((operator === 'Gt' || operator === 'Lt') && values.length !== 1) {
      report(`${here}.values`, `${operator} takes one value`, { value: values, allowed: 'one whole number' });
    }
    values.forEach((value: string, j: number) => {
      if (!LABEL_VALUE.test(value)) report(`${here}.values[${j}]`, 'not a label value', { value, allowed: LABEL_VALUE.allowed });
    });
  });
}
