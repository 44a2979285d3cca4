import { decorateMember, type Membership } from '../../src/membership/member';
import { Region } from '../../src/region/region';

const MEMBERSHIP: Membership = {
  partOf: 'shop',
  namespace: 'production',
  region: Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' }),
  residency: 'EEA',
  externals: new Map([['Secret/db', { kind: 'Secret', name: 'db', keys: ['password'] }]]),
};
const decorate = (manifest: any, workloads = new Map<string, string>()): any => decorateMember(manifest, MEMBERSHIP, workloads);
const pods = { containers: [{ name: 'x', envFrom: [{ secretRef: { name: 'db' } }, { secretRef: { name: 'other' } }] }] };

test('an object without pods gets labels and marks', () => {
  const { metadata } = decorate({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' } });
  expect(metadata.annotations).toEqual({ 'cdk8s-breakwater/region': 'no-osl-1', 'cdk8s-breakwater/residency': 'EEA' });
  expect(Object.keys(metadata.labels)).toHaveLength(5);
  expect(Object.keys(metadata)).toEqual(['annotations', 'labels', 'name']);
});

test('pods get all of it, and what they need from outside is noted on the object', () => {
  const job = decorate({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'x' },
    spec: { template: { spec: structuredClone(pods) } },
  });
  expect(job.metadata.annotations['cdk8s-breakwater/external']).toBe('Secret/db: password');
  expect(job.spec.template.metadata.annotations).toEqual({ 'cdk8s-breakwater/region': 'no-osl-1', 'cdk8s-breakwater/residency': 'EEA' });
  expect(job.spec.template.spec.affinity).toBeDefined();
  expect(job.spec.template.spec.containers[0].securityContext.capabilities).toEqual({ drop: ['ALL'] });
});

test('the content of ConfigMaps and Secrets is never touched', () => {
  const data = { 'cdk8s.io/metadata.addr': 'c8' };
  expect(decorate({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x' }, data }, new Map([['c8', 'pod-x']])).data).toEqual(data);
});

test('the namespace goes where it does not belong, and stays elsewhere', () => {
  const metadata = { name: 'x', namespace: 'production' };
  expect(decorate({ apiVersion: 'v1', kind: 'Namespace', metadata: { ...metadata } }).metadata).not.toHaveProperty('namespace');
  expect(decorate({ apiVersion: 'v1', kind: 'Service', metadata: { ...metadata } }).metadata.namespace).toBe('production');
});

test('doing it twice changes nothing', () => {
  const once = decorate({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x' }, spec: structuredClone(pods) });
  expect(decorate(structuredClone(once))).toEqual(once);
});
