import { type ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { Cluster, type ClusterFacts } from './cluster';
import { usageError } from './manifest/errors';
import type { Namespace } from './namespace';
import type { Region } from './region/region';
import type { Release } from './release/release';
import type { ResidencyPolicy } from './residency/residency-policy';

const STACK = Symbol.for('cdk8s-breakwater.Stack');

/** Options of a stack. */
export interface StackProps {
  /** Namespace of all members: `Namespace.managed('production')` or `Namespace.existing('production')`. */
  readonly namespace: Namespace;
  /** Where the cluster runs. */
  readonly region: Region;
  /** Where personal data may be. */
  readonly residency: ResidencyPolicy;
  /** @default '1.35' */
  readonly kubernetesVersion?: string;
  /** @default - none */
  readonly release?: Release;
  /** @default - the usual ones */
  readonly cluster?: ClusterFacts;
}

/** Services that run together in one namespace of one cluster. */
export class Stack extends Chart {
  /** The stack that a construct is part of. */
  static of(c: IConstruct): Stack {
    const stack = Stack._tryOf(c);
    if (!stack) {
      throw usageError({
        what: 'is not inside of a Stack',
        where: c.node.path,
        fix: 'make it in a Stack, not in a plain chart or in the App',
      });
    }
    return stack;
  }

  /** @internal */
  static _tryOf(c: IConstruct): Stack | undefined {
    return c.node.scopes.find((scope): scope is Stack => STACK in scope);
  }

  readonly stackNamespace: Namespace;
  readonly region: Region;
  readonly residency: ResidencyPolicy;
  readonly kubernetesVersion: string;
  readonly release?: Release;
  readonly cluster: Cluster;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, { namespace: props.namespace.name, disableResourceNameHashes: true });
    Object.defineProperty(this, STACK, { value: true });
    this.stackNamespace = props.namespace;
    this.region = props.region;
    this.residency = props.residency;
    this.kubernetesVersion = props.kubernetesVersion ?? '1.35';
    this.release = props.release;
    this.cluster = new Cluster(props.cluster);
  }

  /** Name of the namespace of all members. */
  get namespaceName(): string {
    return this.stackNamespace.name;
  }

  /** Says that an object exists in the namespace though this program does not make it. */
  addExternal(_kind: string, _name: string, _keys?: string[]): void {}

  /** @internal */
  _orderedMembers(): ApiObject[] {
    return [];
  }
}
