import { Graph } from '../../src/validation/graph';
import { deployment, service, subject } from './objects';

const web = subject(deployment('web', { app: 'web' }));
const api = subject(deployment('api', { app: 'api' }, { metadata: { namespace: 'other' } }));
const svc = subject(service('web', { app: 'web' }));
const graph = new Graph([svc, web, api]);

test('finds objects by kind, namespace and name', () => {
  expect(graph.find('apps/Deployment', '', 'web')).toBe(web);
  expect(graph.find('apps/Deployment', 'other', 'api')).toBe(api);
  expect(graph.find('apps/Deployment', '', 'api')).toBeUndefined();
  expect(graph.find('Deployment', '', 'web')).toBeUndefined();
});

test('lists objects of a kind and finds pods', () => {
  expect(graph.ofKind('apps/Deployment')).toEqual([web, api]);
  expect(graph.ofKind('Secret')).toEqual([]);
  expect(graph.pods.withLabels('', { app: 'web' }).map((pod) => pod.subject)).toEqual([web]);
});

test('of two objects of one name the first by place counts, in any order', () => {
  const other = subject({ ...deployment('web', { app: 'web' }), apiVersion: 'apps/v1beta9' });
  expect(new Graph([web, other]).find('apps/Deployment', '', 'web')).toBe(web);
  expect(new Graph([other, web]).find('apps/Deployment', '', 'web')).toBe(web);
});
