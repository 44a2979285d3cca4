import * as path from 'node:path';
import { countObjects } from './objects';
import type { SynthOutcome } from './program-report';
import { count, type Paint, size } from './terminal';

/** Files that are listed by name, so that the summary fits on a screen. */
const MAX_FILES = 20;

/** What a synth that wrote its files has to say. */
export function writtenSummary(outcomes: readonly SynthOutcome[], cwd: string, paint: Paint): string {
  const lines: string[] = [];
  for (const outcome of outcomes) {
    const folder = path.relative(cwd, outcome.outdir) || '.';
    const bytes = outcome.files.reduce((sum, file) => sum + Buffer.byteLength(file.content), 0);
    lines.push(
      `wrote ${count(outcome.files.length, 'file')} to ${paint.bold(folder)}: ${count(outcome.objects, 'object')}, ${size(bytes)}`,
    );
    const listed = outcome.files.slice(0, MAX_FILES);
    const width = Math.max(0, ...listed.map((file) => file.path.length));
    for (const { path: file, content } of listed) {
      const figures = `${count(countObjects(content), 'object')}, ${size(Buffer.byteLength(content))}`;
      lines.push(`  ${file.padEnd(width)}  ${paint.dim(figures)}`);
    }
    if (outcome.files.length > MAX_FILES) lines.push(paint.dim(`  … ${count(outcome.files.length - MAX_FILES, 'more file')}`));
    if (outcome.stale.length > 0) {
      const named = outcome.stale.slice(0, MAX_FILES).join(', ') + (outcome.stale.length > MAX_FILES ? ', …' : '');
      lines.push(`removed ${count(outcome.stale.length, 'file')} of an earlier synth: ${named}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Folders that hold output, relative to the working directory. */
export function outputFolders(outcomes: readonly SynthOutcome[], cwd: string): string[] {
  return [...new Set(outcomes.map((outcome) => path.relative(cwd, outcome.outdir) || '.'))];
}

/** The files as one YAML stream. */
export function yamlStream(outcomes: readonly SynthOutcome[]): string {
  return outcomes
    .flatMap((outcome) => outcome.files)
    .filter((file) => file.path !== 'construct-metadata.json' && file.content.trim() !== '')
    .map((file) => (file.content.endsWith('\n') ? file.content : `${file.content}\n`))
    .join('---\n');
}

/** An outcome for machines: everything but the content of the files. */
export function jsonOutcome(outcome: SynthOutcome): object {
  const files = outcome.files.map(({ path: file, content }) => ({
    path: file,
    objects: countObjects(content),
    bytes: Buffer.byteLength(content),
  }));
  const { outdir, written, objects, stale, phases, peakMemoryMebibytes } = outcome;
  return { outdir, written, objects, files, stale, phases, peakMemoryMebibytes };
}
