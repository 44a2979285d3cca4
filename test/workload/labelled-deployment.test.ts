import { Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { LabelledDeployment } from '../../src/workload/labelled-deployment';

const LABELS = { app: 'payment' };

function make(props: Partial<kplus.DeploymentProps> = {}) {
  const chart = Testing.chart();
  const deployment = new LabelledDeployment(chart, 'deployment', {
    containers: [{ image: 'registry.example.no/x:1', portNumber: 80, resources: {} }],
    selectorLabels: LABELS,
    podLabels: { version: '1' },
    podAnnotations: { note: 'x' },
    ...props,
  });
  return { chart, deployment };
}

test('pods carry our labels, and our labels select them', () => {
  const { chart } = make();
  const [{ spec }] = chart.toJson();
  expect(spec.selector).toEqual({ matchLabels: LABELS });
  expect(spec.template.metadata).toEqual({ labels: { ...LABELS, version: '1' }, annotations: { note: 'x' } });
});

test('whatever kplus makes from it selects our labels', () => {
  const { chart, deployment } = make({ isolate: true });
  deployment.exposeViaService({ name: 'x' });
  deployment.scheduling.spread({ topology: kplus.Topology.ZONE });
  deployment.connections.allowTo(new kplus.Pod(chart, 'pod', { containers: [{ image: 'x:1', portNumber: 80 }] }));
  new kplus.HorizontalPodAutoscaler(chart, 'hpa', {
    target: deployment,
    maxReplicas: 3,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  } as any);
  const objects = chart.toJson();
  expect(objects.find((o) => o.kind === 'Service').spec.selector).toEqual(LABELS);
  const policies = objects.filter((o) => o.kind === 'NetworkPolicy').map((o) => o.spec.podSelector.matchLabels);
  expect(policies.filter((labels) => JSON.stringify(labels) === JSON.stringify(LABELS)).length).toBeGreaterThanOrEqual(2);
  const made = objects.find((o) => o.kind === 'Deployment');
  expect(JSON.stringify(made)).not.toContain('metadata.addr');
});
