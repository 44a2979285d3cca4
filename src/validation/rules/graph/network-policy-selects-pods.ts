import { isEmptySelector, printSelector } from '../../selectors';
import type { Rule } from '../rule';

/** Each network policy applies to something. */
export const networkPolicySelectsPods: Rule = {
  id: 'network-policy-selects-pods',
  layer: 'graph',
  severity: 'warning',
  summary: 'each NetworkPolicy selects at least one pod',
  help: 'A policy that selects nothing opens and closes nothing. Compare podSelector with the labels of the pod templates.',
  checkAll(graph, report) {
    for (const policy of graph.ofKind('networking.k8s.io/NetworkPolicy')) {
      const selector = policy.manifest.spec?.podSelector;
      if (!selector || isEmptySelector(selector) || graph.pods.select(policy.namespace, selector).length > 0) continue;
      report(policy, 'spec.podSelector', 'the NetworkPolicy selects no pod', { value: printSelector(selector) });
    }
  },
};
