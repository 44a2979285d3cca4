import { Cluster } from '../src/cluster';

test('a cluster without facts is one as kubeadm makes it', () => {
  const cluster = new Cluster();
  expect(cluster.dnsService).toBe('kube-dns.kube-system.svc.cluster.local');
  expect(cluster.dnsNamespace).toBe('kube-system');
  expect(cluster.dnsPodLabels).toEqual({ 'k8s-app': 'kube-dns' });
  expect(cluster.nodeLocalDns).toBeUndefined();
});

test('the cluster domain is part of the name of the DNS Service', () => {
  expect(new Cluster({ clusterDomain: 'k8s.example.no' }).dnsService).toBe('kube-dns.kube-system.svc.k8s.example.no');
  expect(new Cluster({ dnsService: 'coredns.dns.svc.x' }).dnsService).toBe('coredns.dns.svc.x');
});

test.each([
  [{ clusterDomain: 'Cluster_Local' }, 'clusterDomain is not valid'],
  [{ dnsService: 'kube-dns;' }, 'dnsService is not valid'],
  [{ nodeLocalDns: 'localhost' }, 'nodeLocalDns is not an address'],
  [{ dnsServiceIp: '10.96.0' }, 'dnsServiceIp is not an address'],
  [{ dnsNamespace: 'Kube' }, 'dnsNamespace is not valid'],
  [{ dnsPodLabels: {} }, 'dnsPodLabels is empty'],
])('%j is refused', (facts, message) => expect(() => new Cluster(facts)).toThrow(message));

test('labels are a copy', () => {
  const cluster = new Cluster();
  cluster.dnsPodLabels.x = 'y';
  expect(cluster.dnsPodLabels).toEqual({ 'k8s-app': 'kube-dns' });
});
