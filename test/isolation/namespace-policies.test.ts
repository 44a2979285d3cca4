import { Testing } from 'cdk8s';
import { addNamespacePolicies } from '../../src/isolation/namespace-policies';

test('two policies for the pods that are named', () => {
  const chart = Testing.chart();
  addNamespacePolicies(chart, {
    namespace: 'production',
    podLabels: { team: 'shop' },
    prefix: 'shop-',
    cluster: { dnsNamespace: 'dns', dnsPodLabels: { app: 'dns' } },
  });
  const [deny, dns] = chart.toJson();
  expect([deny.metadata, dns.metadata]).toEqual([
    { name: 'shop-default-deny', namespace: 'production' },
    { name: 'shop-allow-dns', namespace: 'production' },
  ]);
  expect(deny.spec).toEqual({ podSelector: { matchLabels: { team: 'shop' } }, policyTypes: ['Egress', 'Ingress'] });
  expect(dns.spec.egress[0].to).toEqual([
    { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'dns' } }, podSelector: { matchLabels: { app: 'dns' } } },
  ]);
});
