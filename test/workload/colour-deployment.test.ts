import { ApiObject, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { installRenderer } from '../../src/synthesis/render';
import { addColourDeployment, type DeploymentPlan } from '../../src/workload/colour-deployment';
import { Memory } from '../../src/workload/memory';
import { resolveProbe } from '../../src/workload/probes';
import { Cpu, Resources } from '../../src/workload/resources';

function make(change: Partial<DeploymentPlan> = {}) {
  const chart = Testing.chart();
  const probe = resolveProbe('startup', undefined, 80, 'x');
  const deployment = addColourDeployment(
    chart,
    'deployment',
    {
      props: { port: 80, resources: Resources.guaranteed({ cpu: Cpu.millis(1500), memory: Memory.parse('100M') }) },
      environment: {},
      containers: [],
      initContainers: [],
      serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'payment'),
      startup: probe,
      readiness: probe,
      liveness: probe,
      drainSeconds: 5,
      shutdownSeconds: 6,
      minReadySeconds: 7,
      podAnnotations: {},
      kubernetesVersion: '1.35',
      ...change,
    },
    {
      name: 'payment-blue',
      image: 'registry.example.no/payment:1',
      replicas: 2,
      labels: { app: 'payment', version: '1' },
      selectorLabels: { app: 'payment' },
      configMap: 'payment-config',
    },
  );
  installRenderer(ApiObject.of(deployment), (json) => json);
  return { deployment, spec: ApiObject.of(deployment).toJson().spec };
}

test('amounts that are no whole mebibytes are exact in the output', () => {
  const { spec, deployment } = make();
  expect(spec.template.spec.containers[0].resources).toEqual({
    limits: { cpu: '1500m', memory: '100000000' },
    requests: { cpu: '1500m', memory: '100000000' },
  });
  expect(deployment.containers[0].resources?.memory?.limit?.toMebibytes()).toBe(96);
});

test('the grace covers the wait and the shutdown', () => {
  const { spec } = make();
  expect(spec.template.spec.terminationGracePeriodSeconds).toBe(11);
  expect(spec.template.spec.containers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
});

test.each([
  ['1.29', { exec: { command: ['sleep', '5'] } }],
  ['1.30', { sleep: { seconds: 5 } }],
])('on %s the wait is %j', (kubernetesVersion, preStop) =>
  expect(make({ kubernetesVersion }).spec.template.spec.containers[0].lifecycle.preStop).toEqual(preStop),
);

test('the ConfigMap is read as a whole', () => {
  expect(make().spec.template.spec.containers[0].envFrom).toEqual([{ configMapRef: { name: 'payment-config' } }]);
});
