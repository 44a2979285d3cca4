import { ApiObject, Chart } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import { Cluster, type ClusterFacts } from './cluster';
import { type PodPeer, TrafficPolicy } from './isolation/traffic-policy';
import { locate, usageError } from './manifest/errors';
import type { ExternalObject } from './manifest/external';
import { checkKubernetesVersion, DEFAULT_KUBERNETES_VERSION } from './manifest/kubernetes-version';
import { dnsName, labelValue } from './manifest/label-value';
import { Labels } from './manifest/labels';
import type { Manifest } from './manifest/manifest';
import { compareText } from './manifest/order';
import { replaceAddresses } from './manifest/pod-address';
import { decorateMember, inheritNamespace, type Membership } from './membership/member';
import { memberName } from './membership/member-name';
import { findMembers } from './membership/members-of-app';
import { Namespace } from './namespace';
import { Region } from './region/region';
import { Release } from './release/release';
import { ResidencyPolicy } from './residency/residency-policy';
import { chartJson } from './synthesis/chart-json';
import { installRenderer } from './synthesis/render';
import { addWarning } from './synthesis/warnings';

/** Options of a stack. */
export interface StackProps {
  /**
   * Namespace of all members: `Namespace.managed('production')` where this stack makes it, `Namespace.existing('production')` where it
   * exists. A name alone means the first.
   */
  readonly namespace: Namespace | string;
  /** Where the cluster runs. */
  readonly region: Region;
  /** Where personal data may be. The region is checked against it at once. */
  readonly residency: ResidencyPolicy;
  /**
   * Kubernetes version of the target cluster, `1.27` to `1.37`.
   * @default '1.35'
   */
  readonly kubernetesVersion?: string;
  /**
   * Ledgers that say which colour of each service is live and what each colour runs.
   * @default - each service says it in its props
   */
  readonly release?: Release;
  /**
   * Facts about the cluster.
   * @default - those of a cluster as kubeadm makes it
   */
  readonly cluster?: ClusterFacts;
}

const STACK = Symbol.for('cdk8s-breakwater.Stack');

/** Services that a warning names. */
const NAMES_SHOWN = 5;

const EXTERNAL_KINDS = ['Secret', 'ConfigMap', 'ServiceAccount', 'PersistentVolumeClaim'];

/** What the stacks of one app know of each other. */
interface Registry {
  readonly stacks: Stack[];
  /** What only one construct may have, and the path of the one that has it. */
  readonly claims: Map<string, string>;
  /** Constructs by the hash of their path, as far as a name had one in it. */
  readonly addresses: Map<string, IConstruct>;
}

const REGISTRIES = new WeakMap<IConstruct, Registry>();

/**
 * Services that run together in one namespace of one cluster.
 *
 * All members, whatever constructs they came from, get the recommended labels, the stack's region and residency as annotations, and their
 * pods a placement in the region and the restricted security context. Members are written in the order of kind and name, so the order in
 * which a program makes them does not matter.
 */
export class Stack extends Chart {
  /**
   * The stack that a construct is part of.
   *
   * @throws when the construct is part of none
   */
  static containing(c: IConstruct): Stack {
    const stack = Stack._tryOf(c);
    if (stack) return stack;
    throw usageError({
      what: 'is not part of a stack',
      where: c.node.path || 'the app',
      fix: 'make it inside of a Stack, not in a plain chart or in the App',
    });
  }

  /** @internal */
  static _tryOf(c: IConstruct): Stack | undefined {
    const stacks = c.node.scopes.filter((scope): scope is Stack => STACK in scope);
    return stacks[stacks.length - 1];
  }

  /** Namespace of all members. */
  readonly stackNamespace: Namespace;
  /** Where the cluster runs. */
  readonly region: Region;
  /** Where personal data may be. */
  readonly residency: ResidencyPolicy;
  /** Kubernetes version of the target cluster, for example `1.35`. */
  readonly kubernetesVersion: string;
  /** Ledgers of the services. */
  readonly release?: Release;
  /** Facts about the cluster. */
  readonly cluster: Cluster;

  private readonly registry: Registry;
  private readonly membership: Membership;
  private readonly externals = new Map<string, ExternalObject>();
  private readonly finishers = new WeakMap<ApiObject, (manifest: Manifest) => Manifest>();
  private readonly ownMembers: ReadonlySet<ApiObject>;
  private readonly admissions = new Map<string, TrafficPolicy>();
  private readonly generatedNames = new WeakSet<ApiObject>();
  private readonly withoutLedger: string[] = [];
  private workloads: ReadonlyMap<string, string> = new Map();

