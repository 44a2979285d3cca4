import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { type DnsFacts, dnsRule, selector } from './traffic-policy';

/** The pods that the policies are for. */
export interface NamespacePoliciesProps {
  readonly namespace: string;
  /** Labels of the pods; `{}` for every pod of the namespace. */
  readonly podLabels: Record<string, string>;
  /** What stands before the names `default-deny` and `allow-dns`, with a dash at the end; `''` for nothing. */
  readonly prefix: string;
  readonly cluster: DnsFacts;
}

/**
 * Two NetworkPolicies: pods are reached by nobody and reach nobody, but may ask the cluster's DNS. Policies add up, so what a workload
 * needs stands in the workload's own policy.
 */
export function addNamespacePolicies(scope: Construct, props: NamespacePoliciesProps): ApiObject[] {
  const podSelector = selector(props.podLabels);
  const policy = (id: string, spec: object): ApiObject =>
    new ApiObject(scope, id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: `${props.prefix}${id}`, namespace: props.namespace },
      spec: { podSelector, ...spec },
    });
  return [
    policy('default-deny', { policyTypes: ['Egress', 'Ingress'] }),
    policy('allow-dns', { policyTypes: ['Egress'], egress: [dnsRule(props.cluster)] }),
  ];
}
