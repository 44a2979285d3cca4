import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findRunner } from '../../src/cli/runner';

let project: string;
beforeEach(() => {
  project = realpathSync(mkdtempSync(path.join(tmpdir(), 'runner-')));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function install(file: string): string {
  const target = path.join(project, 'node_modules', file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, '');
  return target;
}

const run = (file: string, nodeVersion = '20.20.2') => findRunner(path.join(project, file), { searchFrom: [project], nodeVersion });

test('JavaScript needs nothing', () => {
  for (const file of ['main.js', 'main.mjs', 'main.cjs']) expect(run(file)).toEqual({ name: 'node', nodeArgs: [] });
});

test('tsx goes first', () => {
  const tsx = install('tsx/index.js');
  install('ts-node/register.js');
  expect(run('main.ts')).toEqual({ name: 'tsx', nodeArgs: ['--import', pathToFileURL(tsx).href] });
});

test('then ts-node, by the way that the kind of module needs', () => {
  const register = install('ts-node/register.js');
  const esm = install('ts-node/esm.js');
  expect(run('main.ts')).toEqual({ name: 'ts-node', nodeArgs: ['--require', register] });
  const expected = ['--import', expect.stringContaining(encodeURIComponent(pathToFileURL(esm).href))];
  expect(run('main.mts')).toEqual({ name: 'ts-node', nodeArgs: expected });
  writeFileSync(path.join(project, 'package.json'), '{"type": "module"}');
  expect(run('main.ts')).toEqual({ name: 'ts-node', nodeArgs: expected });
  expect(run('main.cts')).toEqual({ name: 'ts-node', nodeArgs: ['--require', register] });
});

test('then @swc-node/register', () => {
  const register = install('@swc-node/register/index.js');
  const esm = install('@swc-node/register/esm/esm-register.mjs');
  expect(run('main.ts')).toEqual({ name: '@swc-node/register', nodeArgs: ['--require', register] });
  expect(run('main.mts')).toEqual({ name: '@swc-node/register', nodeArgs: ['--import', pathToFileURL(esm).href] });
});

test.each([
  ['22.6.0', ['--experimental-strip-types']],
  ['22.17.1', ['--experimental-strip-types']],
  ['22.18.0', []],
  ['23.0.0', ['--experimental-strip-types']],
  ['23.6.0', []],
  ['24.1.0', []],
])('then node %s itself', (version, nodeArgs) => {
  expect(run('main.ts', version)).toEqual({ name: 'node', nodeArgs });
});

test('with none, says what to install', () => {
  expect(() => run('main.ts', '22.5.0')).toThrow(/nothing here can run TypeScript[\s\S]*npm install --save-dev tsx/);
});

test('the folder of the program goes before the working directory', () => {
  const other = mkdtempSync(path.join(tmpdir(), 'runner-'));
  const tsx = install('tsx/index.js');
  expect(findRunner(path.join(other, 'main.ts'), { searchFrom: [other, project], nodeVersion: '20.20.2' }).nodeArgs[1]).toBe(
    pathToFileURL(tsx).href,
  );
  rmSync(other, { recursive: true });
});
