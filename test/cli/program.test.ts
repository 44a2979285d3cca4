import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { findProgram } from '../../src/cli/program';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(path.join(tmpdir(), 'program-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

function files(...names: string[]): void {
  for (const name of names) {
    mkdirSync(path.dirname(path.join(cwd, name)), { recursive: true });
    writeFileSync(path.join(cwd, name), '');
  }
}

test('takes what was typed', () => {
  files('stacks/shop.ts', 'main.ts');
  expect(findProgram('stacks/shop.ts', cwd)).toEqual({ name: 'stacks/shop.ts', file: path.join(cwd, 'stacks/shop.ts'), args: [] });
});

test('takes the usual program of a folder that was typed', () => {
  files('shop/src/index.js');
  expect(findProgram('shop', cwd).name).toBe('shop/src/index.js');
});

test.each([
  [['main.ts', 'main.js', 'src/main.ts'], 'main.ts'],
  [['main.mjs', 'index.ts'], 'main.mjs'],
  [['src/main.ts', 'index.ts'], 'src/main.ts'],
  [['src/index.cts'], 'src/index.cts'],
])('of %j takes %s when nothing was typed', (names, expected) => {
  files(...names);
  expect(findProgram(undefined, cwd).name).toBe(expected);
});

test('cdk8s.yaml goes before the usual names, and says the output folder', () => {
  files('main.ts', 'stacks/shop.ts');
  writeFileSync(path.join(cwd, 'cdk8s.yaml'), 'language: typescript\napp: npx ts-node stacks/shop.ts --fast\noutput: manifests\n');
  expect(findProgram(undefined, cwd)).toEqual({
    name: 'stacks/shop.ts',
    file: path.join(cwd, 'stacks/shop.ts'),
    args: ['--fast'],
    output: 'manifests',
  });
  expect(findProgram('main.ts', cwd)).toMatchObject({ name: 'main.ts', output: 'manifests' });
});

test.each(['python3 main.py', 'tsc && node main.js', 'node --require ./x main.js', "node 'main.js'"])(
  'runs the command %s of cdk8s.yaml as it is',
  (app) => {
    files('main.js');
    writeFileSync(path.join(cwd, 'cdk8s.yaml'), `app: ${JSON.stringify(app)}\n`);
    expect(findProgram(undefined, cwd)).toEqual({ name: app, command: app, args: [] });
  },
);

test('a cdk8s.yaml without app, or empty, is passed over', () => {
  files('main.ts');
  writeFileSync(path.join(cwd, 'cdk8s.yaml'), 'imports: []\n');
  expect(findProgram(undefined, cwd).name).toBe('main.ts');
  writeFileSync(path.join(cwd, 'cdk8s.yaml'), '');
  expect(findProgram(undefined, cwd).name).toBe('main.ts');
});

test('no program anywhere: says where it looked and what to type', () => {
  expect(() => findProgram(undefined, cwd)).toThrow(
    /no program was named, and none was found[\s\S]*cdk8s\.yaml[\s\S]*breakwater synth main\.ts/,
  );
});

test('a program that is not there: what was meant, or what there is', () => {
  files('main.ts', 'shop.js', 'types.d.ts');
  expect(() => findProgram('mian.ts', cwd)).toThrow(
    /there is no such program\n {2}value: {3}"mian\.ts"\n {2}fix: {5}did you mean main\.ts\?/,
  );
  expect(() => findProgram('production.ts', cwd)).toThrow('programs there: main.ts, shop.js');
  expect(() => findProgram('nowhere/main.ts', cwd)).toThrow('no program stands in that folder');
});

test('refuses what node cannot run', () => {
  files('main.py', 'types.d.ts', 'empty/readme.md');
  expect(() => findProgram('main.py', cwd)).toThrow('the program is of a kind that node cannot run');
  expect(() => findProgram('types.d.ts', cwd)).toThrow('of a kind that node cannot run');
  expect(() => findProgram('empty', cwd)).toThrow('the folder holds no program');
});

test('a broken cdk8s.yaml, or one with a program that is gone, is named', () => {
  writeFileSync(path.join(cwd, 'cdk8s.yaml'), 'app: [\n');
  expect(() => findProgram(undefined, cwd)).toThrow(/^cdk8s\.yaml: not YAML/);
  writeFileSync(path.join(cwd, 'cdk8s.yaml'), 'app: ts-node gone.ts\n');
  expect(() => findProgram(undefined, cwd)).toThrow(/^cdk8s\.yaml: app: there is no such program/);
});
