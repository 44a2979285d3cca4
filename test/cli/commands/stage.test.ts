import { printLedger } from '../../../src/release/ledger-file';
import { colourOf, ledgerOf } from '../../release/samples';
import { FAKE_APP } from '../fake-app';
import { Project, TRACE } from '../harness';

let project: Project;
beforeEach(() => {
  project = new Project().write('fake-app.js', FAKE_APP);
});
afterEach(() => project.remove());

const FILE = 'releases/production/payment.json';
const IMAGE = 'registry.example/payment:1.3.0';

/** A program that captures what it is asked for as a BlueGreenService does, in each environment. */
function program(...envs: string[]): string {
  return `
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { control, report } = require('./fake-app');
const { stage, report: file } = control();
const captures = [];
for (const env of ${JSON.stringify(envs)}) {
  for (const service of ['payment', 'orders']) {
    const ledgerFile = process.cwd() + '/releases/' + env + '/' + service + '.json';
    appendFileSync(file, JSON.stringify({ service: { service, ledgerFile } }) + '\\n');
    if (stage.service !== service) continue;
    const ledger = existsSync(ledgerFile) ? JSON.parse(readFileSync(ledgerFile, 'utf8')) : undefined;
    const colour = ledger === undefined || ledger.live === 'green' ? 'blue' : 'green';
    const deployment = { annotations: {}, spec: { template: {} } };
    captures.push({ service, ledgerFile, colour, first: ledger === undefined,
      staged: { image: stage.image, version: stage.version, replicas: stage.replicas ?? 3, config: {}, deployment } });
  }
}
report({ captures });
`;
}

const staged = (overrides: object = {}) =>
  colourOf('1.3.0', { image: IMAGE, config: {}, deployment: { annotations: {}, spec: { template: {} } }, ...overrides });

test('the first stage makes the ledger, with blue live', () => {
  const { code, out, err } = project.write('main.js', program('production')).run(['stage', 'payment', '--image', IMAGE]);
  expect([code, err]).toEqual([0, '']);
  expect(JSON.parse(project.read(FILE))).toEqual({ schemaVersion: 1, service: 'payment', live: 'blue', blue: staged() });
  expect(out).toContain('payment: first stage, blue (1.3.0, 3 replicas) is live\n');
  expect(out).not.toContain('breakwater promote');
});

test('the next ones fill the idle colour, and say what comes next', () => {
  project.write('main.js', program('production')).write(FILE, printLedger(ledgerOf()));
  const { code, out } = project.run(['stage', 'payment', '--image', IMAGE, '--version', 'v7', '--replicas', '5', '--program', 'main.js']);
  expect(code).toBe(0);
  expect(project.read(FILE)).toBe(printLedger(ledgerOf({ green: staged({ version: 'v7', replicas: 5 }) })));
  expect(out).toContain(
    'payment: staged green (v7, 5 replicas) instead of green (1.2.5, 3 replicas)\npayment: blue (1.2.4, 3 replicas) stays live\n',
  );
  expect(out).toContain('when green is ready: breakwater promote payment');
});

test('the same again writes nothing', () => {
  project.write('main.js', program('production')).run(['stage', 'payment', '--image', IMAGE]);
  project.run(['stage', 'payment', '--image', IMAGE]);
  const before = project.read(FILE);
  expect(project.run(['stage', 'payment', '--image', IMAGE]).out).toBe(
    'payment: green (1.3.0, 3 replicas) is already staged so, nothing to do\n',
  );
  expect(project.read(FILE)).toBe(before);
});

test('what was rendered for one colour never becomes the other, when the ledger is written meanwhile', () => {
  const promoted = printLedger(ledgerOf({ live: 'green' }));
  const meanwhile = `require('node:fs').writeFileSync('${FILE}', ${JSON.stringify(promoted)});`;
  project.write('main.js', `${program('production')}${meanwhile}`).write(FILE, printLedger(ledgerOf()));
  const { code, err } = project.run(['stage', 'payment', '--image', IMAGE]);
  expect([code, err]).toEqual([
    2,
    `${FILE}: the ledger of payment changed while the program ran\n  fix:     look at it, then run the same command again; nothing was staged\n`,
  ]);
  expect(project.read(FILE)).toBe(promoted);
});

