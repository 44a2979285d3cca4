import { isEmpty } from '../../selectors';
import type { Rule } from '../rule';
import { liveNameOf } from './live-replicas';

/** The live Service and its preview show different colours. */
export const previewApart: Rule = {
  id: 'preview-apart',
  layer: 'graph',
  severity: 'error',
  summary: 'a Service and its preview select different pods',
  help: 'NAME carries the traffic of users and NAME-preview shows the other colour. When both select one pod, a test of the preview tests what is live, or users reach what is not released.',
  checkAll(graph, report) {
    for (const preview of graph.ofKind('Service')) {
      const liveName = liveNameOf(preview);
      const live = liveName && graph.find('Service', preview.namespace, liveName);
      const selector = preview.manifest.spec?.selector;
      if (!live || isEmpty(selector) || isEmpty(live.manifest.spec?.selector)) continue;
      const livePods = new Set(graph.pods.withLabels(live.namespace, live.manifest.spec.selector));
      const shared = graph.pods.withLabels(preview.namespace, selector).find((pod) => livePods.has(pod));
      if (shared) {
        report(preview, 'spec.selector', `the preview selects the pods of ${shared.subject.title}, as ${live.title} does`, {
          value: selector,
          fix: 'give the preview the other colour in cdk8s-breakwater/track',
        });
      }
    }
  },
};
