import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { Cluster } from './cluster';
import { addNamespacePolicies } from './isolation/namespace-policies';
import { usageError } from './manifest/errors';
import { dnsName, labelValue } from './manifest/label-value';
import { Annotations, Labels } from './manifest/labels';

/** Options of a namespace that the program makes. */
export interface ManagedNamespaceProps {
  /**
   * Further labels. The labels of Pod Security cannot be set here.
   * @default - none
   */
  readonly labels?: Record<string, string>;
  /**
   * Further annotations.
   * @default - none
   */
  readonly annotations?: Record<string, string>;
  /**
   * Version of the Pod Security Standards to which pods are held, for example `v1.35` or `latest`.
   * @default - the Kubernetes version of the stack
   */
  readonly podSecurityVersion?: string;
}

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** Names that Kubernetes keeps for its own namespaces. */
const RESERVED = /^kube-/;
const POD_SECURITY = 'pod-security.kubernetes.io/';

/** The namespace of a stack: one that the program makes, or one that exists. */
export class Namespace {
  /**
   * A namespace that the stack makes. It is protected from pruning, since pruning it would take everything in it along. It enforces the
   * restricted Pod Security Standard, and NetworkPolicies let no pod of it talk to anything but DNS unless another policy says so.
   *
   * An app makes a namespace once; further stacks in it use `Namespace.existing`.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`, not starting with `kube-`
   */
  static managed(name: string, props: ManagedNamespaceProps = {}): Namespace {
    if (RESERVED.test(checkName(name))) {
      throw usageError({
        what: 'this namespace belongs to Kubernetes itself, and its pods would reach nothing but DNS any more',
        value: name,
        allowed: 'a name that does not start with kube-',
      });
    }
    return new Namespace(name, true, props);
  }

  /**
   * A namespace that exists. Policies of the stack select the stack's own pods only, so that pods of others in it are not concerned.
   *
   * @param name 1 to 63 lower-case letters, digits and `-`
   */
  static existing(name: string): Namespace {
    return new Namespace(checkName(name), false, {});
  }

  private constructor(
    /** Name of the namespace. */
    readonly name: string,
    /** Whether the program makes the namespace. */
    readonly isManaged: boolean,
    private readonly props: ManagedNamespaceProps,
  ) {}

  /**
   * Adds what the namespace needs to a stack, and returns it.
   *
   * @internal
   */
  _bind(stack: Construct, kubernetesVersion: string, cluster: Cluster): ApiObject[] {
    const scope = new Construct(stack, 'Namespace');
    if (!this.isManaged) {
      const podLabels = { [Labels.PART_OF]: labelValue(stack.node.id) };
      return addNamespacePolicies(scope, { namespace: this.name, podLabels, prefix: `${dnsName(stack.node.id, 50)}-`, cluster });
    }
    const resource = new ApiObject(scope, 'Resource', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: {
        name: this.name,
        labels: { ...this.props.labels, ...podSecurity(this.props.podSecurityVersion ?? `v${kubernetesVersion}`) },
        annotations: { [Annotations.ARGO_SYNC_OPTIONS]: 'Prune=false', [Annotations.FLUX_PRUNE]: 'disabled', ...this.props.annotations },
      },
    });
    return [resource, ...addNamespacePolicies(scope, { namespace: this.name, podLabels: {}, prefix: '', cluster })];
  }
}

function checkName(name: string): string {
  if (typeof name === 'string' && NAME.test(name)) return name;
  throw usageError({
    what: 'the name of a namespace is not valid',
    value: name,
    allowed: '1 to 63 lower-case letters, digits and "-", starting and ending with a letter or digit',
  });
}

/** @see https://kubernetes.io/docs/concepts/security/pod-security-admission/ */
function podSecurity(version: string): Record<string, string> {
  if (!/^(?:latest|v1\.\d+)$/.test(version)) {
    throw usageError({ what: 'podSecurityVersion is not valid', value: version, allowed: 'latest, or a version such as v1.35' });
  }
  return Object.fromEntries(
    ['enforce', 'audit', 'warn'].flatMap((mode) => [
      [`${POD_SECURITY}${mode}`, 'restricted'],
      [`${POD_SECURITY}${mode}-version`, version],
    ]),
  );
}
