import { lstatSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** The record of the files that the last synth wrote to a folder. */
export interface OutputRecord {
  /** Paths inside the output folder, with forward slashes. */
  readonly files: string[];
  /** Lines that name no place inside of the output folder. Nobody may act on them. */
  readonly refused: string[];
}

/**
 * Where the record of an output folder lies: beside the folder, so that the folder holds what cdk8s would write and nothing else.
 * It is meant to be committed together with the output.
 */
export function recordPath(outdir: string): string {
  const absolute = path.resolve(outdir);
  return path.join(path.dirname(absolute), `.${path.basename(absolute)}.breakwater`);
}

/** Reads the record of an output folder; an empty one where there is none. */
export function readRecord(outdir: string): OutputRecord {
  let text: string;
  try {
    text = readFileSync(recordPath(outdir), 'utf8');
  } catch {
    return { files: [], refused: [] };
  }
  const lines = text.split('\n').filter((line) => line !== '');
  return { files: lines.filter(isInside), refused: lines.filter((line) => !isInside(line)) };
}

/** The text of a record: one path a line, sorted by code unit. */
export function formatRecord(files: readonly string[]): string {
  return [...new Set(files)]
    .sort()
    .map((file) => `${file}\n`)
    .join('');
}

/** The recorded files that are there, as plain files, and that are not made now: those that synth may remove. */
export function staleFiles(outdir: string, record: OutputRecord, made: ReadonlySet<string>): string[] {
  return record.files.filter((file) => !made.has(file) && isPlainFile(outdir, file));
}

/** Whether a line of a record is a plain relative path. Anyone may have written the record, so it is not trusted. */
function isInside(line: string): boolean {
  if (path.isAbsolute(line) || line.includes('\\') || line.includes('\0')) return false;
  return line.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Whether a path leads to a file without any symbolic link below the output folder. */
function isPlainFile(outdir: string, file: string): boolean {
  const parts = file.split('/');
  let at = outdir;
  for (let i = 0; i < parts.length; i++) {
    at = path.join(at, parts[i]);
    const stat = lstatSync(at, { throwIfNoEntry: false });
    if (stat === undefined || (i < parts.length - 1 ? !stat.isDirectory() : !stat.isFile())) return false;
  }
  return true;
}
