import { replaceAddresses } from '../../src/manifest/pod-address';

const WORKLOADS = new Map([['c8f00', 'deployment-worker']]);

test('labels and selectors change alike, and keys stay sorted', () => {
  const json = {
    spec: {
      selector: { matchLabels: { 'cdk8s.io/metadata.addr': 'c8f00' } },
      template: { metadata: { labels: { 'app.kubernetes.io/name': 'x', 'cdk8s.io/metadata.addr': 'c8f00' } } },
    },
  };
  replaceAddresses(json, WORKLOADS);
  expect(JSON.stringify(json)).toBe(
    '{"spec":{"selector":{"matchLabels":{"cdk8s-breakwater/workload":"deployment-worker"}},' +
      '"template":{"metadata":{"labels":{"app.kubernetes.io/name":"x","cdk8s-breakwater/workload":"deployment-worker"}}}}}',
  );
});

test('expressions change too', () => {
  const json = [{ key: 'cdk8s.io/metadata.addr', operator: 'In', values: ['c8f00'] }];
  replaceAddresses(json, WORKLOADS);
  expect(json).toEqual([{ key: 'cdk8s-breakwater/workload', operator: 'In', values: ['deployment-worker'] }]);
});

test('the hash of a workload that is not ours stays', () => {
  const json = { a: { 'cdk8s.io/metadata.addr': 'c8aaa' }, b: { key: 'cdk8s.io/metadata.addr', values: ['c8aaa', 'c8f00'] } };
  const before = structuredClone(json);
  replaceAddresses(json, WORKLOADS);
  expect(json).toEqual(before);
});
