import { hasLabels, isEmpty, isEmptySelector, printSelector, selects } from '../../selectors';
import type { Rule } from '../rule';

/** A workload selects the pods that it makes. */
export const selectorMatchesTemplate: Rule = {
  id: 'selector-matches-template',
  layer: 'api',
  severity: 'error',
  summary: 'the selector of a workload selects the labels of its own pod template',
  help: 'Otherwise the workload would make pods without end, as it never finds them. The API server refuses it. The selector cannot be changed afterwards, so keep versions out of it.',
  kinds: ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet', 'ReplicationController'],
  check(subject, report) {
    const selector = subject.manifest.spec?.selector;
    if (!selector || selector.matchExpressions?.some(isBroken)) return;
    const plain = subject.kindId === 'ReplicationController';
    const { labels, path } = subject.pod!;
    if (plain ? isEmpty(selector) : isEmptySelector(selector)) {
      report('spec.selector', 'the selector is empty', { fix: 'select labels of the pod template, for example app.kubernetes.io/name' });
    } else if (plain ? !hasLabels(labels, selector) : !selects(selector, labels)) {
      report(`${path}.metadata.labels`, 'the labels of the pod template do not match the selector', {
        value: labels,
        allowed: printSelector(plain ? { matchLabels: selector } : selector),
        fix: 'give the pod template the labels of spec.selector',
      });
    }
  },
};

/** Whether an expression lacks the values that it needs, which is another rule's finding. */
function isBroken({ operator, values }: { operator?: string; values?: readonly string[] }): boolean {
  return (operator === 'In' || operator === 'NotIn') && !values?.length;
}
