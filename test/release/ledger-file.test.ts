import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import * as fc from 'fast-check';
import { isUsageError } from '../../src/manifest/errors';
import { displayPath, parseLedger, printLedger, readLedger, writeLedger } from '../../src/release/ledger-file';
import { colourOf, ledgerOf } from './samples';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'ledger-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function message(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(isUsageError(error)).toBe(true);
    return (error as Error).message;
  }
  throw new Error('nothing was thrown');
}

test('what is printed is read back, and prints the same bytes again', () => {
  const texts = fc.dictionary(fc.string(), fc.string());
  const spec = fc.dictionary(fc.string(), fc.jsonValue()).map((rest) => {
    const { replicas: _r, selector: _s, ...others } = rest;
    return { ...others, template: {} };
  });
  const colour = fc.record({
    replicas: fc.integer({ min: 1, max: 9 }),
    config: texts,
    deployment: fc.record({ annotations: texts, spec }),
  });
  fc.assert(
    fc.property(colour, colour, fc.constantFrom('blue' as const, 'green' as const), (a, b, live) => {
      const ledger = ledgerOf({ live, blue: colourOf('1', a), green: colourOf('2', b) });
      const text = printLedger(ledger);
      const read = parseLedger(text, 'payment', 'payment.json');
      expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(ledger)));
      expect(printLedger(read)).toBe(text);
    }),
  );
});

test('the order of keys in memory does not show', () => {
  const a = ledgerOf();
  const b = {
    green: a.green,
    blue: { ...a.blue!, config: { Z: '1', A: '2' } },
    live: a.live,
    service: a.service,
    schemaVersion: a.schemaVersion,
  };
  const c = { ...a, blue: { ...a.blue!, config: { A: '2', Z: '1' } } };
  expect(printLedger(b)).toBe(printLedger(c));
  expect(printLedger(c).endsWith('}\n')).toBe(true);
});

test('broken JSON is told with file and line', () => {
  expect(message(() => parseLedger('{\n  "live": blue\n}', 'payment', 'releases/production/payment.json'))).toBe(
    'releases/production/payment.json:2: the ledger is not JSON: expected a value, found "b"\n  fix:     take the file back from git, or correct the line',
  );
});

test('a wrong value is told with file, line, path, value and what is allowed', () => {
  const text = printLedger(ledgerOf()).replace('"replicas": 3', '"replicas": -1');
  const said = message(() => parseLedger(text, 'payment', 'payment.json'));
  const line = text.split('\n').findIndex((l) => l.includes('"replicas": -1')) + 1;
  expect(said).toContain(`payment.json:${line}: blue.replicas: replicas is a count of pods`);
  expect(said).toContain('value:   -1');
  expect(said).toContain('allowed: a whole number from 0 (retired)');
});

test('all mistakes stand in one error', () => {
  const text = printLedger(ledgerOf({ live: 'red' as any, service: 'orders' }));
  const said = message(() => parseLedger(text, 'payment', 'payment.json'));
  expect(said).toContain('the ledger has 2 mistakes');
  expect(said).toContain('service: the ledger is for another service');
  expect(said).toContain('live: there is no such colour');
});

test('a file that is not there is no ledger; a folder in its place is an error', () => {
  expect(readLedger(path.join(dir, 'payment.json'))).toBeUndefined();
  mkdirSync(path.join(dir, 'orders.json'));
  expect(message(() => readLedger(path.join(dir, 'orders.json')))).toContain('the ledger cannot be read');
});

test('writes the whole file, makes the folder, leaves nothing else', () => {
  const file = path.join(dir, 'deep', 'payment.json');
  writeLedger(file, ledgerOf());
  expect(readFileSync(file, 'utf8')).toBe(printLedger(ledgerOf()));
  expect(readLedger(file)).toEqual(ledgerOf());
  expect(readdirSync(path.dirname(file))).toEqual(['payment.json']);
});

test('a failed write keeps the old file and leaves no other', () => {
  // The ledger's place is taken by a folder that is not empty, so that the last step, the rename, fails for every user.
  const file = path.join(dir, 'payment.json');
  mkdirSync(path.join(file, 'inside'), { recursive: true });
  expect(message(() => writeLedger(file, ledgerOf()))).toContain('nothing was changed');
  expect(readdirSync(dir)).toEqual(['payment.json']);
  expect(existsSync(path.join(file, 'inside'))).toBe(true);
});

test('a link stays a link, and the file that it leads to is written', () => {
  const [file, link] = [path.join(dir, 'real', 'any.json'), path.join(dir, 'payment.json')];
  writeLedger(file, ledgerOf({ live: 'green' }));
  symlinkSync(file, link);
  writeLedger(link, ledgerOf());
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(readFileSync(file, 'utf8')).toBe(printLedger(ledgerOf()));
});

test('a folder that cannot be made is told in words', () => {
  writeFileSync(path.join(dir, 'file'), '');
  expect(message(() => writeLedger(path.join(dir, 'file', 'payment.json'), ledgerOf()))).toContain('the ledger cannot be written');
});

test('paths below the working directory are shown relative', () => {
  expect(displayPath(path.resolve('releases/x.json'))).toBe(path.join('releases', 'x.json'));
  expect(displayPath(path.join(dir, 'x.json'))).toBe(path.join(dir, 'x.json'));
});
