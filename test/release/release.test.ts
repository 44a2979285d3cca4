import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { printLedger } from '../../src/release/ledger-file';
import { Release } from '../../src/release/release';
import { ledgerOf } from './samples';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'release-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('reads the ledger of a service by its id', () => {
  writeFileSync(path.join(dir, 'payment.json'), printLedger(ledgerOf()));
  const release = Release.fromDirectory(dir);
  expect(release.directory).toBe(dir);
  expect(release._file('payment')).toBe(path.join(dir, 'payment.json'));
  expect(release._ledger('payment')).toEqual(ledgerOf());
  expect(release._ledger('orders')).toBeUndefined();
});

test('a folder that is not there yet has no ledgers, and the error for a missing one says what to run and where it looked', () => {
  const release = Release.fromDirectory(path.join(dir, 'production'));
  expect(release._ledger('payment')).toBeUndefined();
  const { message } = release._missing('payment', 'shop/payment');
  expect(message).toContain('shop/payment: service payment was never staged: it has no ledger, and the folder does not exist\n');
  expect(Release.fromDirectory('nowhere/at-all')._missing('payment').message).toContain(
    `the folder does not exist below ${process.cwd()}\n`,
  );
  expect(message).toContain(JSON.stringify(path.join(dir, 'production', 'payment.json')));
  expect(message).toContain('breakwater stage payment --image IMAGE');
});

test('a broken ledger is an error, not a missing one', () => {
  writeFileSync(path.join(dir, 'payment.json'), '{');
  expect(() => Release.fromDirectory(dir)._ledger('payment')).toThrow(/payment\.json:1: the ledger is not JSON/);
});

test('the folder is relative to the working directory at the time of the call', () => {
  expect(Release.fromDirectory('releases/production')._file('payment')).toBe(path.resolve('releases/production/payment.json'));
});

test.each(['', '  ', undefined as any])('refuses %j as a folder', (value) => {
  expect(() => Release.fromDirectory(value)).toThrow('the folder of the ledgers is empty');
});

test('refuses a file as a folder', () => {
  writeFileSync(path.join(dir, 'file'), '');
  expect(() => Release.fromDirectory(path.join(dir, 'file'))).toThrow('the ledgers need a folder, and this is a file');
});
