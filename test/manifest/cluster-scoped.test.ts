import { isClusterScoped } from '../../src/manifest/cluster-scoped';

test.each([
  ['v1', 'Namespace', true],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', true],
  ['storage.k8s.io/v1', 'StorageClass', true],
  ['v1', 'Service', false],
  ['rbac.authorization.k8s.io/v1', 'Role', false],
  ['example.no/v1', 'Namespace', false],
])('%s %s: %s', (apiVersion, kind, expected) => expect(isClusterScoped(apiVersion, kind)).toBe(expected));
