import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { unified } from './line-diff';
import type { SynthOutcome } from './program-report';

/** How one file on disk differs from what the program makes. */
export interface OutputDifference {
  readonly kind: 'changed' | 'missing' | 'stale';
  /** Path relative to the working directory. */
  readonly file: string;
  /** Unified diff from the disk to the program, for a changed file. */
  readonly diff: string[];
}

/** A file of the output with its old content; undefined where there is none. */
export interface OutputPair {
  /** Path relative to the working directory. */
  readonly file: string;
  readonly before?: string;
  readonly after?: string;
}

/** All files that the program makes or made, with both contents. A file that two Apps write counts once, the last write wins as on disk. */
export function outputPairs(outcomes: readonly SynthOutcome[], cwd: string): OutputPair[] {
  const after = new Map<string, string | undefined>();
  for (const outcome of outcomes) {
    const folder = path.resolve(cwd, outcome.outdir);
    for (const stale of outcome.stale) after.set(path.resolve(folder, stale), undefined);
  }
  for (const outcome of outcomes) {
    const folder = path.resolve(cwd, outcome.outdir);
    for (const file of outcome.files) after.set(path.resolve(folder, file.path), file.content);
  }
  return [...after].map(([file, content]) => ({
    file: path.relative(cwd, file) || file,
    before: existsSync(file) ? readFileSync(file, 'utf8') : undefined,
    after: content,
  }));
}

/** Files whose content on disk is not what the program makes. */
export function compareOutput(outcomes: readonly SynthOutcome[], cwd: string): OutputDifference[] {
  return outputPairs(outcomes, cwd).flatMap(({ file, before, after }): OutputDifference[] => {
    if (before === after) return [];
    if (before === undefined) return [{ kind: 'missing', file, diff: [] }];
    if (after === undefined) return [{ kind: 'stale', file, diff: [] }];
    return [{ kind: 'changed', file, diff: unified(before, after) }];
  });
}
