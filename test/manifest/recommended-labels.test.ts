import type { Manifest } from '../../src/manifest/manifest';
import { addRecommendedLabels } from '../../src/manifest/recommended-labels';

const labelled = (manifest: Manifest): Manifest => {
  addRecommendedLabels(manifest, 'shop');
  return manifest;
};

const ALL = {
  'app.kubernetes.io/component': 'cron-job',
  'app.kubernetes.io/instance': 'shop-cleanup',
  'app.kubernetes.io/managed-by': 'cdk8s-breakwater',
  'app.kubernetes.io/name': 'cleanup',
  'app.kubernetes.io/part-of': 'shop',
};

test('an object and its pods get the recommended labels, without a version', () => {
  const job = labelled({
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'cleanup' },
    spec: { jobTemplate: { spec: { template: { spec: { containers: [] } } } } },
  });
  expect(job.metadata?.labels).toEqual(ALL);
  expect(job.spec.jobTemplate.spec.template.metadata.labels).toEqual(ALL);
  expect(Object.keys(job.metadata?.labels ?? {})).toEqual(Object.keys(ALL));
});

test('what the program says stays', () => {
  const deployment = labelled({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'payment-blue', labels: { 'app.kubernetes.io/name': 'payment', 'app.kubernetes.io/component': 'service' } },
    spec: { template: { metadata: { labels: { 'app.kubernetes.io/name': 'pay', mine: 'x' } }, spec: {} } },
  });
  expect(deployment.metadata?.labels).toMatchObject({
    'app.kubernetes.io/name': 'payment',
    'app.kubernetes.io/component': 'service',
    'app.kubernetes.io/instance': 'shop-payment',
  });
  expect(deployment.spec.template.metadata.labels).toMatchObject({
    'app.kubernetes.io/name': 'pay',
    mine: 'x',
    'app.kubernetes.io/component': 'service',
  });
});

test('names that are no label values are made ones', () => {
  const role = labelled({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'system:reader' } });
  expect(role.metadata?.labels?.['app.kubernetes.io/name']).toBe('system-reader');
});

test('a Pod is labelled once, as it is its own template', () => {
  const pod = labelled({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: {} });
  expect(pod.metadata?.labels?.['app.kubernetes.io/component']).toBe('pod');
});
