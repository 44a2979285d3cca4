import type { RenderedManifest } from '../manifest/manifest';
import { compareText } from '../manifest/order';

/** A pod, or the template of one, in an object. */
export interface PodTemplate {
  readonly subject: Subject;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly spec: any;
  /** Field of the object that holds the pod: `spec.template`, or empty for a Pod. */
  readonly path: string;
  /** Field of the object that holds the pod's spec. */
  readonly specPath: string;
}

const NONE: Readonly<Record<string, string>> = Object.freeze({});

/** Where kinds keep their pods. */
const POD_PATHS: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', []],
  ['ReplicationController', ['spec', 'template']],
  ['apps/Deployment', ['spec', 'template']],
  ['apps/StatefulSet', ['spec', 'template']],
  ['apps/DaemonSet', ['spec', 'template']],
  ['apps/ReplicaSet', ['spec', 'template']],
  ['batch/Job', ['spec', 'template']],
  ['batch/CronJob', ['spec', 'jobTemplate', 'spec', 'template']],
  ['PodTemplate', ['template']],
]);

const TEMPLATE = ['spec', 'template'];

/** An object under check: its sound part, and what rules ask about it again and again. */
export class Subject {
  readonly apiVersion: string;
  readonly kind: string;
  /** API group, empty for the core. */
  readonly group: string;
  /** `Service` for the core group, `apps/Deployment` for others. */
  readonly kindId: string;
  readonly name: string;
  /** Namespace, empty where none is named. */
  readonly namespace: string;
  readonly pod?: PodTemplate;

  /**
   * @param manifest the part of the object that fits its schema; without one, the object as it is
   * @param version Kubernetes version whose rules hold
   * @param namespaced whether the kind lives in a namespace; undefined when it is not known
   */
  constructor(
    readonly rendered: RenderedManifest,
    readonly manifest: any,
    readonly version: string,
    readonly namespaced: boolean | undefined,
  ) {
    this.apiVersion = text(manifest.apiVersion);
    this.kind = text(manifest.kind);
    const slash = this.apiVersion.indexOf('/');
    this.group = slash < 0 ? '' : this.apiVersion.slice(0, slash);
    this.kindId = this.group === '' ? this.kind : `${this.group}/${this.kind}`;
    this.name = text(manifest.metadata?.name);
    this.namespace = namespaced === false ? '' : text(manifest.metadata?.namespace);
    this.pod = this.findPod();
  }

  /** Whether the kind has a schema. */
  get known(): boolean {
    return this.namespaced !== undefined;
  }

  /** Kind, namespace and name. */
  get title(): string {
    return objectTitle(this.manifest);
  }

  private findPod(): PodTemplate | undefined {
    const at = POD_PATHS.get(this.kindId);
    // Kinds without a schema that hold a pod template where Deployments do (rollouts, for example) count too.
    if (!at && (this.known || !Array.isArray(this.manifest.spec?.template?.spec?.containers))) return undefined;
    const path = at ?? TEMPLATE;
    let template = this.manifest;
    for (let i = 0; i < path.length; i++) template = template?.[path[i]];
    const prefix = path.join('.');
    return {
      subject: this,
      labels: template?.metadata?.labels ?? NONE,
      annotations: template?.metadata?.annotations ?? NONE,
      spec: template?.spec ?? NONE,
      path: prefix,
      specPath: prefix === '' ? 'spec' : `${prefix}.spec`,
    };
  }
}

/** Order of objects by where they come from, so that no result depends on the order of the input. */
export function compareSubjects(a: Subject, b: Subject): number {
  const left = a.rendered.origin;
  const right = b.rendered.origin;
  return (
    compareText(left.constructPath ?? left.file ?? '', right.constructPath ?? right.file ?? '') ||
    (left.line ?? 0) - (right.line ?? 0) ||
    compareText(a.title, b.title) ||
    compareText(a.apiVersion, b.apiVersion)
  );
}

/** Kind, namespace and name of an object: `Deployment production/payment-blue`. */
export function objectTitle(manifest: any): string {
  const metadata = manifest?.metadata;
  const kind = text(manifest?.kind) || 'object';
  const name = text(metadata?.name) || (text(metadata?.generateName) ? `${metadata.generateName}*` : '(no name)');
  const namespace = text(metadata?.namespace);
  return namespace ? `${kind} ${namespace}/${name}` : `${kind} ${name}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Visits the containers of a pod, with the field they stand in. Ephemeral containers are not part of what is applied. */
export function eachContainer(
  pod: PodTemplate,
  visit: (container: any, list: 'initContainers' | 'containers', index: number) => void,
): void {
  const { initContainers, containers } = pod.spec;
  if (initContainers) for (let i = 0; i < initContainers.length; i++) visit(initContainers[i], 'initContainers', i);
  if (containers) for (let i = 0; i < containers.length; i++) visit(containers[i], 'containers', i);
}
