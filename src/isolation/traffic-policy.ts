import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import type { Cluster } from '../cluster';
import { canonicalJson } from '../manifest/hash';
import { Labels } from '../manifest/labels';

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

export interface TrafficPolicyProps {
  readonly name: string;
  readonly namespace: string;
  /** Labels of the pods that the policy guards; `{}` for every pod of the namespace. */
  readonly podLabels: Record<string, string>;
  readonly cluster: Cluster;
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
    new ApiObject(this, 'Resource', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: props.name, namespace: props.namespace },
      spec: {
        podSelector: { matchLabels: { ...props.podLabels } },
        policyTypes: ['Egress', 'Ingress'],
        ingress: Lazy.any({ produce: () => rules(this.ingress, 'from') }),
        egress: Lazy.any({ produce: () => [dnsRule(props.cluster), ...rules(this.egress, 'to')] }),
      },
    });
  }

  /** Lets a peer reach the pods on TCP ports. */
  addIngress(peer: TrafficPeer, ports: readonly number[]): void {
    this.ingress.push({ peer: this.toPeer(peer), ports });
  }

  /** Lets the pods reach a peer on TCP ports. */
  addEgress(peer: TrafficPeer, ports: readonly number[]): void {
    this.egress.push({ peer: this.toPeer(peer), ports });
  }

  private toPeer(peer: TrafficPeer): object {
    if ('cidr' in peer) {
      return { ipBlock: peer.except?.length ? { cidr: peer.cidr, except: [...peer.except].sort() } : { cidr: peer.cidr } };
    }
    const podSelector = { matchLabels: { ...peer.podLabels } };
    if (peer.namespace === undefined || peer.namespace === this.namespace) return { podSelector };
    return { namespaceSelector: { matchLabels: { [Labels.NAMESPACE_NAME]: peer.namespace } }, podSelector };
  }
}

/** Rule that lets pods ask the cluster's DNS, by UDP and TCP. */
export function dnsRule(cluster: Cluster): object {
  const to: object[] = [
    {
      namespaceSelector: { matchLabels: { [Labels.NAMESPACE_NAME]: cluster.dnsNamespace } },
      podSelector: { matchLabels: cluster.dnsPodLabels },
    },
  ];
  if (cluster.nodeLocalDns) to.push({ ipBlock: { cidr: `${cluster.nodeLocalDns}/${cluster.nodeLocalDns.includes(':') ? 128 : 32}` } });
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
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
