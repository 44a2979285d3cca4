import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { canonicalJson } from '../manifest/hash';
import { Labels } from '../manifest/labels';
import { compareText } from '../manifest/order';

/** Pods chosen by their labels. */
export interface PodPeer {
  readonly podLabels: Record<string, string>;
  /** Namespace of the pods; that of the policy when left out. */
  readonly namespace?: string;
}

/** Addresses. */
export interface CidrPeer {
  readonly cidr: string;
  /** Parts of `cidr` that are left out. */
  readonly except?: readonly string[];
}

export type TrafficPeer = PodPeer | CidrPeer;

/** What a policy has to know of the cluster's DNS. */
export interface DnsFacts {
  readonly dnsNamespace: string;
  readonly dnsPodLabels: Record<string, string>;
  /** Address of NodeLocal DNSCache, where there is one. */
  readonly nodeLocalDns?: string;
  /** Address of a further DNS server, which the pods of a policy ask. */
  readonly furtherDns?: string;
}

export interface TrafficPolicyProps {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the NetworkPolicy itself. */
  readonly labels?: Record<string, string>;
  /** Labels of the pods that the policy guards; `{}` for every pod of the namespace. */
  readonly podLabels: Record<string, string>;
  /** Facts about DNS; a policy without them says nothing about what goes out. */
  readonly cluster?: DnsFacts;
}

interface Rule {
  readonly peer: object;
  readonly ports: readonly number[];
}

/**
 * The one NetworkPolicy of a workload: nothing comes in and nothing goes out, but DNS and what is added.
 * Rules are sorted and free of duplicates, so the order of the calls does not show in the output.
 */
export class TrafficPolicy extends Construct {
  private readonly ingress: Rule[] = [];
  private readonly egress: Rule[] = [];
  private readonly namespace: string;

  constructor(scope: Construct, id: string, props: TrafficPolicyProps) {
    super(scope, id);
    this.namespace = props.namespace;
    const dns = props.cluster;
    new ApiObject(this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: props.name, namespace: props.namespace, ...(props.labels ? { labels: props.labels } : {}) },
      spec: {
        podSelector: selector(props.podLabels),
        policyTypes: dns ? ['Egress', 'Ingress'] : ['Ingress'],
        ingress: Lazy.any({ produce: () => rules(this.ingress, 'from') }),
        ...(dns ? { egress: Lazy.any({ produce: () => [dnsRule(dns), ...rules(this.egress, 'to')] }) } : {}),
      },
    });
  }

  /** Lets a peer reach the pods on TCP ports. */
  addIngress(peer: TrafficPeer, ports: readonly number[]): void {
    this.ingress.push({ peer: this.toPeer(peer), ports: checked(ports) });
  }

  /** Lets the pods reach a peer on TCP ports. */
  addEgress(peer: TrafficPeer, ports: readonly number[]): void {
    this.egress.push({ peer: this.toPeer(peer), ports: checked(ports) });
  }

  private toPeer(peer: TrafficPeer): object {
    if ('cidr' in peer) {
      return { ipBlock: peer.except?.length ? { cidr: peer.cidr, except: [...peer.except].sort() } : { cidr: peer.cidr } };
    }
    const podSelector = selector(peer.podLabels);
    if (peer.namespace === undefined || peer.namespace === this.namespace) return { podSelector };
    return { namespaceSelector: { matchLabels: { [Labels.NAMESPACE_NAME]: peer.namespace } }, podSelector };
  }
}

/** A selector of pods; without labels it selects all of them. */
export function selector(podLabels: Record<string, string>): object {
  return Object.keys(podLabels).length === 0 ? {} : { matchLabels: { ...podLabels } };
}

/** A rule without ports would open all of them. */
function checked(ports: readonly number[]): readonly number[] {
  if (ports.length === 0) throw new Error('a rule of a NetworkPolicy needs at least one port');
  return ports;
}

/** Rule that lets pods ask the cluster's DNS, by UDP and TCP. */
export function dnsRule(cluster: DnsFacts): object {
  const to: object[] = [
    {
      namespaceSelector: { matchLabels: { [Labels.NAMESPACE_NAME]: cluster.dnsNamespace } },
      podSelector: selector(cluster.dnsPodLabels),
    },
  ];
  for (const address of new Set([cluster.nodeLocalDns, cluster.furtherDns])) {
    if (address) to.push({ ipBlock: { cidr: `${address}/${address.includes(':') ? 128 : 32}` } });
  }
  return {
    ports: [
      { port: 53, protocol: 'UDP' },
      { port: 53, protocol: 'TCP' },
    ],
    to,
  };
}

/** One rule for each set of ports, with all its peers. */
function rules(added: readonly Rule[], side: 'from' | 'to'): object[] {
  const byPorts = new Map<string, Map<string, object>>();
  for (const rule of added) {
    const ports = canonicalJson([...new Set(rule.ports)].sort((a, b) => a - b));
    const peers = byPorts.get(ports) ?? new Map<string, object>();
    byPorts.set(ports, peers.set(canonicalJson(rule.peer), rule.peer));
  }
  return sorted(byPorts).map(([ports, peers]) => ({
    ports: (JSON.parse(ports) as number[]).map((port) => ({ port, protocol: 'TCP' })),
    [side]: sorted(peers).map(([, peer]) => peer),
  }));
}

function sorted<T>(map: ReadonlyMap<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compareText(a, b));
}
