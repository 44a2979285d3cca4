import * as fs from 'node:fs';
import * as path from 'node:path';
import { makeFolder } from '../manifest/make-folder';

/** Steps on the file system that can be taken back. */
export class Change {
  private readonly undoSteps: (() => void)[] = [];
  private readonly folders = new Set<string>();
  private stage = '';
  private failed = false;
  private backups = 0;

  /**
   * Makes a folder and those above it.
   *
   * @returns whether there was none
   */
  makeFolder(folder: string): boolean {
    if (this.folders.has(folder)) return false;
    this.folders.add(folder);
    const first = makeFolder(folder);
    if (first === undefined) return false;
    const made: string[] = [];
    for (let at = folder; ; at = path.dirname(at)) {
      made.push(at);
      if (at === path.resolve(first) || at === path.dirname(at)) break;
    }
    this.undoSteps.push(() => {
      for (const at of made) fs.rmdirSync(at);
    });
    return true;
  }

  /** Makes a folder for what is not yet, or no longer, part of the output, on the file system of the output folder. */
  makeStage(outdir: string): string {
    const beside = path.join(path.dirname(outdir), `.${path.basename(outdir)}.breakwater-`);
    try {
      if (fs.statSync(path.dirname(outdir)).dev === fs.statSync(outdir).dev) this.stage = fs.mkdtempSync(beside);
    } catch {
      // The parent may be read-only while the output folder is not.
    }
    this.stage ||= fs.mkdtempSync(path.join(outdir, '.breakwater-'));
    // Where something could not be put back, the copies of it are not thrown away.
    this.undoSteps.push(() => (this.failed ? undefined : fs.rmSync(this.stage, { recursive: true, force: true })));
    return this.stage;
  }

  /**
   * Puts a staged file in its place.
   *
   * @param isFree whether nothing can stand there
   */
  replace(target: string, staged: string, isFree = false): void {
    const old = isFree ? undefined : fs.lstatSync(target, { throwIfNoEntry: false });
    if (old === undefined) {
      fs.renameSync(staged, target);
      this.undoSteps.push(() => fs.rmSync(target));
      return;
    }
    if (old.isDirectory()) throw new TargetIsFolder(target);
    const backup = this.backupPath();
    keepCopy(target, backup);
    if (old.isFile()) fs.chmodSync(staged, old.mode & 0o777);
    fs.renameSync(staged, target);
    this.undoSteps.push(() => fs.renameSync(backup, target));
  }

  /** Removes a file, and the folders above it that are empty then, up to the output folder. */
  remove(target: string, outdir: string): void {
    const backup = this.backupPath();
    fs.renameSync(target, backup);
    this.undoSteps.push(() => {
      fs.mkdirSync(path.dirname(target), { recursive: true });
      fs.renameSync(backup, target);
    });
    for (let folder = path.dirname(target); folder !== outdir; folder = path.dirname(folder)) {
      if (fs.readdirSync(folder).length > 0) break;
      fs.rmdirSync(folder);
      this.undoSteps.push(() => fs.mkdirSync(folder, { recursive: true }));
    }
  }

  /** Adds a step that takes something back. */
  onUndo(step: () => void): void {
    this.undoSteps.push(step);
  }

  /** A path in the staging folder. */
  stagedPath(name: string): string {
    return path.join(this.stage, name);
  }

  /** Ends the change for good. */
  commit(): void {
    try {
      if (this.stage) fs.rmSync(this.stage, { recursive: true, force: true });
    } catch {
      // Copies that are left over do no harm.
    }
  }

  /**
   * Takes all steps back, the last one first. A step that fails does not keep the others from being taken back.
   *
   * @returns the folder with copies of what could not be put back, if there is any
   */
  undo(): string | undefined {
    for (const step of this.undoSteps.reverse()) {
      try {
        step();
      } catch {
        this.failed = true;
      }
    }
    return this.failed && fs.existsSync(this.stage) ? this.stage : undefined;
  }

  private backupPath(): string {
    return path.join(this.stage, `old-${this.backups++}`);
  }
}

/** A folder stands where a file is to be written. */
export class TargetIsFolder extends Error {
  constructor(readonly target: string) {
    super(target);
  }
}

/** Keeps the old file under a second name, so that the new one takes its place in one step. */
function keepCopy(file: string, copy: string): void {
  try {
    fs.linkSync(file, copy);
  } catch {
    // Not every file system has hard links.
    fs.cpSync(file, copy, { dereference: false, verbatimSymlinks: true, preserveTimestamps: true });
  }
}