  constructor(scope: Construct, id: string, props: StackProps) {
    const namespace = checkNamespace(props.namespace, [scope.node.path, id].filter((part) => part !== '').join('/'));
    super(scope, id, { namespace: namespace.name, disableResourceNameHashes: true });
    Object.defineProperty(this, STACK, { value: true });
    const where = this.node.path;
    this.registry = registryOf(this);
    this.registry.stacks.push(this);
    this.stackNamespace = namespace;
    this.region = required(props.region, Region, 'region', where, "Region.of('aws/eu-north-1') or Region.custom({ … })");
    this.residency = required(props.residency, ResidencyPolicy, 'residency', where, 'ResidencyPolicy.eea()');
    this.kubernetesVersion = checkKubernetesVersion(props.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION, where);
    this.release = props.release && required(props.release, Release, 'release', where, "Release.fromDirectory('releases/production')");
    this.cluster = locate(where, () => new Cluster(props.cluster));
    this.residency.check(this.region, where);
    this.membership = {
      partOf: id,
      namespace: namespace.name,
      region: this.region,
      residency: `${this.residency}`,
      externals: this.externals,
    };
    if (namespace.isManaged) {
      this._claim(
        `namespace ${namespace.name}`,
        this,
        `an app makes a namespace once: write namespace: Namespace.existing('${namespace.name}') here`,
      );
    }
    this.ownMembers = new Set(namespace._bind(this, this.kubernetesVersion, this.cluster));
    this.node.addValidation({ validate: () => this.prepare() });
  }

  /**
   * Says that an object exists in the namespace though this program does not make it, so that members may refer to it.
   *
   * @param kind `Secret`, `ConfigMap`, `ServiceAccount` or `PersistentVolumeClaim`
   * @param name name of the object
   * @param keys keys that a Secret or ConfigMap has; when they are given, a reference to another key is refused
   */
  addExternal(kind: string, name: string, keys?: string[]): void {
    if (!EXTERNAL_KINDS.includes(kind)) {
      throw usageError({
        what: 'this kind cannot be marked as external',
        where: this.node.path,
        value: kind,
        allowed: EXTERNAL_KINDS.join(', '),
      });
    }
    if (!/^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/.test(name)) {
      throw usageError({
        what: `the name of an external ${kind} is not valid`,
        where: this.node.path,
        value: name,
        allowed: '1 to 253 lower-case letters, digits, "-" and ".", starting and ending with a letter or digit',
      });
    }
    const known = this.externals.get(`${kind}/${name}`)?.keys ?? [];
    const all = [...new Set([...known, ...(keys ?? [])])];
    this.externals.set(`${kind}/${name}`, { kind, name, ...(all.length > 0 ? { keys: all } : {}) });
  }

  /** Names members by their path inside of the stack, without a hash: a construct `worker` in a stack `shop` is named `worker`. */
  override generateObjectName(apiObject: ApiObject): string {
    const scopes = apiObject.node.scopes;
    const ids = scopes.slice(scopes.indexOf(this) + 1).map((scope) => scope.node.id);
    this.generatedNames.add(apiObject);
    return memberName(apiObject.kind, ids, (address) => this.pathWithAddress(address));
  }

  /** Renders all members, by kind and name, but after what they depend on. */
  override toJson(): any[] {
    return chartJson(this, true);
  }

  /**
   * Lets the last word on an object's JSON, after the stack's own additions, and installs the renderer at once.
   *
   * @internal
   */
  _finish(obj: ApiObject, finish: (manifest: Manifest) => Manifest): void {
    this.finishers.set(obj, finish);
    this.install(obj);
  }

  /**
   * Takes something that only one construct of the app may have.
   *
   * @param what the thing in words, for example `Service production/payment`
   * @param owner the construct that takes it
   * @param fix what to do when another construct has it
   * @internal
   */
  _claim(what: string, owner: IConstruct, fix: string): void {
    const { claims } = this.registry;
    const other = claims.get(what);
    if (other !== undefined && other !== owner.node.path) {
      throw usageError({ what: `${what} is made by ${other} already`, where: owner.node.path, fix });
    }
    claims.set(what, owner.node.path);
  }

  /**
   * Notes a service that has no ledger. One warning names all of them.
   *
   * @internal
   */
  _noteWithoutLedger(service: string): void {
    if (this.withoutLedger.push(service) > 1) return;
    addWarning(this, () => ({
      rule: 'no-ledger',
      message: `${hasNoLedger(this.withoutLedger)}: a change in the program rolls the live colour at once`,
      fix: "give the stack release: Release.fromDirectory('releases/ENV')",
    }));
  }

  /**
   * Lets pods from elsewhere reach all pods of this stack on a port.
   *
   * @internal
   */
  _admit(name: string, from: PodPeer, port: number): void {
    const policyName = dnsName(`${this.node.id}-allow-${from.namespace}-${name}`);
    let policy = this.admissions.get(policyName);
    if (!policy) {
      policy = new TrafficPolicy(this, policyName, {
        name: policyName,
        namespace: this.stackNamespace.name,
        podLabels: { [Labels.PART_OF]: labelValue(this.node.id) },
      });
      this.admissions.set(policyName, policy);
    }
    policy.addIngress(from, [port]);
  }

