import { type PodReference, podReferences } from '../../../manifest/pod-references';
import { type Externals, externalsOf } from '../../externals';
import type { Graph } from '../../graph';
import type { Subject } from '../../subject';
import type { ReportOn, Rule } from '../rule';

/** ConfigMaps that Kubernetes puts into every namespace, and their keys. */
const ROOT_CERTIFICATE = 'kube-root-ca.crt';
const ROOT_CERTIFICATE_KEY = 'ca.crt';

/** ServiceAccount that Kubernetes puts into every namespace. */
const DEFAULT_ACCOUNT = 'default';

/** What pods refer to is there, with the keys that they use. */
export const referencesExist: Rule = {
  id: 'references-exist',
  layer: 'graph',
  severity: 'error',
  summary: 'each ConfigMap, Secret, ServiceAccount and PersistentVolumeClaim that a pod needs exists in its namespace, with the keys used',
  help: 'A pod that refers to something missing never starts. Add the object, correct the name or key, mark the reference optional, or say that it exists elsewhere: Stack.addExternal(…), or the annotation cdk8s-breakwater/external: "Secret/api-tls: tls.crt, tls.key; ConfigMap/ca".',
  checkAll(graph, report) {
    const made = madeSecrets(graph);
    for (const subject of graph.subjects) {
      if (!subject.pod) continue;
      const references = podReferences(subject.pod.spec);
      if (references.length === 0) continue;
      const externals = externalsOf(subject);
      for (const reference of references) if (!reference.optional) check(graph, subject, reference, externals, made, report);
    }
  },
};

function check(
  graph: Graph,
  subject: Subject,
  reference: PodReference,
  externals: Externals,
  made: ReadonlySet<string>,
  report: ReportOn,
): void {
  const { kind, name, key } = reference;
  if (kind === 'ServiceAccount' && name === DEFAULT_ACCOUNT) return;
  if (kind === 'ConfigMap' && name === ROOT_CERTIFICATE && (key === undefined || key === ROOT_CERTIFICATE_KEY)) return;
  const at = `${subject.pod!.specPath}.${reference.path}`;
  const object = `${kind}/${name}`;
  const outside = `declare it with addExternal, or by the annotation cdk8s-breakwater/external: "${object}${key ? `: ${key}` : ''}"`;
  const target = graph.find(kind, subject.namespace, name);
  if (target) {
    if (key === undefined || hasKey(target, key)) return;
    const keys = keysOf(target);
    report(subject, at, `${kind} ${name} has no key ${key}`, { value: key, allowed: keys.length > 0 ? keys.join(', ') : 'it has no keys' });
    return;
  }
  if (kind === 'Secret' && made.has(`${subject.namespace}/${name}`)) return;
  if (!externals.has(object)) {
    report(subject, at, `there is no ${kind} ${name} in the namespace`, {
      value: name,
      fix: `add it, or, if it exists already, ${outside}`,
    });
    return;
  }
  const keys = externals.get(object);
  if (key !== undefined && keys && !keys.has(key)) {
    report(subject, at, `${kind} ${name} is declared to exist elsewhere, without the key ${key}`, {
      value: key,
      allowed: [...keys].join(', '),
      fix: outside,
    });
  }
}

function hasKey({ manifest: { data, binaryData, stringData } }: Subject, key: string): boolean {
  return [data, binaryData, stringData].some((entries) => entries && Object.hasOwn(entries, key));
}

function keysOf({ manifest: { data, binaryData, stringData } }: Subject): string[] {
  return [...new Set([data, binaryData, stringData].flatMap((entries) => Object.keys(entries ?? {})))].sort();
}

/** Secrets that controllers make from other objects of the input, as `namespace/name`. */
function madeSecrets(graph: Graph): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { namespace, name, manifest } of graph.ofKind('cert-manager.io/Certificate'))
    names.add(`${namespace}/${manifest.spec?.secretName ?? name}`);
  for (const { namespace, name, manifest } of graph.ofKind('external-secrets.io/ExternalSecret'))
    names.add(`${namespace}/${manifest.spec?.target?.name ?? name}`);
  for (const { namespace, name, manifest } of graph.ofKind('bitnami.com/SealedSecret'))
    names.add(`${namespace}/${manifest.spec?.template?.metadata?.name ?? name}`);
  return names;
}
