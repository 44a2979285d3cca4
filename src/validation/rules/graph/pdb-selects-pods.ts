import { isEmptySelector, printSelector } from '../../selectors';
import type { Rule } from '../rule';

/** Each disruption budget protects something. */
export const pdbSelectsPods: Rule = {
  id: 'pdb-selects-pods',
  layer: 'graph',
  severity: 'error',
  summary: 'each PodDisruptionBudget selects at least one pod',
  help: 'A budget that selects nothing protects nothing: a drained node takes all pods at once. A budget without a selector selects none.',
  checkAll(graph, report) {
    for (const budget of graph.ofKind('policy/PodDisruptionBudget')) {
      const selector = budget.manifest.spec?.selector;
      const pods = !selector
        ? []
        : isEmptySelector(selector)
          ? graph.pods.inNamespace(budget.namespace)
          : graph.pods.select(budget.namespace, selector);
      if (pods.length > 0) continue;
      report(budget, 'spec.selector', 'the PodDisruptionBudget selects no pod', {
        value: selector && printSelector(selector),
        allowed: 'labels of a pod template in the same namespace',
      });
    }
  },
};
