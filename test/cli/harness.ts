import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { transformSync } from '@swc/core';

const ROOT = path.resolve(__dirname, '../..');

/**
 * The package as it is installed: compiled from the source as it is now, so that no stale build is tested.
 * It is kept between test files, under a name that changes with the source, where the packages of this project are found.
 */
export const PACKAGE = build();

/** Path of the command line. */
export const MAIN = path.join(PACKAGE, 'lib/cli/main.js');

function build(): string {
  const files = sources(path.join(ROOT, 'src'));
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(file));
  const target = path.join(ROOT, 'node_modules/.cache/breakwater-cli-test', hash.digest('hex').slice(0, 16));
  if (existsSync(target)) return target;
  forgetOld(path.dirname(target));
  const making = `${target}.${process.pid}`;
  for (const file of files) {
    const to = path.join(making, 'lib', path.relative(path.join(ROOT, 'src'), file));
    mkdirSync(path.dirname(to), { recursive: true });
    if (file.endsWith('.ts')) writeFileSync(to.replace(/\.ts$/, '.js'), compile(file));
    else cpSync(file, to);
  }
  cpSync(path.join(ROOT, 'package.json'), path.join(making, 'package.json'));
  try {
    renameSync(making, target);
  } catch {
    // Another test file was first.
    rmSync(making, { recursive: true });
  }
  return target;
}

/** Removes what earlier sources left: builds of more than a day ago. */
function forgetOld(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const build = path.join(folder, name);
    if (statSync(build).mtimeMs < Date.now() - 86_400_000) rmSync(build, { recursive: true, force: true });
  }
}

function compile(file: string): string {
  return transformSync(readFileSync(file, 'utf8'), {
    filename: file,
    sourceMaps: 'inline',
    jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
    module: { type: 'commonjs', exportInteropAnnotation: true },
  }).code;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? sources(file) : [file];
    });
}

/** A user's project in a folder of its own. */
export class Project {
  readonly dir = realpathSync(mkdtempSync(path.join(tmpdir(), 'project-')));

  /** @param packages packages that are installed beside our own and what it stands on */
  constructor(packages: string[] = ['tsx', 'typescript']) {
    mkdirSync(path.join(this.dir, 'node_modules'));
    symlinkSync(PACKAGE, path.join(this.dir, 'node_modules/cdk8s-breakwater'));
    for (const name of ['cdk8s', 'cdk8s-plus-27', 'constructs', ...packages]) {
      mkdirSync(path.dirname(path.join(this.dir, 'node_modules', name)), { recursive: true });
      symlinkSync(path.join(ROOT, 'node_modules', name), path.join(this.dir, 'node_modules', name));
    }
  }

  write(file: string, content: string): this {
    mkdirSync(path.dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), content);
    return this;
  }

  read(file: string): string {
    return readFileSync(this.path(file), 'utf8');
  }

  path(file: string): string {
    return path.join(this.dir, file);
  }

  /** All files of a folder, with their contents. */
  tree(folder: string): Record<string, string> {
    const root = this.path(folder);
    if (!existsSync(root)) return {};
    const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return Object.fromEntries(
      names.map((entry) => [
        path.relative(root, path.join(entry.parentPath, entry.name)),
        readFileSync(path.join(entry.parentPath, entry.name), 'utf8'),
      ]),
    );
  }

  /** Runs the command line in the project. */
  run(args: string[], options: { input?: string; env?: Record<string, string> } = {}): Ended {
    const { FORCE_COLOR: _f, NO_COLOR: _n, NODE_OPTIONS: _o, ...env } = process.env;
    return new Ended(
      spawnSync(process.execPath, [MAIN, ...args], {
        cwd: this.dir,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
        input: options.input ?? '',
        env: { ...env, ...options.env },
      }),
    );
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

/** How a run of the command line ended. */
export class Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;

  constructor(result: SpawnSyncReturns<string>) {
    this.code = result.status;
    this.out = result.stdout;
    this.err = result.stderr;
  }
}

/** Lines of a stack trace, of which a user's mistake has none. */
export const TRACE = /^\s+at .*:\d+:\d+\)?$/m;

/** Text of a program in the folder of fixtures. */
export function fixture(name: string): string {
  return readFileSync(path.join(__dirname, 'fixtures', name), 'utf8');
}
