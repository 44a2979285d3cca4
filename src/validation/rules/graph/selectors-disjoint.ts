import { isEmptySelector, printSelector } from '../../selectors';
import type { Rule } from '../rule';

/** No two workloads take hold of one pod. */
export const selectorsDisjoint: Rule = {
  id: 'selectors-disjoint',
  layer: 'graph',
  severity: 'error',
  summary: 'no workload selects the pods of another',
  help: 'Two workloads that select one pod count and delete each other’s pods. Blue and green differ by cdk8s-breakwater/track in their selectors and pod labels.',
  checkAll(graph, report) {
    for (const kind of ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet']) {
      for (const workload of graph.ofKind(kind)) {
        const selector = workload.manifest.spec?.selector;
        if (!selector || isEmptySelector(selector)) continue;
        for (const pod of graph.pods.select(workload.namespace, selector)) {
          // Pods of Jobs carry labels of their own kind and have another owner; what is no controller's own is in danger all the same.
          if (pod.subject === workload || sameObject(pod.subject, workload)) continue;
          report(workload, 'spec.selector', `the selector also selects the pods of ${pod.subject.title}`, {
            value: printSelector(selector),
            fix: 'select by a label whose value no other workload has',
          });
          break;
        }
      }
    }
  },
};

/** Whether two manifests are one object; that there are two is another rule's finding. */
function sameObject(
  a: { kindId: string; namespace: string; name: string },
  b: { kindId: string; namespace: string; name: string },
): boolean {
  return a.kindId === b.kindId && a.name === b.name && a.namespace === b.namespace;
}
