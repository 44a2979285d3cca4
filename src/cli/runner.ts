import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { usageError } from '../manifest/errors';

/** What makes node run a file. */
export interface Runner {
  readonly name: string;
  /** Arguments of node before the file. */
  readonly nodeArgs: string[];
}

/** What the choice of a runner depends on beside the file. */
export interface Host {
  /** Folders whose packages are searched, in order. */
  readonly searchFrom: string[];
  /** Version of node, for example `20.20.2`. */
  readonly nodeVersion: string;
}

/** Resolves a module from the user's project, or says undefined. */
type Find = (module: string) => string | undefined;

/** The known ways to run TypeScript, best first: tsx knows both module systems and needs no configuration. */
const RUNNERS: ReadonlyArray<{ name: string; args: (find: Find, file: string) => string[] | undefined }> = [
  { name: 'tsx', args: (find) => preload('--import', find('tsx')) },
  {
    name: 'ts-node',
    args: (find, file) => (isEsm(file) ? loader(find('ts-node/esm')) : preload('--require', find('ts-node/register'))),
  },
  {
    name: '@swc-node/register',
    args: (find, file) =>
      isEsm(file)
        ? preload('--import', beside(find('@swc-node/register'), 'esm/esm-register.mjs'))
        : preload('--require', find('@swc-node/register')),
  },
];

/**
 * How to run a program: JavaScript by node itself, TypeScript by a runner of the user's project, or by node where it can.
 *
 * @throws when nothing here runs TypeScript
 */
export function findRunner(file: string, host: Host): Runner {
  if (!/\.[mc]?ts$/.test(file)) return { name: 'node', nodeArgs: [] };
  const find = finder(host.searchFrom);
  for (const runner of RUNNERS) {
    const nodeArgs = runner.args(find, file);
    if (nodeArgs !== undefined) return { name: runner.name, nodeArgs };
  }
  const native = nativeArgs(host.nodeVersion);
  if (native !== undefined) return { name: 'node', nodeArgs: native };
  throw usageError({
    what: 'nothing here can run TypeScript',
    value: path.relative(process.cwd(), file),
    allowed: 'tsx, ts-node or @swc-node/register in the project, or node 22.6 or newer',
    fix: 'npm install --save-dev tsx',
  });
}

/**
 * Arguments that make node strip types, none when it does so by itself, undefined when it cannot.
 *
 * @see https://nodejs.org/api/typescript.html
 */
function nativeArgs(version: string): string[] | undefined {
  const [major, minor] = version.split('.').map(Number);
  if (major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18)) return [];
  if (major === 23 || (major === 22 && minor >= 6)) return ['--experimental-strip-types'];
  return undefined;
}

function finder(folders: readonly string[]): Find {
  return (module) => {
    for (const folder of folders) {
      try {
        return createRequire(path.join(folder, 'resolve.js')).resolve(module);
      } catch {
        // Not in this project: the next folder, or the next runner.
      }
    }
    return undefined;
  };
}

/** A file of a package that only `import` may name, found by way of one that `require` may name too. */
function beside(module: string | undefined, file: string): string | undefined {
  if (module === undefined) return undefined;
  const found = path.join(path.dirname(module), file);
  return existsSync(found) ? found : undefined;
}

function preload(flag: '--import' | '--require', module: string | undefined): string[] | undefined {
  if (module === undefined) return undefined;
  return [flag, flag === '--import' ? pathToFileURL(module).href : module];
}

/** Modules that are module hooks are registered from a line of code, as `--loader` is on its way out. */
function loader(module: string | undefined): string[] | undefined {
  if (module === undefined) return undefined;
  const code = `import { register } from 'node:module'; register(${JSON.stringify(pathToFileURL(module).href)});`;
  return ['--import', `data:text/javascript,${encodeURIComponent(code)}`];
}

/** Whether node takes a file as an ECMAScript module: by its ending, or by the type in the nearest package.json. */
function isEsm(file: string): boolean {
  if (file.endsWith('.mts')) return true;
  if (file.endsWith('.cts')) return false;
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (existsSync(manifest)) {
      try {
        return (JSON.parse(readFileSync(manifest, 'utf8')) as { type?: string }).type === 'module';
      } catch {
        return false;
      }
    }
    if (folder === path.dirname(folder)) return false;
  }
}
