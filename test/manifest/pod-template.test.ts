import { allContainers, podTemplate } from '../../src/manifest/pod-template';

const spec = { containers: [{ name: 'main' }] };

test.each([
  ['v1', 'Pod', { spec }, ''],
  ['apps/v1', 'Deployment', { spec: { template: { spec } } }, '/spec/template'],
  ['apps/v1', 'StatefulSet', { spec: { template: { spec } } }, '/spec/template'],
  ['apps/v1', 'DaemonSet', { spec: { template: { spec } } }, '/spec/template'],
  ['apps/v1', 'ReplicaSet', { spec: { template: { spec } } }, '/spec/template'],
  ['v1', 'ReplicationController', { spec: { template: { spec } } }, '/spec/template'],
  ['v1', 'PodTemplate', { template: { spec } }, '/template'],
  ['batch/v1', 'Job', { spec: { template: { spec } } }, '/spec/template'],
  ['argoproj.io/v1alpha1', 'Rollout', { spec: { template: { spec } } }, '/spec/template'],
  ['batch/v1', 'CronJob', { spec: { jobTemplate: { spec: { template: { spec } } } } }, '/spec/jobTemplate/spec/template'],
])('%s %s has its pods at %j', (apiVersion, kind, rest, pointer) => {
  const found = podTemplate({ apiVersion, kind, ...rest });
  expect(found?.holder.spec).toBe(spec);
  expect(found?.pointer).toBe(pointer);
});

test.each([
  ['v1', 'Service', { spec: { template: { spec } } }],
  ['example.com/v1', 'Page', { spec: { template: { spec: { text: 'hello' } } } }],

  ['apps/v1', 'Deployment', {}],
  ['apps/v1', 'Deployment', { spec: { template: null } }],
])('%s %s without a template has none', (apiVersion, kind, rest) => expect(podTemplate({ apiVersion, kind, ...rest })).toBeUndefined());

test('containers of all sorts are listed', () => {
  expect(
    allContainers({ containers: [{ name: 'a' }], initContainers: [{ name: 'b' }], ephemeralContainers: [{ name: 'c' }] }),
  ).toHaveLength(3);
  expect(allContainers({ containers: null })).toEqual([]);
});
