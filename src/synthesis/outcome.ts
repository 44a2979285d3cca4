import { appendFileSync } from 'node:fs';
import type { Control } from '../manifest/control';
import type { PhaseTiming } from './phases';

/** A file of the output. */
export interface OutputFile {
  /** Path inside the output folder, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** What one synth did: one line of JSON in the report that the command line asked for. */
export interface Outcome {
  /** Output folder, absolute. */
  readonly outdir: string;
  /** Whether the output folder now holds these files. */
  readonly written: boolean;
  /** All files of the output, in order. Empty where findings stopped the synth. */
  readonly files: readonly OutputFile[];
  /** Files in the output folder which an earlier synth recorded and this one does not make. */
  readonly stale: readonly string[];
  /** Findings, of validation and of synth itself. */
  readonly findings: readonly unknown[];
  readonly phases: readonly PhaseTiming[];
  /** Number of Kubernetes objects. */
  readonly objects: number;
  /** Peak memory of the process so far, in mebibytes. */
  readonly peakMemoryMebibytes: number;
  /** The phases as a table, against the budget where there is one. */
  readonly table: string;
  /** Whether the program set a budget, so that the table is to be shown unasked. */
  readonly budgeted: boolean;
  /** Colours that were captured for a stage request. */
  readonly captures: readonly unknown[];
}

/** Appends an outcome to the report of the command line. */
export function reportOutcome(control: Control, outcome: Outcome): void {
  appendFileSync(control.report, `${JSON.stringify(outcome)}\n`);
}
