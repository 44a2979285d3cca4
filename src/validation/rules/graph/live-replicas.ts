import { Labels } from '../../../manifest/labels';
import { isEmpty } from '../../selectors';
import type { Subject } from '../../subject';
import type { Rule } from '../rule';

/** Part of the name of a preview Service and of its headless twin. */
const PREVIEW = /-preview(?=-|$)/;

/** Name of the live Service of a preview Service of ours, or undefined for any other Service. */
export function liveNameOf(service: Subject): string | undefined {
  if (service.manifest.spec?.selector?.[Labels.TRACK] === undefined) return undefined;
  return PREVIEW.test(service.name) ? service.name.replace(PREVIEW, '') : undefined;
}

/** The colour that serves users runs. */
export const liveReplicas: Rule = {
  id: 'live-replicas',
  layer: 'graph',
  severity: 'error',
  summary: 'the colour that a Service sends users to has replicas',
  help: 'A Deployment with replicas: 0 counts as healthy everywhere, and every request fails. Promote the other colour before this one is retired, or give it replicas.',
  checkAll(graph, report) {
    for (const service of graph.ofKind('Service')) {
      const selector = service.manifest.spec?.selector;
      if (isEmpty(selector) || selector[Labels.TRACK] === undefined || liveNameOf(service) !== undefined) continue;
      const pods = graph.pods.withLabels(service.namespace, selector);
      const empty = pods.filter((pod) => pod.subject.manifest.spec?.replicas === 0);
      if (empty.length === 0 || empty.length < pods.length) continue;
      const { subject } = empty[0];
      report(subject, 'spec.replicas', `${service.title} sends users to this workload, which has no replicas`, {
        value: 0,
        allowed: '1 or more',
        fix: `promote the other colour first, or set replicas`,
        enforced: service.rendered.enforced || subject.rendered.enforced,
      });
    }
  },
};
