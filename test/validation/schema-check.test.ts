import { checkSchema } from '../../src/validation/schema-check';
import { deployment, rendered } from './objects';

const check = (manifest: any, version = '1.35') => {
  const { subject, misfits } = checkSchema(rendered(manifest), version, version === '1.99' ? '1.37' : version);
  return {
    subject,
    misfits: misfits.map(
      ({ rule, path, details }) =>
        `${rule.id} ${path}${details.fix ? ` -> ${details.fix}` : ''}${details.severity ? ` (${details.severity})` : ''}`,
    ),
  };
};

test('a good object is not copied', () => {
  const manifest = deployment('web', { app: 'web' });
  const { subject, misfits } = check(manifest);
  expect(misfits).toEqual([]);
  expect(subject.manifest).toBe(manifest);
  expect(subject.known).toBe(true);
});

test('what a Secret holds stays out of reports', () => {
  const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 1 } };
  for (const fields of [{ data: { a: 'hunter2!' } }, { stringData: { a: 27182818 } }, { stringData: ['hunter2!'] }, { data: 'hunter2!' }]) {
    const text = JSON.stringify(checkSchema(rendered({ ...secret, ...fields } as any), '1.35', '1.35').misfits);
    expect(text).toContain('(not shown)');
    expect(text).toContain('"value":1');
    expect(text).not.toMatch(/hunter2|27182818/);
  }
});

test('rules see the sound part only', () => {
  const manifest = deployment('web', { app: 'web' }, { spec: { replicas: '3', paused: null, bogus: 1 } });
  const { subject, misfits } = check(manifest);
  expect(misfits).toEqual(['wrong-type spec.replicas -> write it without quotes: 3', 'unknown-field spec.bogus']);
  expect(Object.keys(subject.manifest.spec).sort()).toEqual(['selector', 'template']);
});

test.each([
  ['did you mean imagePullPolicy?', deployment('web', { app: 'a' }, { container: { imagePullPolcy: 'Always' } })],
  ['did you mean template.spec.containers?', deployment('web', { app: 'a' }, { spec: { containers: [] } })],
  ['write it in quotes: "8080"', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { port: 8080 } }],
  ['write it without quotes: true', deployment('web', { app: 'a' }, { pod: { hostUsers: 'True' } })],
  ['put it into a list', deployment('web', { app: 'a' }, { container: { command: 'run' } })],
  [
    'the field exists from Kubernetes 1.30 on',
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec: { trafficDistribution: 'PreferClose' } },
  ],
])('the fix: %s', (fix, manifest) => {
  expect(check(manifest, fix.includes('1.30') ? '1.29' : '1.35').misfits.join()).toContain(`-> ${fix}`);
});

test('where other schemas stand in, unknown fields are warnings', () => {
  expect(check(deployment('web', { app: 'a' }, { spec: { zzz: 1 } }), '1.99').misfits).toEqual(['unknown-field spec.zzz (warning)']);
});

test('of kinds without a schema the metadata are checked', () => {
  const { subject, misfits } = check({
    apiVersion: 'example.com/v1',
    kind: 'Widget',
    metadata: { name: 'a', labels: { b: 1 } },
    spec: { anything: 1 },
  });
  expect(misfits).toEqual(['wrong-type metadata.labels[b] -> write it in quotes: "1"']);
  expect(subject.known).toBe(false);
  expect(check({ apiVersion: 'example.com/v1', kind: 'Widget', metadata: 'x' }).misfits).toEqual(['wrong-type metadata']);
});

test('a pod template of an unknown kind is made sound without a word', () => {
  const { subject, misfits } = check({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    spec: { template: { spec: { containers: [null, { name: 'a', ports: 'x' }] } } },
  });
  expect(misfits).toEqual([]);
  expect(subject.pod!.spec.containers).toEqual([{}, { name: 'a' }]);
});

test.each([[null], [undefined], ['x'], [[]], [1]])('%j is no object', (manifest) => {
  expect(check(manifest).misfits).toEqual(['wrong-type ']);
});
