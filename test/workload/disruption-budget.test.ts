import { Testing } from 'cdk8s';
import { addDisruptionBudget } from '../../src/workload/disruption-budget';

test('one pod at a time, and pods that are not healthy at any time', () => {
  const chart = Testing.chart();
  addDisruptionBudget(chart, 'budget', 'payment-blue', { a: 'b' }, { app: 'payment' });
  expect(chart.toJson()).toEqual([
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: 'payment-blue', labels: { a: 'b' } },
      spec: { maxUnavailable: 1, selector: { matchLabels: { app: 'payment' } }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
    },
  ]);
});
