import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { parse } from 'yaml';
import { usageError } from '../manifest/errors';
import { closest } from '../manifest/similar';

/** The user's program, and how to start it. */
export interface Program {
  /** Name for messages: the path as typed, or the command of cdk8s.yaml. */
  readonly name: string;
  /** Absolute path of the file to run; undefined when a shell command runs the program. */
  readonly file?: string;
  /** Arguments of the file. */
  readonly args: string[];
  /** Shell command of cdk8s.yaml, when it is not a plain call of a JavaScript or TypeScript file. */
  readonly command?: string;
  /** Output folder of cdk8s.yaml. */
  readonly output?: string;
}

/** Endings of files that node, or node with a TypeScript runner, can run. */
const ENDINGS = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs'];

/** Where a program stands when nobody says so, first come first served. */
const DEFAULTS = ['main', 'src/main', 'index', 'src/index'].flatMap((base) => ENDINGS.map((ending) => base + ending));

/** Words of a command that only start a file. */
const STARTERS = new Set(['node', 'npx', 'ts-node', 'tsx', 'yarn', 'pnpm', 'exec', 'dlx', 'bunx', 'run']);

const CDK8S_CONFIG = 'cdk8s.yaml';

/**
 * Finds the program: what the user typed, else the `app` of cdk8s.yaml, else a file with a usual name.
 *
 * @param typed path as typed
 * @param cwd working directory
 */
export function findProgram(typed: string | undefined, cwd: string): Program {
  const config = readConfig(cwd);
  if (typed !== undefined) return { ...typedProgram(typed, cwd), output: config.output };
  if (config.app !== undefined) return { ...configuredProgram(config.app, cwd), output: config.output };
  const found = DEFAULTS.find((name) => existsSync(path.join(cwd, name)));
  if (found !== undefined) return { name: found, file: path.join(cwd, found), args: [], output: config.output };
  throw usageError({
    what: 'no program was named, and none was found',
    value: cwd,
    allowed: `app in ${CDK8S_CONFIG}, or a file named main or index (${ENDINGS.join(', ')}) here or in src`,
    fix: 'name the program, for example: breakwater synth main.ts',
  });
}

function typedProgram(typed: string, cwd: string): Program {
  const file = path.resolve(cwd, typed);
  if (!existsSync(file)) {
    const folder = path.dirname(file);
    const beside = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder).filter(isProgram) : [];
    const listed = beside.length === 0 ? 'no program stands in that folder' : `programs there: ${beside.slice(0, 10).join(', ')}`;
    const suggestion = closest(path.basename(typed), beside);
    throw usageError({
      what: 'there is no such program',
      value: typed,
      fix: suggestion === undefined ? listed : `did you mean ${suggestion}?`,
    });
  }
  if (statSync(file).isDirectory()) {
    const inside = DEFAULTS.find((name) => existsSync(path.join(file, name)));
    if (inside === undefined)
      throw usageError({
        what: 'the folder holds no program',
        value: typed,
        allowed: 'a file named main or index in it, or the path of a file',
      });
    return { name: path.join(typed, inside), file: path.join(file, inside), args: [] };
  }
  if (!isProgram(file))
    throw usageError({ what: 'the program is of a kind that node cannot run', value: typed, allowed: ENDINGS.join(', ') });
  return { name: typed, file, args: [] };
}

function configuredProgram(app: string, cwd: string): Program {
  const words = app.trim().split(/\s+/);
  const at = words.findIndex(isProgram);
  const plain = at >= 0 && !/[|&;<>$`"'\\]/.test(app) && words.slice(0, at).every((word) => STARTERS.has(word));
  if (!plain) return { name: app, args: [], command: app };
  const file = path.resolve(cwd, words[at]);
  if (!existsSync(file)) {
    throw usageError({
      where: `${CDK8S_CONFIG}: app`,
      what: 'there is no such program',
      value: app,
      fix: 'correct app, or name the program: breakwater synth main.ts',
    });
  }
  return { name: words[at], file, args: words.slice(at + 1) };
}

function readConfig(cwd: string): { app?: string; output?: string } {
  const file = path.join(cwd, CDK8S_CONFIG);
  if (!existsSync(file)) return {};
  let config: unknown;
  try {
    config = parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw usageError({ where: CDK8S_CONFIG, what: `not YAML: ${(error as Error).message.split('\n')[0]}` });
  }
  if (typeof config !== 'object' || config === null) return {};
  const { app, output } = config as Record<string, unknown>;
  return { app: text(app), output: text(output) };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

function isProgram(file: string): boolean {
  return ENDINGS.includes(path.extname(file)) && !/\.d\.[mc]?ts$/.test(file);
}
