import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { checkServiceName, environmentOf, findLedger, unknownService } from '../../src/cli/ledgers';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'ledgers-'));
  for (const file of ['production/payment', 'production/orders', 'staging/payment']) {
    mkdirSync(path.dirname(path.join(cwd, 'releases', file)), { recursive: true });
    writeFileSync(path.join(cwd, 'releases', `${file}.json`), '{}');
  }
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

test('finds the only ledger of a service', () => {
  const file = path.join(cwd, 'releases/production/orders.json');
  expect(findLedger({ service: 'orders' }, cwd)).toEqual({ service: 'orders', env: 'production', file });
});

test('of several environments asks for one', () => {
  expect(() => findLedger({ service: 'payment' }, cwd)).toThrow(
    'payment: the service is in several environments\n  allowed: production, staging\n  fix:     name one: --env production',
  );
  expect(findLedger({ service: 'payment', env: 'staging' }, cwd).file).toBe(path.join(cwd, 'releases/staging/payment.json'));
  expect(() => findLedger({ service: 'payment', env: 'prodution' }, cwd)).toThrow(
    /not in that environment[\s\S]*did you mean --env production\?/,
  );
});

test('an environment that lacks the service is refused though another has it', () => {
  expect(() => findLedger({ service: 'orders', env: 'staging' }, cwd)).toThrow(
    /not in that environment\n {2}value: {3}"staging"\n {2}allowed: production/,
  );
});

test('a folder that is named is the only one searched', () => {
  mkdirSync(path.join(cwd, 'elsewhere'));
  writeFileSync(path.join(cwd, 'elsewhere/payment.json'), '{}');
  expect(findLedger({ service: 'payment', release: 'elsewhere' }, cwd).env).toBe('elsewhere');
  expect(() => findLedger({ service: 'orders', release: 'elsewhere' }, cwd)).toThrow(/no ledger in elsewhere[\s\S]*allowed: payment/);
  expect(() => findLedger({ service: 'orders', release: 'nowhere' }, cwd)).toThrow('there is no such folder of ledgers');
});

test('ledgers may stand in releases itself', () => {
  writeFileSync(path.join(cwd, 'releases/solo.json'), '{}');
  expect(findLedger({ service: 'solo' }, cwd).env).toBe('releases');
});

test('an unknown service: what was meant, or what there is', () => {
  expect(() => findLedger({ service: 'paymnet' }, cwd)).toThrow(
    'there is no service of that name: it has no ledger in releases/*\n  value:   "paymnet"\n  allowed: orders, payment\n  fix:     did you mean payment?',
  );
  expect(unknownService('x', [], 'why').message).toContain('breakwater stage x --image IMAGE');
});

test('without releases says where it looked', () => {
  expect(() => findLedger({ service: 'payment' }, path.join(cwd, 'releases/staging'))).toThrow(
    /there is no folder releases here[\s\S]*--release DIR/,
  );
});

test.each(['', '..', 'a/b', 'a\\b', 'a b'])('refuses %j as a service', (name) => {
  expect(() => checkServiceName(name)).toThrow('not the id of a service');
});

test('the environment is the name of the folder', () => {
  expect(environmentOf('/srv/shop/releases/production/payment.json')).toBe('production');
});