  /** Runs right before rendering: takes in all members, and says what is wrong with the stack as a whole. */
  private prepare(): string[] {
    // One walk of the app serves all of its stacks.
    if (this.registry.stacks[0] === this) takeInMembers(this.node.root);
    const members = this.node.findAll().filter((c): c is ApiObject => ApiObject.isApiObject(c) && c.chart === this);
    const problems = this.nameClashes(members);
    if (members.every((member) => this.ownMembers.has(member))) {
      problems.push('the stack is empty: nothing would run in it; add a service, or remove the stack');
    }
    return problems;
  }

  /**
   * Members that would overwrite each other because a name was made from a path. Names that the program gave are for validation to
   * compare.
   */
  private nameClashes(members: readonly ApiObject[]): string[] {
    const seen = new Map<string, ApiObject>();
    return members.flatMap((member) => {
      const key = JSON.stringify([member.apiGroup, member.kind, member.metadata.namespace, member.name]);
      const other = seen.get(key);
      if (other === undefined) seen.set(key, member);
      if (other === undefined || ![other, member].some((m) => this.generatedNames.has(m))) return [];
      const both = `${member.kind} ${member.name} would be made by ${pathOf(other)} and by ${pathOf(member)}`;
      return `${both}: names are paths without hashes; give one of them metadata: { name: '…' }`;
    });
  }

  /** @internal */
  _takeIn(members: readonly ApiObject[], workloads: ReadonlyMap<string, string>): void {
    this.workloads = workloads;
    for (const member of members) this.install(member);
  }

  /** Path of the construct with a hash, inside of its chart. */
  private pathWithAddress(address: string): string | undefined {
    const { addresses } = this.registry;
    if (!addresses.has(address)) for (const construct of this.node.root.node.findAll()) addresses.set(construct.node.addr, construct);
    const found = addresses.get(address);
    const chart = found?.node.scopes.filter((scope) => Chart.isChart(scope)).pop();
    return found && chart && found.node.path.slice(chart.node.path.length + 1);
  }

  private install(obj: ApiObject): void {
    // The chart gave its own objects their namespace, and what a program took away again stays away.
    const isOwn = obj.chart === this;
    installRenderer(obj, (json: Manifest) => {
      if (!isOwn) inheritNamespace(json, this.membership.namespace);
      const manifest = decorateMember(json, this.membership, this.workloads);
      return this.finishers.get(obj)?.(manifest) ?? manifest;
    });
  }
}

/**
 * Gives every object of the app to the stack that it is part of. Objects of plain charts learn the readable labels too, as they may select pods of a stack.
 */
function takeInMembers(root: IConstruct): void {
  const { members, others, workloads } = findMembers(root, (construct) => STACK in construct);
  for (const [stack, objects] of members) (stack as Stack)._takeIn(objects, workloads);
  if (workloads.size === 0) return;
  for (const other of others) {
    installRenderer(other, (json) => {
      replaceAddresses(json, workloads);
      return json;
    });
  }
}

function hasNoLedger(services: readonly string[]): string {
  const names = [...services].sort(compareText);
  const shown = names.slice(0, NAMES_SHOWN).join(', ');
  const more = names.length > NAMES_SHOWN ? ` and ${names.length - NAMES_SHOWN} more` : '';
  return names.length === 1 ? `${shown} has no ledger` : `${shown}${more} have no ledger`;
}

/** Path of the construct that a program made: without the `Resource` inside of it. */
function pathOf(member: ApiObject): string {
  return member.node.path.replace(/\/Resource$/, '');
}

function registryOf(stack: Stack): Registry {
  const { root } = stack.node;
  const registry = REGISTRIES.get(root) ?? { stacks: [], claims: new Map(), addresses: new Map() };
  REGISTRIES.set(root, registry);
  return registry;
}

function checkNamespace(namespace: Namespace | string, where: string): Namespace {
  if (typeof namespace === 'string') return locate(where, () => Namespace.managed(namespace));
  return required(namespace, Namespace, 'namespace', where, "Namespace.managed('production')");
}

function required<T extends object>(value: T, type: { prototype: T }, what: string, where: string, example: string): T {
  if (value instanceof (type as unknown as NewableFunction)) return value;
  const isMissing = value === undefined || value === null;
  throw usageError({
    what: `${what} is ${isMissing ? 'missing' : 'not valid'}`,
    where,
    ...(isMissing ? {} : { value }),
    fix: `give ${what}: ${example}`,
  });
}
