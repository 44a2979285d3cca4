import { Labels } from '../../../manifest/labels';
import type { Graph } from '../../graph';
import { isEmpty, printSelector } from '../../selectors';
import type { Subject } from '../../subject';
import type { Rule } from '../rule';

/** Each Service with a selector finds pods. */
export const serviceSelectsPods: Rule = {
  id: 'service-selects-pods',
  layer: 'graph',
  severity: 'error',
  summary: 'each Service with a selector selects at least one pod',
  help: 'A Service that selects nothing has no endpoints: every connection fails. Compare its selector with the labels of the pod templates of the same namespace. The preview Service of a colour that was never staged is exempt.',
  checkAll(graph, report) {
    for (const service of graph.ofKind('Service')) {
      const selector = service.manifest.spec?.selector;
      if (isEmpty(selector) || service.manifest.spec.type === 'ExternalName') continue;
      if (graph.pods.withLabels(service.namespace, selector).length > 0 || isPreviewOfUnstaged(graph, service)) continue;
      report(service, 'spec.selector', 'the Service selects no pod', {
        value: selector,
        allowed: 'labels of a pod template in the same namespace',
        fix: nearMiss(graph, service),
      });
    }
  },
};

/** Whether a Service waits for a colour that was never staged: its selector but for the colour matches pods of the other one. */
export function isPreviewOfUnstaged(graph: Graph, service: Subject): boolean {
  const { [Labels.TRACK]: track, ...others } = service.manifest.spec?.selector ?? {};
  if (track === undefined || isEmpty(others)) return false;
  return graph.pods
    .withLabels(service.namespace, others)
    .some((pod) => pod.labels[Labels.TRACK] !== undefined && pod.labels[Labels.TRACK] !== track);
}

/** What would select something: the selector without the one pair that nothing matches, or the namespace that has such pods. */
function nearMiss(graph: Graph, service: Subject): string | undefined {
  const { selector } = service.manifest.spec;
  for (const key of Object.keys(selector)) {
    const { [key]: _, ...rest } = selector;
    if (isEmpty(rest)) continue;
    const [pod] = graph.pods.withLabels(service.namespace, rest);
    if (!pod) continue;
    const has = pod.labels[key] === undefined ? `lack the label ${key}` : `have ${key}=${pod.labels[key]}`;
    return `the pods of ${pod.subject.title} have ${printSelector({ matchLabels: rest })} and ${has}`;
  }
  return undefined;
}
