import { withoutControllerLabels } from '../../src/validation/controller-labels';
import { validate } from '../../src/validation/validate';
import { deployment, rendered, service } from './objects';

const template = (labels: Record<string, string>) => ({ metadata: { labels }, spec: { containers: [{ name: 'a', image: 'x:1' }] } });
const statefulSet = (name: string) => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name },
  spec: { serviceName: name, selector: { matchLabels: { app: name } }, template: template({ app: name }) },
});
const job = (name: string) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name },
  spec: {
    template: { ...template({}), spec: { ...template({}).spec, restartPolicy: 'Never' } },
  },
});
const found = (selector: Record<string, string>) =>
  validate([statefulSet('kafka'), job('migrate'), deployment('web', { app: 'web' }), service('s', selector)].map((m) => rendered(m as any)))
    .filter(({ rule }) => rule === 'service-selects-pods')
    .map(({ value }) => value);

test.each([
  [{ 'statefulset.kubernetes.io/pod-name': 'kafka-0' }],
  [{ app: 'kafka', 'statefulset.kubernetes.io/pod-name': 'kafka-12' }],
  [{ app: 'kafka', 'apps.kubernetes.io/pod-index': '0' }],
  [{ 'job-name': 'migrate' }],
  [{ 'batch.kubernetes.io/job-name': 'migrate' }],
])('finds the pods to which a controller adds %j', (selector) => {
  expect(found(selector)).toEqual([]);
});

test.each([
  [{ 'statefulset.kubernetes.io/pod-name': 'kafka' }],
  [{ 'statefulset.kubernetes.io/pod-name': 'kafka-x' }],
  [{ 'statefulset.kubernetes.io/pod-name': 'web-0' }],
  [{ app: 'other', 'statefulset.kubernetes.io/pod-name': 'kafka-0' }],
  [{ app: 'web', 'apps.kubernetes.io/pod-index': '0' }],
  [{ 'job-name': 'web' }],
])('finds no pods by %j', (selector) => {
  expect(found(selector)).toEqual([selector]);
});

test('leaves selectors without such labels alone', () => {
  expect(withoutControllerLabels({ matchLabels: { app: 'a' } })).toBeUndefined();
  expect(withoutControllerLabels({})).toBeUndefined();
});
