import * as fs from 'node:fs';
import * as path from 'node:path';
import { usageError } from '../manifest/errors';
import { Change, TargetIsFolder } from './change';
import type { OutputFile } from './outcome';
import { formatRecord, readRecord, recordPath, staleFiles } from './record';

/** What is written. */
export interface WriteRequest {
  readonly outdir: string;
  readonly files: readonly OutputFile[];
  /** Folders that exist even if they stay empty. */
  readonly folders: readonly string[];
  /** Files of other Apps of the same program, which are not stale though this App does not make them. */
  readonly keep: readonly string[];
  /** Called when all is staged and nothing has been changed yet; what it throws stops the writing. */
  readonly beforeChange?: () => void;
  /** Called when all files are in their places; what it throws puts the old ones back. */
  readonly beforeCommit?: () => void;
}

/** What was written. */
export interface WriteResult {
  /** Files that were removed. */
  readonly removed: string[];
  /** What went wrong without harm to the output, in the user's words. */
  readonly warnings: string[];
}

/**
 * Writes the output as a whole: all of it, or, when anything goes wrong on the way, nothing.
 *
 * New content is staged beside the output folder, then renamed over the old; what is replaced or removed is kept until the end, and put back on a failure.
 * A file whose bytes stay the same is not touched. Of other files, only those are removed that an earlier synth recorded.
 */
export function writeOutput(request: WriteRequest): WriteResult {
  const outdir = path.resolve(request.outdir);
  const warnings: string[] = [];
  const change = new Change();
  try {
    const isNew = change.makeFolder(outdir);
    const stage = change.makeStage(outdir);
    const changed = isNew ? request.files : request.files.filter(({ path: file, content }) => !holds(path.join(outdir, file), content));
    const staged = changed.map(({ content }, i) => {
      const at = path.join(stage, `new-${i}`);
      fs.writeFileSync(at, content);
      return at;
    });
    request.beforeChange?.();
    const made = new Set([...request.files.map((file) => file.path), ...request.keep]);
    const record = readRecord(outdir);
    for (const line of record.refused) {
      warnings.push(`${recordPath(request.outdir)}: "${line}" is not a path inside of ${request.outdir}, so it is left alone`);
    }
    announce(request.outdir, record.files, made, change);
    // First, as a stale file may stand where a folder is needed now.
    const removed = staleFiles(outdir, record, made);
    for (const file of removed) change.remove(path.join(outdir, file), outdir);
    for (const folder of request.folders) change.makeFolder(path.join(outdir, folder));
    changed.forEach((file, i) => {
      const target = path.join(outdir, file.path);
      change.makeFolder(path.dirname(target));
      change.replace(target, staged[i], isNew);
    });
    request.beforeCommit?.();
    writeRecord(request.outdir, formatRecord([...made]), change, warnings);
    change.commit();
    return { removed, warnings };
  } catch (error) {
    throw explain(request.outdir, error, change.undo());
  }
}

/**
 * Records the files that are about to be made beside the old ones, so that those are known as ours which are there when the process is killed on the way.
 * What cannot be recorded is said when the record itself is written.
 */
function announce(outdir: string, before: readonly string[], made: ReadonlySet<string>, change: Change): void {
  const known = new Set(before);
  if ([...made].every((file) => known.has(file))) return;
  const record = recordPath(outdir);
  let old: Buffer | undefined;
  try {
    if (fs.existsSync(record)) old = fs.readFileSync(record);
  } catch {
    return;
  }
  const failed: string[] = [];
  writeRecord(outdir, formatRecord([...before, ...made]), change, failed);
  if (failed.length > 0) return;
  change.onUndo(() => (old === undefined ? fs.rmSync(record, { force: true }) : fs.writeFileSync(record, old)));
}

function writeRecord(outdir: string, text: string, change: Change, warnings: string[]): void {
  const file = recordPath(outdir);
  if (text === '' ? !fs.existsSync(file) : holds(file, text)) return;
  try {
    if (text === '') {
      fs.rmSync(file);
      return;
    }
    const staged = change.stagedPath('record');
    fs.writeFileSync(staged, text);
    moveBeside(staged, file);
  } catch (error) {
    warnings.push(
      `${file}: the record of the files in ${outdir} cannot be written (${reason(error)}), so files that later become stale will not be removed`,
    );
  }
}

/** Moves the record, which may lie on another file system than the output folder. */
function moveBeside(from: string, to: string): void {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    fs.copyFileSync(from, to);
  }
}

/** Whether a plain file holds exactly a text. */
function holds(file: string, text: string): boolean {
  try {
    return fs.lstatSync(file).isFile() && fs.readFileSync(file).equals(Buffer.from(text));
  } catch {
    return false;
  }
}

/** Says in the user's words why the output cannot be written. */
function explain(outdir: string, error: unknown, copies: string | undefined): unknown {
  if (error instanceof TargetIsFolder) {
    return usageError({ what: `${error.target} is a folder, but a file is to be written there`, fix: 'remove or rename the folder' });
  }
  const { code, path: from, dest } = error as NodeJS.ErrnoException & { dest?: string };
  if (code === undefined || from === undefined) return error;
  // Of a renaming, the place in the output says more than the one in the staging folder.
  const at = dest !== undefined && path.basename(from).startsWith('new-') ? dest : from;
  if (code === 'ENAMETOOLONG') {
    return usageError({
      what: 'the output folder cannot be written: the name of a file is too long',
      where: outdir,
      value: path.relative(path.resolve(outdir), at),
      allowed: 'as many bytes as the file system takes, mostly 255',
      fix: 'shorten the name of the object, or write several objects to one file with another yamlOutputType',
    });
  }
  return usageError({
    what: `the output folder cannot be written: ${reason(error)}`,
    where: outdir,
    value: at,
    allowed: 'a folder that exists and is writable, or that can be made',
    fix: `choose another folder with the outdir prop or CDK8S_OUTDIR, or make this one writable; ${
      copies === undefined ? 'the last output is as it was' : `what could not be put back of the last output is in ${copies}`
    }`,
  });
}

function reason(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOSPC':
      return 'no space left on the device';
    case 'EEXIST':
    case 'ENOTDIR':
      return 'a file stands where a folder is needed';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
