import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { compareOutput, outputPairs } from '../../src/cli/output-diff';
import { outcomeOf } from './samples';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'output-'));
  mkdirSync(path.join(cwd, 'dist'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const write = (file: string, content: string) => writeFileSync(path.join(cwd, 'dist', file), content);

test('output as the program makes it is no difference', () => {
  write('a.yaml', 'a\n');
  expect(compareOutput([outcomeOf({ outdir: path.join(cwd, 'dist'), files: [{ path: 'a.yaml', content: 'a\n' }] })], cwd)).toEqual([]);
});

test('finds changed, missing and stale files, and leaves others alone', () => {
  write('changed.yaml', 'a\n');
  write('stale.yaml', 'a\n');
  write('other.yaml', 'a\n');
  const files = [
    { path: 'changed.yaml', content: 'b\n' },
    { path: 'missing.yaml', content: 'a\n' },
  ];
  const found = compareOutput([outcomeOf({ outdir: path.join(cwd, 'dist'), files, stale: ['stale.yaml', 'gone.yaml'] })], cwd);
  expect(found).toEqual([
    { kind: 'stale', file: 'dist/stale.yaml', diff: [] },
    { kind: 'changed', file: 'dist/changed.yaml', diff: ['@@ -1 +1 @@', '-a', '+b'] },
    { kind: 'missing', file: 'dist/missing.yaml', diff: [] },
  ]);
});

test('a file that is stale for one App and made by another is made', () => {
  write('a.yaml', 'a\n');
  const outdir = path.join(cwd, 'dist');
  const apps = [outcomeOf({ outdir, files: [{ path: 'a.yaml', content: 'a\n' }] }), outcomeOf({ outdir, stale: ['a.yaml'] })];
  expect(outputPairs(apps, cwd)).toEqual([{ file: 'dist/a.yaml', before: 'a\n', after: 'a\n' }]);
});
