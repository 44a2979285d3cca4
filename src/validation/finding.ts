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
