import * as fs from 'node:fs';
import * as path from 'node:path';
import { transformSync } from '@swc/core';
import { App, type AppProps } from '../src/app';
import type { SynthBudget } from '../src/synthesis/budget';
import { readTree, temporaryFolder } from './synthesis/file-tree';
import { makeService, makeStack } from './workload/support';

const REFERENCE = path.resolve(__dirname, '../examples/reference');

/** The program of the reference stack, which takes the props of its App. */
function reference(): (props: AppProps) => void {
  const text = fs.readFileSync(path.join(REFERENCE, 'main.ts'), 'utf8').replace('new App()', 'new App(PROPS)');
  expect(text).toContain('new App(PROPS)');
  const { code } = transformSync(text, { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } });
  const program = new Function('require', 'exports', '__dirname', 'PROPS', code);
  return (props) => program(require, {}, REFERENCE, props);
}

function hundredServices(props: AppProps): void {
  const app = new App(props);
  const stack = makeStack({}, app);
  for (let i = 0; i < 100; i++) makeService({}, stack, `service-${i}`);
  app.synth();
}

/**
 * Programs, and what they may cost: five times what they cost when this was written, with the process warm, counted on the reference machine.
 * Times are calibrated, so they hold on any machine.
 */
const PROGRAMS: [string, (props: AppProps) => void, SynthBudget][] = [
  ['the reference stack', reference(), { timePerObjectMicros: 2500, memoryPerObjectKibibytes: 4000 }],
  ['a stack of 100 services', hundredServices, { timePerObjectMicros: 750, memoryPerObjectKibibytes: 200 }],
];

/** Synths of which one has to keep to the budget: others may be disturbed by the compiler or by other processes. */
const ATTEMPTS = 4;

describe.each(PROGRAMS)('%s', (_name, program, budget) => {
  let root: string;
  let outdir: string;
  let stderr: string;
  beforeEach(() => {
    root = temporaryFolder();
    outdir = path.join(root, 'dist');
    stderr = '';
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      stderr += text;
      return true;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    fs.rmSync(root, { recursive: true });
  });

  const attempt = (limits: SynthBudget): string | undefined => {
    try {
      program({ outdir, budget: limits });
      return undefined;
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('keeps to its budget, and shows the table', () => {
    let refusal: string | undefined = 'never ran';
    for (let i = 0; i < ATTEMPTS && refusal !== undefined; i++) refusal = attempt(budget);
    expect(refusal).toBeUndefined();
    expect(Object.keys(readTree(outdir))).toEqual(['shop.k8s.yaml']);
    expect(stderr).toMatch(/^per object .* ok$/m);
    expect(stderr).toMatch(/^memory per object .* ok$/m);
  });

  test('fails on a budget of practically nothing, and leaves the last output', () => {
    program({ outdir });
    const tree = readTree(outdir);
    const record = readTree(root)['.dist.breakwater'];
    expect(record).toContain('shop.k8s.yaml');
    fs.appendFileSync(path.join(outdir, 'shop.k8s.yaml'), '# as it was\n');
    const refusal = attempt({ timePerObjectMicros: 0.001 });
    expect(refusal).toContain('nothing was written');
    expect(refusal).toMatch(/error {2}the time per object is over its budget: .*\(synth-budget\)/);
    expect(readTree(outdir)).toEqual({ 'shop.k8s.yaml': `${tree['shop.k8s.yaml']}# as it was\n` });
    expect(readTree(root)['.dist.breakwater']).toBe(record);
  });
});
