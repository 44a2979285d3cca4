import type { Finding } from '../validation/finding';
import { Exit } from './exit';
import type { Program } from './program';
import type { SynthOutcome } from './program-report';
import type { ProgramRun, RunRequest } from './run-program';

/** What to make of the end of a program. */
export interface Verdict {
  readonly exitCode: number;
  readonly outcomes: SynthOutcome[];
  /** Findings of all Apps of the program. */
  readonly findings: Finding[];
  /** What to print on standard error. */
  readonly complaint?: string;
  /** Whether the outcomes are complete: all Apps were synthesized, nothing wrong was found. */
  readonly complete: boolean;
}

/** Decides between a program that is fine, one with findings, one that is wrong, and one that throws. */
export function judge(run: ProgramRun, program: Program, request: Pick<RunRequest, 'write'>): Verdict {
  const { outcomes, error } = run.report;
  const findings = outcomes.flatMap((outcome) => [...outcome.findings]);
  const refused = outcomes.some((outcome) => isRefused(outcome, request.write));
  const verdict = (exitCode: number, complaint?: string): Verdict => ({ exitCode, outcomes, findings, complaint, complete: false });
  if (run.interrupted) return verdict(run.exitCode);
  // Synth ends a program with an error of its own after it reported findings: those are printed instead.
  const stopped = error?.usage === true && findings.some((finding) => finding.severity === 'error');
  if (stopped || (refused && error === undefined)) return verdict(Exit.FINDINGS);
  if (error !== undefined) return verdict(Exit.WRONG_USE, error.trace);
  if (run.exitCode !== 0) return verdict(Exit.WRONG_USE, `${program.name} ended with exit code ${run.exitCode}`);
  if (outcomes.length === 0) return verdict(Exit.WRONG_USE, neverSynthesized(program));
  return { exitCode: Exit.FINE, outcomes, findings, complete: true };
}

/** Whether errors kept an App from its output. An App that takes findings as warnings makes its files all the same. */
function isRefused({ findings, files, written }: SynthOutcome, write: boolean): boolean {
  return findings.some((finding) => finding.severity === 'error') && (files.length === 0 || (write && !written));
}

function neverSynthesized(program: Program): string {
  return [
    `${program.name}: the program ended without synthesizing an App of cdk8s-breakwater`,
    "  allowed: at least one App, imported from 'cdk8s-breakwater' (not from 'cdk8s'), on which synth() is called",
    '  fix:     end the program with app.synth()',
  ].join('\n');
}