test('of several environments asks for one, and writes that one only', () => {
  project.write('main.js', program('production', 'staging'));
  const { code, err } = project.run(['stage', 'payment', '--image', IMAGE]);
  expect([code, err]).toEqual([
    2,
    'payment: the service is in several environments\n  allowed: production, staging\n  fix:     name one: --env production\n',
  ]);
  expect(project.run(['stage', 'payment', '--image', IMAGE, '--env', 'staging']).code).toBe(0);
  expect(Object.keys(project.tree('releases'))).toEqual(['staging/payment.json']);
});

test('an unknown service: what was meant, or what there is', () => {
  project.write('main.js', program('production'));
  const { code, err } = project.run(['stage', 'paymnet', '--image', IMAGE]);
  expect(code).toBe(2);
  expect(err).toMatch(/there is no service of that name[\s\S]*allowed: orders, payment\n {2}fix: {5}did you mean payment\?/);
  expect(project.tree('releases')).toEqual({});
});

test.each([
  ['no image', ['payment'], "required option '--image <image>' not specified"],
  ['an image without a tag', ['payment', '--image', 'payment'], 'the image has no tag'],
  ['the tag latest', ['payment', '--image', 'payment:latest'], 'the tag latest is another image tomorrow'],
  ['a wrong count', ['payment', '--image', IMAGE, '--replicas', '0'], 'allowed: a whole number from 1'],
  ['a service that is a path', ['../payment', '--image', IMAGE], 'not the id of a service'],
])('refuses %s before the program runs', (_name, args, expected) => {
  const { code, out, err } = project.write('main.js', 'console.log("ran")').run(['stage', ...args]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(expected);
  expect(err).not.toMatch(TRACE);
});

/** The program, ended by findings as synth ends it. */
function refused(constructPath: string): string {
  const finding = { rule: 'some-rule', severity: 'error', object: 'Deployment x', constructPath, message: 'something is wrong' };
  const mark = 'Object.defineProperty(new Error("nothing was written"), Symbol.for("cdk8s-breakwater.usage-error"), { value: true })';
  return `${program('production').replace('report({ captures })', `report({ captures, findings: [${JSON.stringify(finding)}] })`)}throw ${mark};`;
}

test('findings about the service keep the ledger as it is', () => {
  project.write('main.js', refused('shop/payment/blue')).write(FILE, printLedger(ledgerOf()));
  const { code, out, err } = project.run(['stage', 'payment', '--image', IMAGE]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('something is wrong');
  expect(err).toMatch(/nothing was staged\n$/);
  expect(project.read(FILE)).toBe(printLedger(ledgerOf()));
});

test('findings about others do not stand in the way, so that services can be staged one after the other', () => {
  project.write('main.js', refused('shop/orders/service'));
  expect(project.run(['stage', 'payment', '--image', IMAGE])).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(project.read(FILE)).blue.version).toBe('1.3.0');
});

test('a program that throws stages nothing', () => {
  project.write('main.js', `${program('production')}\nthrow new Error('boom');`);
  const { code, err } = project.run(['stage', 'payment', '--image', IMAGE]);
  expect(code).toBe(2);
  expect(err).toMatch(/^Error: boom\n[\s\S]*nothing was staged\n$/);
  expect(project.tree('releases')).toEqual({});
});

test('a broken ledger is named, and stays as it is', () => {
  project.write('main.js', program('production').replace('existsSync(ledgerFile)', 'false')).write(FILE, '{\n  "live": 1,\n}\n');
  const { code, err } = project.run(['stage', 'payment', '--image', IMAGE]);
  expect([code, err]).toEqual([2, expect.stringContaining(`${FILE}:3: the ledger is not JSON`)]);
  expect(project.read(FILE)).toBe('{\n  "live": 1,\n}\n');
});

test('a ledger that cannot be written is named', () => {
  const { code, err } = project
    .write('main.js', program('production'))
    .write('releases', 'a file')
    .run(['stage', 'payment', '--image', IMAGE]);
  expect(code).toBe(2);
  expect(err).toMatch(/^releases\/production\/payment\.json: the ledger cannot be (read|written): /);
  expect(err).not.toMatch(TRACE);
});
