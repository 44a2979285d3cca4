import { parseAllDocuments } from 'yaml';
import { fixture, Project, TRACE } from './harness';

let project: Project;
beforeEach(() => {
  project = new Project([]).write('main.mjs', fixture('shop.ts'));
});
afterEach(() => project.remove());

const LEDGER = 'releases/production/payment.json';
const image = (version: string) => `registry.example/payment:${version}`;

/** Runs a verb that must succeed, and synthesizes: what one commit holds. */
function commit(...args: string[]): string {
  const verb = project.run(args);
  expect({ args, code: verb.code, err: verb.err }).toEqual({ args, code: 0, err: '' });
  const synth = project.run(['synth']);
  expect({ args, code: synth.code, out: synth.code === 0 ? '' : synth.out, err: synth.err }).toEqual({ args, code: 0, out: '', err: '' });
  return verb.out;
}

function object(kind: string, name: string): any {
  const objects = parseAllDocuments(project.read('dist/shop.k8s.yaml')).map((document) => document.toJS());
  return objects.find((each) => each?.kind === kind && each.metadata.name === name);
}

/** Lines of the output that differ from an earlier one, where no line was added or removed. */
function changedLines(before: string): string[] {
  const lines = before.split('\n');
  const after = project.read('dist/shop.k8s.yaml').split('\n');
  expect(after).toHaveLength(lines.length);
  return after.filter((line, i) => line !== lines[i]).map((line) => line.trim());
}

// The services of a program are staged one after the other, though none of them can be synthesized alone.
beforeEach(() => {
  expect(project.run(['stage', 'orders', '--image', 'registry.example/orders:1.0.0'])).toMatchObject({ code: 0, err: '' });
});

test('a service that was never staged is told what to run, in a normal synth', () => {
  const { code, out, err } = project.run(['synth']);
  expect(code).not.toBe(0);
  expect(out + err).toContain('breakwater stage payment --image IMAGE');
  expect(out + err).not.toMatch(TRACE);
});

test('the life of a release: stage, stage, promote, promote back, promote, retire', () => {
  expect(commit('stage', 'payment', '--image', image('1.2.4'))).toContain('first stage, blue (1.2.4, 3 replicas) is live');
  expect(object('Service', 'payment').spec.selector['cdk8s-breakwater/track']).toBe('blue');
  expect(object('Deployment', 'payment-green')).toBeUndefined();

  commit('stage', 'payment', '--image', image('1.2.5'));
  const blue = object('Deployment', 'payment-blue');
  expect(object('Deployment', 'payment-green').spec.template.spec.containers[0].image).toBe(image('1.2.5'));
  expect(object('Service', 'payment').spec.selector['cdk8s-breakwater/track']).toBe('blue');

  const staged = project.read('dist/shop.k8s.yaml');
  commit('promote', 'payment');
  expect(changedLines(staged).sort()).toEqual([
    'cdk8s-breakwater/track: blue',
    'cdk8s-breakwater/track: green',
    'cdk8s-breakwater/track: green',
  ]);
  expect(object('Deployment', 'payment-blue')).toEqual(blue);

  commit('promote', 'payment');
  expect(project.read('dist/shop.k8s.yaml')).toBe(staged);

  commit('promote', 'payment');
  commit('retire', 'payment');
  expect(object('Deployment', 'payment-blue').spec.replicas).toBe(0);
  expect(object('Deployment', 'payment-green').spec.replicas).toBe(3);

  const { code, err } = project.run(['promote', 'payment']);
  expect([code, err]).toEqual([2, expect.stringContaining('blue is retired, it has no pods that could take traffic')]);
  expect(project.run(['synth', '--check']).code).toBe(0);
});

test('a program change reaches the idle colour at the next stage, and never the live one', () => {
  commit('stage', 'payment', '--image', image('1.2.4'));
  commit('stage', 'payment', '--image', image('1.2.5'));
  const before = ['payment-blue', 'payment-green'].map((name) => object('Deployment', name));
  project.write('main.mjs', fixture('shop.ts').replace('mebibytes(512)', 'mebibytes(768)'));
  commit('stage', 'payment', '--image', image('1.2.5'));
  expect(object('Deployment', 'payment-blue')).toEqual(before[0]);
  expect(object('Deployment', 'payment-green').spec.template.spec.containers[0].resources.limits.memory).toBe('768Mi');
  expect(before[1].spec.template.spec.containers[0].resources.limits.memory).toBe('512Mi');
});

test('reverting a promotion after the retirement is refused before anything is written', () => {
  commit('stage', 'payment', '--image', image('1.2.4'));
  commit('stage', 'payment', '--image', image('1.2.5'));
  commit('promote', 'payment');
  commit('retire', 'payment');
  const before = project.tree('dist');
  project.write(LEDGER, project.read(LEDGER).replace('"live": "green"', '"live": "blue"'));
  const { code, out, err } = project.run(['synth']);
  expect(code).not.toBe(0);
  expect(out + err).toContain('the live colour blue is retired, so traffic would reach nothing');
  expect(out + err).toContain('revert the retirement first');
  expect(project.tree('dist')).toEqual(before);
});

test('a broken ledger is named with its line, and the last output stays', () => {
  commit('stage', 'payment', '--image', image('1.2.4'));
  const before = project.tree('dist');
  project.write(LEDGER, project.read(LEDGER).replace('"live": "blue",', '"live": "blue"'));
  const { code, out, err } = project.run(['synth']);
  expect(code).toBe(2);
  expect(out + err).toContain(`${LEDGER}:5: the ledger is not JSON: expected "," or "}"`);
  expect(out + err).not.toMatch(TRACE);
  expect(project.tree('dist')).toEqual(before);
});

test('staging names the services of the program when the asked one is not among them', () => {
  const { code, err } = project.run(['stage', 'paymnt', '--image', image('1')]);
  expect(code).toBe(2);
  expect(err).toMatch(/allowed: orders, payment\n {2}fix: {5}did you mean payment\?/);
});

test('an image that cannot be released is refused, and the ledger stays as it is', () => {
  commit('stage', 'payment', '--image', image('1.2.4'));
  const before = project.read(LEDGER);
  const { code, err } = project.run(['stage', 'payment', '--image', image('latest')]);
  expect(code).not.toBe(0);
  expect(err).toContain('latest');
  expect(err).not.toMatch(TRACE);
  expect(project.read(LEDGER)).toBe(before);
});
