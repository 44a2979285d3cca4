import { printLedger } from '../../../src/release/ledger-file';
import { colourOf, ledgerOf } from '../../release/samples';
import { Project } from '../harness';

let project: Project;
beforeEach(() => {
  project = new Project([]);
});
afterEach(() => project.remove());

const FILE = 'releases/production/payment.json';

test('takes the pods of the idle colour, once', () => {
  const { code, out } = project.write(FILE, printLedger(ledgerOf())).run(['retire', 'payment']);
  expect(code).toBe(0);
  expect(out).toContain('green (1.2.5, 3 replicas) is retired, it will have no pods');
  expect(project.read(FILE)).toBe(printLedger(ledgerOf({ green: colourOf('1.2.5', { replicas: 0 }) })));
  expect(project.run(['retire', 'payment'])).toMatchObject({
    code: 0,
    out: 'payment: green (1.2.5, 0 replicas) is already retired, nothing to do\n',
  });
});

test.each([
  ['the live colour', ledgerOf(), ['--colour', 'blue'], 'blue is live, to retire it would stop all traffic'],
  ['what was never staged', ledgerOf({ green: undefined }), [], 'green was never staged, so there is nothing to retire'],
  ['a colour that does not exist', ledgerOf(), ['--colour', 'red'], 'Allowed choices are blue, green'],
])('refuses %s, and leaves the file as it is', (_name, ledger, flags, expected) => {
  const { code, err } = project.write(FILE, printLedger(ledger)).run(['retire', 'payment', ...flags]);
  expect(code).toBe(2);
  expect(err).toContain(expected);
  expect(project.read(FILE)).toBe(printLedger(ledger));
});
