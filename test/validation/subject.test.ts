import { compareSubjects, eachContainer, objectTitle, Subject } from '../../src/validation/subject';
import { deployment, rendered, subject } from './objects';

test('knows group, kind, name and namespace', () => {
  const web = subject(deployment('web', { app: 'web' }, { metadata: { namespace: 'prod' } }));
  expect([web.group, web.kindId, web.name, web.namespace, web.title]).toEqual([
    'apps',
    'apps/Deployment',
    'web',
    'prod',
    'Deployment prod/web',
  ]);
  expect(subject({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }).kindId).toBe('Service');
});

test('an object of a kind without namespaces is in none', () => {
  expect(subject({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: 'b' } }, false).namespace).toBe('');
});

test.each([
  ['v1', 'Pod', { spec: { hostNetwork: true } }, '', 'spec'],
  ['batch/v1', 'Job', { spec: { template: { spec: { hostNetwork: true } } } }, 'spec.template', 'spec.template.spec'],
  [
    'batch/v1',
    'CronJob',
    { spec: { jobTemplate: { spec: { template: { spec: { hostNetwork: true } } } } } },
    'spec.jobTemplate.spec.template',
    'spec.jobTemplate.spec.template.spec',
  ],
])('finds the pod of %s %s', (apiVersion, kind, rest, path, specPath) => {
  expect(subject({ apiVersion, kind, ...rest }).pod).toMatchObject({ path, specPath, spec: { hostNetwork: true }, labels: {} });
});

test('kinds without a schema have pods when they have a template with containers', () => {
  const rollout = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: { template: { spec: { containers: [] } } } };
  expect(new Subject(rendered(rollout), rollout, '1.35', undefined).pod?.path).toBe('spec.template');
  expect(subject({ apiVersion: 'v1', kind: 'Service', spec: {} }).pod).toBeUndefined();
});

test('an object without anything is one with empty names', () => {
  expect(subject({})).toMatchObject({ kind: '', name: '', namespace: '', apiVersion: '' });
  expect(objectTitle({})).toBe('object (no name)');
  expect(objectTitle({ kind: 'Job', metadata: { generateName: 'a-' } })).toBe('Job a-*');
});

test('containers are visited with the list they stand in', () => {
  const seen: string[] = [];
  const { pod } = subject(deployment('web', { app: 'web' }, { pod: { initContainers: [{ name: 'init' }] } }));
  eachContainer(pod!, ({ name }, list, i) => seen.push(`${list}[${i}] ${name}`));
  expect(seen).toEqual(['initContainers[0] init', 'containers[0] main']);
});

test('objects are ordered by where they come from', () => {
  const at = (origin: object) => new Subject(rendered({ kind: 'A' }, { origin }), { kind: 'A' }, '1.35', true);
  const sorted = [at({ constructPath: 'a' }), at({ constructPath: 'b' }), at({ file: 'x', line: 2 }), at({ file: 'x', line: 10 })];
  expect([...sorted].reverse().sort(compareSubjects)).toEqual(sorted);
});
