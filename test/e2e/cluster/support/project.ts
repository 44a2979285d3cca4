import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ledger } from '../../../../src/release/ledger';
import { ROOT } from './control-plane';
import { readManifests } from './manifests';

/** What a command said and how it ended. */
export interface Outcome {
  readonly code: number;
  readonly output: string;
}

/**
 * A user's project in a folder of its own outside of this one: a program, ledgers and synthesized output under git, and the compiled
 * package among its modules. Every change is a commit, as the release process wants it.
 */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), 'breakwater-project-'));

  /** @param fixture file that becomes the program, main.ts */
  constructor(fixture: string) {
    this.link('cdk8s-breakwater', ROOT);
    for (const module of ['cdk8s', 'cdk8s-plus-27', 'constructs', 'tsx']) this.link(module, join(ROOT, 'node_modules', module));
    writeFileSync(join(this.folder, 'package.json'), JSON.stringify({ name: 'shop', private: true }));
    writeFileSync(join(this.folder, '.gitignore'), 'node_modules/\n');
    copyFileSync(fixture, join(this.folder, 'main.ts'));
  }

  private link(module: string, target: string): void {
    const place = join(this.folder, 'node_modules', module);
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(target, place);
  }

  /** Runs a command of the compiled command line in the project's folder. */
  tryBreakwater(...args: string[]): Promise<Outcome> {
    return this.run(process.execPath, [join(ROOT, 'lib/cli/main.js'), ...args]);
  }

  /** Like tryBreakwater, but throws unless the command ended well. */
  async breakwater(...args: string[]): Promise<string> {
    const { code, output } = await this.tryBreakwater(...args);
    if (code !== 0) throw new Error(`breakwater ${args.join(' ')} ended with ${code}:\n${output}`);
    return output;
  }

  async git(...args: string[]): Promise<string> {
    const identity = ['-c', 'user.name=e2e', '-c', 'user.email=e2e@example.no', '-c', 'init.defaultBranch=main'];
    const { code, output } = await this.run('git', [...identity, ...args]);
    if (code !== 0) throw new Error(`git ${args.join(' ')} ended with ${code}:\n${output}`);
    return output;
  }

  private run(command: string, args: string[]): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      // Git must not take this repository for the project's when it is run from a hook.
      const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('GIT_')));
      execFile(command, args, { cwd: this.folder, env, maxBuffer: 64 << 20 }, (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        if (typeof code === 'number') resolve({ code, output: stdout + stderr });
        else reject(error);
      });
    });
  }

  /** Synthesizes, as the continuous integration of the project would before it commits. */
  async synth(): Promise<void> {
    await this.breakwater('synth', 'main.ts');
  }

  /** Commits whatever changed. */
  async commit(message: string): Promise<void> {
    await this.git('add', '--all');
    await this.git('commit', '--quiet', '--message', message);
  }

  manifests() {
    return readManifests(join(this.folder, 'dist'));
  }

  ledger(service: string): Ledger {
    return JSON.parse(this.read(join('releases/production', `${service}.json`)));
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
