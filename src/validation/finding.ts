import { compareText } from '../manifest/order';

/** How grave a finding is: an error stops synth, a warning does not. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong with one object. */
export interface Finding {
  /** Id of the rule, for example `service-selects-pods`. */
  readonly rule: string;
  readonly severity: Severity;
  /** Kind, namespace and name, for example `Deployment production/payment-blue`. */
  readonly object: string;
  /** Path of the construct that made the object. */
  readonly constructPath?: string;
  /** File that holds the object. */
  readonly file?: string;
  /** Line of the file on which the object, or the mistake, starts, from 1. */
  readonly line?: number;
  /** Field, for example `spec.template.spec.containers[0].image`. */
  readonly fieldPath?: string;
  /** The value that is wrong. */
  readonly value?: unknown;
  /** What is wrong: lower case, no full stop. */
  readonly message: string;
  /** What is allowed. */
  readonly allowed?: string;
  /** The likely fix. */
  readonly fix?: string;
}

/** Order of findings: by place, then object, then field. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    compareNatural(a.constructPath ?? a.file ?? '', b.constructPath ?? b.file ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    compareNatural(a.object, b.object) ||
    compareNatural(a.fieldPath ?? '', b.fieldPath ?? '') ||
    compareText(a.rule, b.rule) ||
    compareText(a.message, b.message) ||
    compareText(JSON.stringify(a.value) ?? '', JSON.stringify(b.value) ?? '')
  );
}

/** Whether two findings say the same of the same field. */
export function samePlaceAndText(a: Finding, b: Finding): boolean {
  return (
    a.rule === b.rule &&
    a.object === b.object &&
    a.constructPath === b.constructPath &&
    a.file === b.file &&
    a.line === b.line &&
    a.fieldPath === b.fieldPath &&
    a.message === b.message &&
    JSON.stringify(a.value) === JSON.stringify(b.value)
  );
}

/** Compares texts with the numbers in them taken as numbers: `containers[2]` stands before `containers[10]`. */
export function compareNatural(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.split(/(\d+)/);
  const right = b.split(/(\d+)/);
  for (let i = 0; i < left.length && i < right.length; i++) {
    const order = i % 2 === 1 ? Number(left[i]) - Number(right[i]) : compareText(left[i], right[i]);
    if (order !== 0) return order;
  }
  return left.length - right.length || compareText(a, b);
}

/** What stands in reports instead of the value of a secret. */
export const HIDDEN = '(not shown)';
