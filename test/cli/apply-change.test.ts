import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { applyChange } from '../../src/cli/apply-change';
import { ledgerOf } from '../release/samples';
import { fakeTerminal } from './samples';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'change-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('writes the ledger, says what happened and what comes next', () => {
  const file = path.join(dir, 'payment.json');
  const terminal = fakeTerminal();
  applyChange({ ledger: ledgerOf(), changed: true, summary: ['a', 'b'] }, file, ['one', 'two'], terminal, true);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(ledgerOf());
  expect(terminal.text.out).toBe(`a\nb\nwrote ${file}\nnext: one\n      two\n`);
});

test('a change that changes nothing writes nothing and asks for nothing', () => {
  const file = path.join(dir, 'payment.json');
  const terminal = fakeTerminal();
  applyChange({ ledger: ledgerOf(), changed: false, summary: ['nothing to do'] }, file, ['one'], terminal, true);
  expect(existsSync(file)).toBe(false);
  expect(terminal.text.out).toBe('nothing to do\n');
});
