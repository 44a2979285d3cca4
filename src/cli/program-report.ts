import { existsSync, readFileSync } from 'node:fs';
import type { Capture, LedgerService } from '../release/staging';
import type { Outcome } from '../synthesis/outcome';
import type { Finding } from '../validation/finding';
import type { ProgramError } from './program-error';

/** What one synth of the program did, or would do. */
export interface SynthOutcome extends Omit<Outcome, 'findings' | 'captures'> {
  readonly findings: readonly Finding[];
  readonly captures: readonly Capture[];
}

/** All that the program told the command line. */
export interface ProgramReport {
  readonly outcomes: SynthOutcome[];
  /** Services with a ledger, in a stage run. */
  readonly services: LedgerService[];
  /** The error that ended the program. */
  readonly error?: ProgramError;
}

/** Reads a report: one line of JSON an event. A line that was cut off by a crash is left out. */
export function readReport(file: string): ProgramReport {
  const outcomes: SynthOutcome[] = [];
  const services: LedgerService[] = [];
  let error: ProgramError | undefined;
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  for (const line of lines) {
    const event = parseLine(line);
    if (event === undefined) continue;
    if (event.error !== undefined) error = event.error;
    else if (event.service !== undefined) services.push(event.service);
    else outcomes.push(event);
  }
  return { outcomes, services, error };
}

function parseLine(line: string): any {
  try {
    return line === '' ? undefined : JSON.parse(line);
  } catch {
    return undefined;
  }
}
