import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { CONTROL_VARIABLE } from '../../src/manifest/control';
import { PACKAGE } from './harness';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'preload-'));
  writeFileSync(path.join(dir, 'control.json'), JSON.stringify({ report: path.join(dir, 'report'), write: false }));
  writeFileSync(path.join(dir, 'report'), '');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function run(program: string) {
  const { status, stderr } = spawnSync(process.execPath, ['--require', path.join(PACKAGE, 'lib/cli/preload.js'), '-e', program], {
    env: { ...process.env, [CONTROL_VARIABLE]: path.join(dir, 'control.json') },
    encoding: 'utf8',
  });
  return { status, stderr, report: readFileSync(path.join(dir, 'report'), 'utf8') };
}

test('hands an error that nobody catches to the report, and prints nothing', () => {
  const { status, stderr, report } = run('throw new Error("boom")');
  expect([status, stderr]).toEqual([2, '']);
  expect(JSON.parse(report)).toMatchObject({ error: { usage: false, message: 'boom' } });
});

test('leaves alone a program that ends well, that ends itself, or that catches', () => {
  expect(run('')).toEqual({ status: 0, stderr: '', report: '' });
  expect(run('process.exit(4)')).toEqual({ status: 4, stderr: '', report: '' });
  expect(run('process.on("uncaughtException", () => process.exit(5)); throw 1')).toEqual({ status: 5, stderr: '', report: '' });
});

test('errors in a worker thread are the business of the program', () => {
  const worker = `new (require('node:worker_threads').Worker)('throw new Error("boom")', { eval: true }).on('error', (e) => { console.error('caught ' + e.message); })`;
  expect(run(worker)).toEqual({ status: 0, stderr: 'caught boom\n', report: '' });
});
