import { isIP } from 'node:net';
import { usageError } from './manifest/errors';
import { DNS_LABEL, DNS_SUBDOMAIN, type NameSyntax } from './manifest/names';

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

  /** @throws when a fact is no name or no address */
  constructor(facts: ClusterFacts = {}) {
    this.clusterDomain = checkName(facts.clusterDomain ?? 'cluster.local', 'clusterDomain', DNS_SUBDOMAIN);
    this.dnsNamespace = checkName(facts.dnsNamespace ?? 'kube-system', 'dnsNamespace', DNS_LABEL);
    this.dnsService = checkName(facts.dnsService ?? `kube-dns.kube-system.svc.${this.clusterDomain}`, 'dnsService', DNS_SUBDOMAIN);
    this.dnsServiceIp = checkAddress(facts.dnsServiceIp, 'dnsServiceIp');
    this.nodeLocalDns = checkAddress(facts.nodeLocalDns, 'nodeLocalDns');
    this.podLabels = { ...(facts.dnsPodLabels ?? { 'k8s-app': 'kube-dns' }) };
    if (Object.keys(this.podLabels).length === 0) {
      throw usageError({
        what: 'dnsPodLabels is empty, which opens all pods of the namespace of the DNS',
        fix: "name the labels of the DNS pods, for example { 'k8s-app': 'kube-dns' }",
      });
    }
  }

  /** Labels of the DNS pods. */
  get dnsPodLabels(): Record<string, string> {
    return { ...this.podLabels };
  }
}

function checkName(name: string, what: string, syntax: NameSyntax): string {
  if (syntax.test(name)) return name;
  throw usageError({ what: `${what} is not valid`, value: name, allowed: syntax.allowed });
}

function checkAddress(address: string | undefined, what: string): string | undefined {
  if (address === undefined || isIP(address) !== 0) return address;
  throw usageError({ what: `${what} is not an address`, value: address, allowed: 'an IPv4 or IPv6 address, for example 169.254.20.10' });
}
