import type { RenderedManifest } from '../manifest/manifest';
import { meantQuantity } from '../manifest/quantity';
import { HIDDEN } from './finding';
import { duplicateItem, missingField, quantity, unknownField, unknownValue, wrongType } from './rules/api/schema-rules';
import type { Details, Rule } from './rules/rule';
import { explain, type Misfit } from './schema/explain';
import { fitsObject, isRecord } from './schema/fits';
import { fixForUnknownField } from './schema/hints';
import { schemaOf } from './schema/schema';
import { Subject } from './subject';

/** A field that does not fit its schema, as a finding of one of the schema's rules. */
export interface SchemaFinding {
  readonly rule: Rule;
  readonly path: string;
  readonly message: string;
  readonly details: Details;
}

/** An object ready for the rules, and what does not fit. */
export interface Checked {
  readonly subject: Subject;
  readonly misfits: readonly SchemaFinding[];
}

const NONE: readonly SchemaFinding[] = [];

const RULE_OF: Record<Misfit['problem'], Rule> = {
  'unknown-field': unknownField,
  'missing-field': missingField,
  'wrong-type': wrongType,
  'unknown-value': unknownValue,
  quantity,
  'duplicate-item': duplicateItem,
  'duplicate-item-tolerated': duplicateItem,
};

/**
 * Checks a manifest against the schema of its kind; of kinds without one, only the metadata.
 *
 * @param version Kubernetes version whose rules hold
 * @param data version whose schemas stand in for it
 */
export function checkSchema(
  rendered: RenderedManifest,
  version: string,
  data: string,
): { subject: Subject; misfits: readonly SchemaFinding[] } {
  const manifest: unknown = rendered.manifest;
  if (!isRecord(manifest)) {
    const misfit = {
      rule: wrongType,
      path: '',
      message: 'not an object',
      details: { value: manifest, allowed: 'an object with apiVersion and kind' },
    };
    return { subject: new Subject(rendered, {}, version, undefined), misfits: [misfit] };
  }
  const schema = schemaOf(data);
  const { apiVersion, kind } = manifest;
  const info = typeof apiVersion === 'string' && typeof kind === 'string' ? schema.kind(apiVersion, kind) : undefined;
  if (info) {
    if (fitsObject(info.type, manifest)) return { subject: new Subject(rendered, manifest, version, info.namespaced), misfits: NONE };
    const found: Misfit[] = [];
    const sound = explain(info.type, manifest, '', (misfit) => found.push(misfit));
    const findings = found.map((misfit) => toFinding(misfit, version, data));
    return {
      subject: new Subject(rendered, sound, version, info.namespaced),
      misfits: apiVersion === 'v1' && kind === 'Secret' ? findings.map(withoutSecret) : findings,
    };
  }
  return checkUnknown(rendered, manifest, version, data);
}

/** Of a kind without a schema the metadata are checked, and a pod template where Deployments have one is made sound for the rules. */
function checkUnknown(rendered: RenderedManifest, manifest: Record<string, unknown>, version: string, data: string): Checked {
  const schema = schemaOf(data);
  const found: Misfit[] = [];
  const sound: Record<string, any> = { ...manifest };
  const { metadata, spec } = manifest;
  if (isRecord(metadata)) {
    const type = schema.object('meta.v1.ObjectMeta');
    if (!fitsObject(type, metadata)) sound.metadata = explain(type, metadata, 'metadata', (misfit) => found.push(misfit));
  } else if (metadata !== undefined && metadata !== null) {
    found.push({ problem: 'wrong-type', path: 'metadata', value: metadata, message: 'wrong type', allowed: 'an object' });
    sound.metadata = {};
  }
  if (isRecord(spec) && isRecord(spec.template)) {
    const type = schema.object('core.v1.PodTemplateSpec');
    if (!fitsObject(type, spec.template)) sound.spec = { ...spec, template: explain(type, spec.template, '', () => {}) };
  }
  return { subject: new Subject(rendered, sound, version, undefined), misfits: found.map((misfit) => toFinding(misfit, version, data)) };
}

function toFinding(misfit: Misfit, version: string, data: string): SchemaFinding {
  const { problem, path, value, message, allowed } = misfit;
  const lenient = problem === 'duplicate-item-tolerated' || (problem === 'unknown-field' && version !== data);
  const fix =
    problem === 'unknown-field'
      ? fixForUnknownField(misfit.object!, misfit.field!, data)
      : problem === 'wrong-type'
        ? fixForType(value, allowed)
        : problem === 'quantity'
          ? fixForQuantity(value)
          : undefined;
  const text = problem === 'unknown-field' ? `unknown field in Kubernetes ${data}` : message;
  return {
    rule: RULE_OF[problem],
    path,
    message: text,
    details: { value, allowed, fix, ...(lenient ? { severity: 'warning' as const } : {}) },
  };
}

/** Keeps what a Secret holds out of reports. */
function withoutSecret(finding: SchemaFinding): SchemaFinding {
  const { path, details } = finding;
  if (!/^(data|stringData)(\[|$)/.test(path) || details.value === undefined) return finding;
  return { ...finding, details: { ...details, value: HIDDEN, fix: details.fix?.replace(/: .*$/s, '') } };
}

/** The fix of a value whose type is wrong only because of its quotes, or because a list is missing around it. */
function fixForType(value: unknown, allowed = ''): string | undefined {
  if (allowed.startsWith('a list')) return Array.isArray(value) || value === undefined ? undefined : 'put it into a list';
  if (allowed === 'a string' && (typeof value === 'number' || typeof value === 'boolean')) return `write it in quotes: "${value}"`;
  if (typeof value !== 'string') return undefined;
  if (/number/.test(allowed) && /^-?\d+$/.test(value)) return `write it without quotes: ${value}`;
  if (allowed === 'true or false' && /^(true|false)$/i.test(value)) return `write it without quotes: ${value.toLowerCase()}`;
  return undefined;
}

function fixForQuantity(value: unknown): string | undefined {
  const meant = typeof value === 'string' ? meantQuantity(value) : undefined;
  return meant && `did you mean ${meant}`;
}
