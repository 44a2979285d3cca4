import { Testing } from 'cdk8s';
import { Cluster } from '../src/cluster';
import { Namespace } from '../src/namespace';

const bound = (namespace: Namespace): any[] => {
  const chart = Testing.chart();
  return namespace._bind(chart, '1.35', new Cluster()).map((object) => object.toJson());
};

test('a managed namespace is an object with two policies', () => {
  expect(bound(Namespace.managed('production')).map((o) => `${o.kind}/${o.metadata.name}`)).toEqual([
    'Namespace/production',
    'NetworkPolicy/default-deny',
    'NetworkPolicy/allow-dns',
  ]);
});

test('it takes labels, annotations and a version of Pod Security, and keeps the level', () => {
  const [namespace] = bound(
    Namespace.managed('production', {
      labels: { team: 'shop', 'pod-security.kubernetes.io/enforce': 'privileged' },
      annotations: { note: 'x' },
      podSecurityVersion: 'latest',
    }),
  );
  expect(namespace.metadata.labels).toMatchObject({
    team: 'shop',
    'pod-security.kubernetes.io/enforce': 'restricted',
    'pod-security.kubernetes.io/enforce-version': 'latest',
  });
  expect(namespace.metadata.annotations).toMatchObject({ note: 'x', 'argocd.argoproj.io/sync-options': 'Prune=false' });
});

test('an existing namespace is not made', () => {
  expect(bound(Namespace.existing('production')).map((o) => o.kind)).toEqual(['NetworkPolicy', 'NetworkPolicy']);
});

test.each(['Production', 'a.b', '', '-a', 'x'.repeat(64)])('the name %j is refused', (name) => {
  expect(() => Namespace.managed(name)).toThrow('the name of a namespace is not valid');
  expect(() => Namespace.existing(name)).toThrow('the name of a namespace is not valid');
});

test('a namespace of Kubernetes itself is not made, and may be used', () => {
  expect(() => Namespace.managed('kube-system')).toThrow('belongs to Kubernetes itself');
  expect(Namespace.existing('kube-system').name).toBe('kube-system');
});

test('a version of Pod Security that is none is refused', () => {
  expect(() => bound(Namespace.managed('x', { podSecurityVersion: '1.35' }))).toThrow('podSecurityVersion is not valid');
});
