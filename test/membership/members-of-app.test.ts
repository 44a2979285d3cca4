import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { findMembers } from '../../src/membership/members-of-app';

const PODS = { containers: [{ image: 'registry.example.no/x:1' }] };

test('objects go to the nearest stack, and workloads are known by their hash', () => {
  const app = Testing.app();
  const [outer, plain] = ['outer', 'plain'].map((id) => new Chart(app, id, { disableResourceNameHashes: true }));
  const inner = new Chart(outer, 'inner');
  const worker = new kplus.Deployment(outer, 'worker', PODS);
  const config = new kplus.ConfigMap(inner, 'config');
  const other = new kplus.Pod(plain, 'pod', PODS);
  const found = findMembers(app, (construct) => construct === outer || construct === inner);
  expect(found.members.get(outer)).toEqual([ApiObject.of(worker)]);
  expect(found.members.get(inner)).toEqual([ApiObject.of(config)]);
  expect(found.others).toEqual([ApiObject.of(other)]);
  expect([...found.workloads]).toEqual([[worker.podMetadata.getLabel('cdk8s.io/metadata.addr'), 'deployment-outer-worker']]);
});

test('workloads that are selected by labels of their own are left out', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'chart');
  const worker = new kplus.Deployment(chart, 'worker', PODS);
  Object.defineProperty(worker, 'podMetadata', { value: { getLabel: () => undefined } });
  expect(findMembers(app, (construct) => construct === chart).workloads.size).toBe(0);
});

test('kplus.Pods, which selects pods and makes none, is none', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'chart');
  kplus.Pods.all(chart, 'all');
  expect(findMembers(app, () => true).workloads.size).toBe(0);
});
