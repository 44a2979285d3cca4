import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { readReport } from '../../src/cli/program-report';
import { outcomeOf } from './samples';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'report-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('a program that said nothing', () => {
  expect(readReport(path.join(dir, 'none'))).toEqual({ outcomes: [], services: [], error: undefined });
});

test('sorts events by kind, and leaves out a line that was cut off', () => {
  const service = { service: 'payment', ledgerFile: '/releases/payment.json' };
  const error = { usage: false, message: 'boom', trace: 'Error: boom' };
  const lines = [{ service }, outcomeOf(), { error }].map((event) => JSON.stringify(event));
  writeFileSync(path.join(dir, 'report'), `${lines.join('\n')}\n{"outdir": "/cut`);
  expect(readReport(path.join(dir, 'report'))).toEqual({ outcomes: [outcomeOf()], services: [service], error });
});
