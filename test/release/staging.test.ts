import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { CONTROL_VARIABLE } from '../../src/manifest/control';
import { capture, captures, noteService, resetCaptures, stagingRequest } from '../../src/release/staging';
import { colourOf } from './samples';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'staging-'));
});
afterEach(() => {
  resetCaptures();
  delete process.env[CONTROL_VARIABLE];
  rmSync(dir, { recursive: true, force: true });
});

function control(content: object): string {
  const report = path.join(dir, 'report.jsonl');
  writeFileSync(report, '');
  writeFileSync(path.join(dir, 'control.json'), JSON.stringify({ report, write: false, ...content }));
  process.env[CONTROL_VARIABLE] = path.join(dir, 'control.json');
  return report;
}

test('without the command line there is no request, and services are not noted', () => {
  expect(stagingRequest()).toBeUndefined();
  noteService({ service: 'payment', ledgerFile: '/x' });
});

test('a stage run sees the request, and its services are reported', () => {
  const stage = { service: 'payment', image: 'x:1' };
  const report = control({ stage });
  expect(stagingRequest()).toEqual(stage);
  noteService({ service: 'payment', ledgerFile: '/x' });
  expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual({ service: { service: 'payment', ledgerFile: '/x' } });
});

test('any other run reports no services', () => {
  const report = control({});
  noteService({ service: 'payment', ledgerFile: '/x' });
  expect(readFileSync(report, 'utf8')).toBe('');
});

test('the last capture for a ledger counts', () => {
  const one = { service: 'payment', ledgerFile: '/a', colour: 'blue' as const, first: true, staged: colourOf('1') };
  capture(one);
  capture({ ...one, ledgerFile: '/b' });
  capture({ ...one, staged: colourOf('2') });
  expect(captures().map((c) => [c.ledgerFile, c.staged.version])).toEqual([
    ['/b', '1'],
    ['/a', '2'],
  ]);
});
