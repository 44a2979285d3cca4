import type { Rule } from '../rule';

/** Kinds that an autoscaler can scale and that have schemas here. */
const SCALABLE = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/ReplicaSet', 'ReplicationController']);

/** What an autoscaler scales is there, and leaves its replicas to it. */
export const hpaTarget: Rule = {
  id: 'hpa-target',
  layer: 'graph',
  severity: 'error',
  summary: 'the target of each HorizontalPodAutoscaler exists and leaves out replicas',
  help: 'A target that sets replicas is reset to that number by every apply, against the autoscaler. Leave replicas out from the first commit on: removing it later resets it to 1.',
  checkAll(graph, report) {
    for (const hpa of graph.ofKind('autoscaling/HorizontalPodAutoscaler')) {
      const target = hpa.manifest.spec?.scaleTargetRef;
      if (!target?.kind || !target.name) continue;
      const slash = (target.apiVersion ?? '').indexOf('/');
      const kindId = slash < 0 ? target.kind : `${target.apiVersion.slice(0, slash)}/${target.kind}`;
      const found = graph.find(kindId, hpa.namespace, target.name);
      if (!found) {
        const known = SCALABLE.has(kindId);
        const elsewhere = !known && SCALABLE.has(`apps/${target.kind}`);
        if (known || elsewhere) {
          report(hpa, 'spec.scaleTargetRef', `there is no ${target.kind} ${target.name} of ${target.apiVersion || 'v1'} in the namespace`, {
            value: `${target.kind}/${target.name}`,
            ...(elsewhere ? { fix: 'write apiVersion: apps/v1' } : {}),
          });
        }
        continue;
      }
      const { replicas } = found.manifest.spec ?? {};
      if (replicas !== undefined && replicas !== null) {
        report(found, 'spec.replicas', `${hpa.title} scales this workload, and every apply would reset it`, {
          value: replicas,
          allowed: 'no replicas',
          fix: 'leave replicas out, and set minReplicas of the autoscaler',
          enforced: hpa.rendered.enforced || found.rendered.enforced,
        });
      }
    }
  },
};
