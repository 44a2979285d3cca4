import { printLedger } from '../../../src/release/ledger-file';
import { colourOf, ledgerOf } from '../../release/samples';
import { Project, TRACE } from '../harness';

let project: Project;
beforeEach(() => {
  project = new Project([]);
});
afterEach(() => project.remove());

const FILE = 'releases/production/payment.json';

test('moves traffic in the ledger and says what comes next', () => {
  const { code, out, err } = project.write(FILE, printLedger(ledgerOf())).run(['promote', 'payment']);
  expect([code, err]).toEqual([0, '']);
  expect(project.read(FILE)).toBe(printLedger(ledgerOf({ live: 'green' })));
  expect(out).toContain('payment: traffic moves from blue (1.2.4, 3 replicas) to green (1.2.5, 3 replicas)\n');
  expect(out).toContain(`wrote ${FILE}\nnext: breakwater synth, then commit`);
});

test('a promotion is one changed line', () => {
  project.write(FILE, printLedger(ledgerOf())).run(['promote', 'payment']);
  const before = printLedger(ledgerOf()).split('\n');
  const changed = project
    .read(FILE)
    .split('\n')
    .filter((line, i) => line !== before[i]);
  expect(changed).toEqual(['  "live": "green",']);
});

test('to a colour that is named, twice', () => {
  project.write(FILE, printLedger(ledgerOf())).run(['promote', 'payment', '--to', 'green']);
  expect(project.run(['promote', 'payment', '--to', 'green'])).toEqual({
    code: 0,
    out: 'payment: green (1.2.5, 3 replicas) is already live, nothing to do\n',
    err: '',
  });
  expect(project.run(['promote', 'payment', '--to', 'red'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('Allowed choices are blue, green'),
  });
});

test.each([
  ['a colour that was never staged', printLedger(ledgerOf({ green: undefined })), 'green was never staged, so there is nothing to promote'],
  [
    'a retired colour',
    printLedger(ledgerOf({ green: colourOf('1.2.5', { replicas: 0 }) })),
    'green is retired, it has no pods that could take traffic',
  ],
  ['broken JSON', '{\n  "live": \n}\n', `${FILE}:3: the ledger is not JSON: expected a value, found "}"`],
  ['a merge conflict', '{\n<<<<<<< HEAD\n}\n', `${FILE}:2: the ledger is not JSON: a merge conflict is not resolved`],
  ['a newer schema', '{"schemaVersion": 2}', 'the ledger was written by a newer version of cdk8s-breakwater'],
  ['a live colour without pods', printLedger(ledgerOf({ blue: colourOf('1.2.4', { replicas: 0 }) })), 'the live colour blue is retired'],
])('refuses %s, and leaves the file as it is', (_name, text, expected) => {
  const { code, out, err } = project.write(FILE, text).run(['promote', 'payment']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(expected);
  expect(err).not.toMatch(TRACE);
  expect(project.tree('releases')).toEqual({ 'production/payment.json': text });
});

test('an unknown service, and one of several environments', () => {
  project.write(FILE, printLedger(ledgerOf())).write('releases/staging/payment.json', printLedger(ledgerOf()));
  expect(project.run(['promote', 'paymnt']).err).toContain('did you mean payment?');
  expect(project.run(['promote', 'payment'])).toMatchObject({ code: 2, err: expect.stringContaining('name one: --env production') });
  expect(project.run(['promote', 'payment', '--env', 'staging']).code).toBe(0);
  expect(project.read(FILE)).toBe(printLedger(ledgerOf()));
  expect(project.run(['promote', 'payment', '--release', 'releases/production']).code).toBe(0);
});

test('a folder without ledgers', () => {
  const { code, err } = project.run(['promote', 'payment']);
  expect([code, err]).toEqual([2, expect.stringContaining('there is no folder releases here')]);
});
