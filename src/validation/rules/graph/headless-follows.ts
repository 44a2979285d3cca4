import { canonicalJson } from '../../../manifest/hash';
import { Labels } from '../../../manifest/labels';
import type { Rule } from '../rule';

const HEADLESS = /-headless$/;

/** A gateway, which looks pods up by the headless twin, sends its requests to the colour that the Service has. */
export const headlessFollows: Rule = {
  id: 'headless-follows',
  layer: 'graph',
  severity: 'error',
  summary: 'a Service of a colour and its headless twin select the same pods',
  help: 'A promotion moves NAME and NAME-headless together. When one of them stays behind, as after a merge that took half of it, users of the gateway and callers inside of the cluster reach different versions.',
  checkAll(graph, report) {
    for (const twin of graph.ofKind('Service')) {
      const { spec } = twin.manifest;
      if (spec?.clusterIP !== 'None' || spec.selector?.[Labels.TRACK] === undefined || !HEADLESS.test(twin.name)) continue;
      const service = graph.find('Service', twin.namespace, twin.name.replace(HEADLESS, ''));
      const selector = service?.manifest.spec?.selector;
      if (!service || selector?.[Labels.TRACK] === undefined || canonicalJson(selector) === canonicalJson(spec.selector)) continue;
      report(twin, 'spec.selector', `the headless twin of ${service.title} selects other pods than it`, {
        value: spec.selector,
        allowed: canonicalJson(selector),
        fix: 'promote by breakwater promote and synth, which move both',
      });
    }
  },
};
