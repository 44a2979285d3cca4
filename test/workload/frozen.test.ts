import { freeze, frozenReplicas, portProblem, thaw } from '../../src/workload/frozen';

const deployment = (spec: object, annotations = {}): any => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'x', annotations },
  spec,
});

test('all of the spec is frozen but replicas and selector, and the annotations are', () => {
  expect(freeze(deployment({ a: 1, replicas: 3, selector: {}, template: { b: 2 } }, { note: 'x' }))).toEqual({
    annotations: { note: 'x' },
    spec: { a: 1, template: { b: 2 } },
  });
});

test('what was frozen comes back, with the replicas and the selector that are given, whatever the program patched', () => {
  const frozen = freeze(deployment({ minReadySeconds: 5, template: { b: 2 } }, { note: 'x' }));
  const made = deployment({ replicas: 9, selector: { patched: 1 }, template: { b: 3 }, other: 1 }, { note: 'y', more: 'z' });
  const thawed = thaw(made, frozen, 0, { s: 1 });
  expect(JSON.stringify(thawed.spec)).toBe('{"minReadySeconds":5,"replicas":0,"selector":{"s":1},"template":{"b":2}}');
  expect(thawed.metadata?.annotations).toEqual({ note: 'x' });
});

test('where an autoscaler sets the replicas there are none', () => {
  expect(thaw(deployment({ replicas: 3 }), { annotations: {}, spec: { a: 1 } }, undefined, {}).spec).not.toHaveProperty('replicas');
});

test('a frozen object is a copy', () => {
  const made = deployment({ template: { b: 2 } });
  const frozen = freeze(made);
  made.spec.template.b = 9;
  expect(frozen.spec.template.b).toBe(2);
  thaw(deployment({}), frozen, 1, {}).spec.template.b = 9;
  expect(frozen.spec.template.b).toBe(2);
});

test('a frozen colour listens on the port of the program, as far as it says', () => {
  const problem = (containers: unknown): string[] => {
    const frozen = { annotations: {}, spec: { template: { spec: { containers } } } };
    return portProblem({ name: 'blue', image: 'x:1', version: '1', replicas: 1, config: {}, frozen }, 9376);
  };
  expect(problem([{ ports: [{ containerPort: 9376 }, { containerPort: 9100 }] }, {}, null, { ports: 5 }])).toEqual([]);
  expect(problem(undefined)).toEqual([]);
  expect(problem([{ ports: [{ containerPort: 80 }] }])).toEqual([expect.stringContaining('blue was staged with another port')]);
});

test('the number of pods is said or left to an autoscaler as it was when the colour was staged, unless it is retired', () => {
  const replicas = (autoscaled: boolean, count: number, isScaled: boolean): number | undefined =>
    frozenReplicas({ name: 'blue', image: 'x:1', version: '1', config: {}, autoscaled, replicas: count }, isScaled);
  expect([replicas(false, 3, true), replicas(false, 3, false), replicas(false, 0, true)]).toEqual([3, 3, 0]);
  expect([replicas(true, 3, true), replicas(true, 3, false), replicas(true, 0, true)]).toEqual([undefined, undefined, undefined]);
  expect(replicas(true, 0, false)).toBe(0);
});
