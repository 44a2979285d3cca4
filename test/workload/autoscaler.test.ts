import { Testing } from 'cdk8s';
import { addAutoscaler, checkAutoscaling } from '../../src/workload/autoscaler';

const made = (isRetired: boolean): any => {
  const chart = Testing.chart();
  addAutoscaler(chart, 'hpa', 'payment-blue', { a: 'b' }, { minReplicas: 3, maxReplicas: 9, cpuUtilizationPercent: 50 }, isRetired);
  return chart.toJson()[0];
};

test('a colour that runs follows its load', () => {
  expect(made(false).spec).toMatchObject({
    minReplicas: 3,
    maxReplicas: 9,
    scaleTargetRef: { name: 'payment-blue' },
    metrics: [{ resource: { target: { averageUtilization: 50 } } }],
  });
});

test('a retired colour keeps one pod', () => expect(made(true).spec).toMatchObject({ minReplicas: 1, maxReplicas: 1 }));

test.each([
  [{ minReplicas: 0, maxReplicas: 1 }, 'autoscaling.minReplicas is not valid'],
  [{ minReplicas: 1, maxReplicas: 0 }, 'autoscaling.maxReplicas is not valid'],
  [{ minReplicas: 2, maxReplicas: 1 }, 'at least 2'],
  [{ minReplicas: 1, maxReplicas: 1, cpuUtilizationPercent: 0 }, 'from 1 to 100'],
])('%j is refused', (props, message) => expect(() => checkAutoscaling(props, 'shop/payment')).toThrow(message));
