/** What a stack has to know about the cluster it runs in. */
export interface ClusterFacts {
  /**
   * Name of the cluster's DNS Service, as pods look it up.
   * @default 'kube-dns.kube-system.svc.<clusterDomain>'
   */
  readonly dnsService?: string;
  /**
   * Address of the cluster's DNS Service.
   * @default - unknown, the name is used
   */
  readonly dnsServiceIp?: string;
  /**
   * Domain under which the cluster's DNS answers.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;
  /**
   * Address on which NodeLocal DNSCache answers on every node.
   * @default - no NodeLocal DNSCache
   */
  readonly nodeLocalDns?: string;
  /**
   * Namespace of the DNS pods.
   * @default 'kube-system'
   */
  readonly dnsNamespace?: string;
  /**
   * Labels of the DNS pods.
   * @default { 'k8s-app': 'kube-dns' }
   */
  readonly dnsPodLabels?: Record<string, string>;
}

/** The facts of a cluster with the defaults filled in. */
export class Cluster {
  /** Name of the cluster's DNS Service. */
  readonly dnsService: string;
  /** Address of the cluster's DNS Service, where it is known. */
  readonly dnsServiceIp?: string;
  /** Domain under which the cluster's DNS answers. */
  readonly clusterDomain: string;
  /** Address of NodeLocal DNSCache, where there is one. */
  readonly nodeLocalDns?: string;
  /** Namespace of the DNS pods. */
  readonly dnsNamespace: string;

  private readonly podLabels: Record<string, string>;

  constructor(facts: ClusterFacts = {}) {
    this.clusterDomain = facts.clusterDomain ?? 'cluster.local';
    this.dnsNamespace = facts.dnsNamespace ?? 'kube-system';
    this.dnsService = facts.dnsService ?? `kube-dns.kube-system.svc.${this.clusterDomain}`;
    this.dnsServiceIp = facts.dnsServiceIp;
    this.nodeLocalDns = facts.nodeLocalDns;
    this.podLabels = facts.dnsPodLabels ?? { 'k8s-app': 'kube-dns' };
  }

  /** Labels of the DNS pods. */
  get dnsPodLabels(): Record<string, string> {
    return { ...this.podLabels };
  }
}
