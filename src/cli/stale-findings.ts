import type { Finding } from '../validation/finding';
import type { OutputDifference } from './output-diff';

const WORDS: Record<OutputDifference['kind'], string> = {
  changed: 'the file is not what the program makes now',
  missing: 'the program makes this file, and it is not there',
  stale: 'an earlier synth made this file, and the program makes it no more',
};

/** Stale output in the form of findings, for machines. */
export function staleFindings(differences: readonly OutputDifference[]): Finding[] {
  return differences.map(({ kind, file }) => ({
    rule: 'stale-output',
    severity: 'error',
    object: file,
    file,
    line: 1,
    message: WORDS[kind],
    fix: 'run breakwater synth and commit the output',
  }));
}
