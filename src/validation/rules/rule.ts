import type { Severity } from '../finding';
import type { Graph } from '../graph';
import type { Subject } from '../subject';

/** What a rule may say beyond the field and the message. */
export interface Details {
  readonly value?: unknown;
  /** What is allowed. */
  readonly allowed?: string;
  /** The likely fix. */
  readonly fix?: string;
  /** Overrides the rule's severity. */
  readonly severity?: Severity;
  /** Whether the finding counts as one of a stack, when that does not follow from the object it is reported on. */
  readonly enforced?: boolean;
}

/** Takes a finding on the object under check. */
export type Report = (fieldPath: string | undefined, message: string, details?: Details) => void;

/** Takes a finding on any object. */
export type ReportOn = (subject: Subject, fieldPath: string | undefined, message: string, details?: Details) => void;

/**
 * Whose rule it is. Rules of the API server hold everywhere. Rules about how objects fit together and rules of policy are
 * errors in a stack, and warnings elsewhere, as a plain chart may be one part of what runs.
 */
export type Layer = 'api' | 'graph' | 'policy';

/** A rule: one file, with its examples in test/invalid. */
export interface Rule {
  /** Short name, as it stands in reports. */
  readonly id: string;
  readonly layer: Layer;
  /** The most that a finding can be: a warning is one in a stack too. */
  readonly severity: Severity;
  /** What must be so, in one sentence without a full stop. */
  readonly summary: string;
  /** Why, and what to do. */
  readonly help: string;
  /** Kinds that `check` sees, as `Service` or `apps/Deployment`; `any` for all; `pods` for all that have a pod template. */
  readonly kinds?: readonly string[] | 'any' | 'pods';
  /** Checks one object. Its fields have the types of the schema; those that are required may still be absent. */
  readonly check?: (subject: Subject, report: Report) => void;
  /** Checks how all objects fit together. */
  readonly checkAll?: (graph: Graph, report: ReportOn) => void;
}
