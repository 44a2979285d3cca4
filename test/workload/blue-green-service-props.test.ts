import { Memory } from '../../src/workload/memory';
import { IMAGE, makeService, render } from './support';

test('the defaults that the props name are those that come out', () => {
  const named = makeService({
    servicePort: 80,
    replicas: 2,
    serviceName: 'payment',
    workloadName: 'payment',
    blue: { image: IMAGE, version: '1.2.4', replicas: 2, config: {} },
    config: {},
    variables: {},
    secretVariables: {},
    envFrom: [],
    imagePullSecrets: [],
    mounts: [],
    tmpSize: Memory.mebibytes(64),
    containers: [],
    initContainers: [],
    ports: [],
    startup: { path: '/healthz', port: 9376, periodSeconds: 2, timeoutSeconds: 2, failureThreshold: 60 },
    readiness: { path: '/readyz', port: 9376, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2 },
    liveness: { path: '/healthz', port: 9376, periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 6 },
    drainSeconds: 15,
    shutdownSeconds: 30,
    minReadySeconds: 10,
  });
  expect(render(named)).toEqual(render(makeService()));
});

test('the defaults of autoscaling and metrics too', () => {
  const autoscaling = { minReplicas: 2, maxReplicas: 3 };
  const named = makeService({
    autoscaling: { ...autoscaling, cpuUtilizationPercent: 70 },
    metrics: { port: 9100, path: '/metrics', scraperNamespace: 'monitoring', scraperLabels: {} },
  });
  expect(render(named)).toEqual(render(makeService({ autoscaling, metrics: { port: 9100 } })));
});
