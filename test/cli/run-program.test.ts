import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { FAKE_APP } from './fake-app';
import { MAIN, Project, TRACE } from './harness';

let project: Project;
function start(packages?: string[]): Project {
  project = new Project(packages);
  return project.write('fake-app.js', FAKE_APP).write('package.json', '{"private": true}');
}
afterEach(() => project.remove());

const OK = "require('./fake-app').report({});";

test('the program runs in the working directory with its arguments of cdk8s.yaml, and prints as it likes', () => {
  start()
    .write(
      'sub/main.js',
      `require('../fake-app').report({}); console.log(process.cwd(), process.argv.slice(2)); console.error('to stderr');`,
    )
    .write('cdk8s.yaml', 'app: node sub/main.js --fast\n');
  const { code, out, err } = project.run(['synth']);
  expect([code, err]).toEqual([0, 'to stderr\n']);
  expect(out).toContain(`${project.dir} [ '--fast' ]`);
});

test('with --stdout and machine formats what the program prints goes to standard error', () => {
  start().write('main.js', `${OK} console.log('chatty');`);
  for (const args of [['--stdout'], ['--format', 'json'], ['--format', 'sarif']]) {
    const { code, out, err } = project.run(['synth', ...args]);
    expect(code).toBe(0);
    expect(out).not.toContain('chatty');
    expect(err).toContain('chatty');
  }
});

test.each([
  ['tsx, a CommonJS project', ['tsx'], 'main.ts', '{}'],
  ['tsx, an ESM project', ['tsx'], 'main.ts', '{"type": "module"}'],
  ['tsx, an ESM file', ['tsx'], 'main.mts', '{}'],
  ['ts-node, a CommonJS project', ['ts-node', 'typescript', '@types/node'], 'main.ts', '{}'],
  ['ts-node, an ESM file', ['ts-node', 'typescript', '@types/node'], 'main.mts', '{"type": "module"}'],
])('runs TypeScript: %s', (_name, packages, file, manifest) => {
  start(packages).write('package.json', manifest);
  project.write('fake-app.cjs', FAKE_APP).write('tsconfig.json', TSCONFIG);
  project.write(file, `import { report } from './fake-app.cjs';\nconst n: number = 1;\nreport({ objects: n });\n`);
  project.write('fake-app.d.cts', 'export function report(outcome: object): void;\n');
  const { code, out, err } = project.run(['synth', file, '--format', 'json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out).apps).toHaveLength(1);
});

const TSCONFIG = JSON.stringify({
  compilerOptions: { module: 'node16', moduleResolution: 'node16', target: 'es2022', strict: true, skipLibCheck: true },
});

test('TypeScript without a runner: says what to install', () => {
  start([]).write('main.ts', OK);
  if (Number(process.versions.node.split('.')[0]) >= 22) return; // node itself runs it
  const { code, err } = project.run(['synth']);
  expect(code).toBe(2);
  expect(err).toMatch(/^nothing here can run TypeScript\n {2}value: {3}"main\.ts"[\s\S]*npm install --save-dev tsx\n$/);
});

test.each([
  ['CommonJS', 'main.js', 'function pay() { throw new TypeError("boom"); }\npay();'],
  ['ESM', 'main.mjs', 'function pay() { throw new TypeError("boom"); }\npay();'],
  ['TypeScript', 'main.ts', 'function pay(): never { throw new TypeError("boom"); }\npay();'],
  ['ESM TypeScript', 'main.mts', 'function pay(): never { throw new TypeError("boom"); }\npay();'],
  ['a rejection', 'main.js', 'async function pay() { throw new TypeError("boom"); }\npay();'],
  ['later', 'main.js', 'function pay() { throw new TypeError("boom"); }\nsetTimeout(pay, 5);'],
])("an error of the program shows the program's own trace and nothing else: %s", (_name, file, text) => {
  start().write(file, text);
  const { code, out, err } = project.run(['synth', file]);
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(/^TypeError: boom\n/);
  expect(err).toMatch(new RegExp(`at .*pay.*${file.replace('.', '\\.')}:1`));
  expect(err).not.toMatch(/node:internal|node_modules/);
});

test.each([
  ['CommonJS', 'main.js', '{}'],
  ['ESM', 'main.mjs', '{}'],
  ['TypeScript', 'main.ts', '{}'],
  ['ESM TypeScript', 'main.ts', '{"type": "module"}'],
])('a mistake that a construct finds shows its message only: %s', (_name, file, manifest) => {
  // The mark is set here by hand as another copy of the library would set it.
  start()
    .write('package.json', manifest)
    .write(
      file,
      'throw Object.defineProperty(new Error("the port is out of range"), Symbol.for("cdk8s-breakwater.usage-error"), { value: true });',
    );
  expect(project.run(['synth', file])).toEqual({ code: 2, out: '', err: 'the port is out of range\n' });
});

test.each([
  ['main.js', 'const = 1;', /SyntaxError/],
  ['main.mjs', 'const = 1;', /SyntaxError/],
  ['main.ts', 'const = 1;', /main\.ts:1:6: ERROR: /],
  ['main.js', 'require("./nowhere");', /Cannot find module '\.\/nowhere'/],
  ['main.mjs', 'import "./nowhere.js";', /Cannot find module .*nowhere\.js/],
  ['main.ts', 'import "./nowhere";', /Cannot find module '\.\/nowhere'/],
])('a program that cannot be loaded: %s %s', (file, text, expected) => {
  start().write(file, text);
  const { code, err } = project.run(['synth', file]);
  expect(code).toBe(2);
  expect(err).toMatch(expected);
  expect(err).not.toMatch(/node:internal/);
});

test('a type error found by ts-node is told without a trace', () => {
  start(['ts-node', 'typescript', '@types/node'])
    .write('tsconfig.json', TSCONFIG)
    .write('main.ts', 'const n: number = "text";\nconsole.log(n);\n');
  const { code, err } = project.run(['synth']);
  expect(code).toBe(2);
  expect(err).toContain('main.ts(1,7): error TS2322');
  expect(err).not.toMatch(TRACE);
});

test('a program that ends itself with a code of its own has failed, and no code of it passes for findings', () => {
  start().write('main.js', `${OK} process.exit(7);`);
  expect(project.run(['synth'])).toEqual({ code: 2, out: '', err: 'main.js ended with exit code 7\n' });
});

test('a program that handles its own errors does so', () => {
  start().write('main.js', `process.on('uncaughtException', () => { console.log('handled'); process.exit(3); }); throw new Error('boom');`);
  const { code, out, err } = project.run(['synth']);
  expect([code, out, err]).toEqual([2, 'handled\n', 'main.js ended with exit code 3\n']);
});

test('a program without an App of ours is told so', () => {
  start().write('main.js', 'console.log("hello");');
  const { code, out, err } = project.run(['synth']);
  expect([code, out]).toEqual([2, 'hello\n']);
  expect(err).toMatch(/^main\.js: the program ended without synthesizing an App of cdk8s-breakwater/);
});

test('a shell command of cdk8s.yaml runs as it is, and its mistakes are told as well', () => {
  start().write('main.js', OK).write('cdk8s.yaml', 'app: true && node main.js\n');
  expect(project.run(['synth'])).toMatchObject({ code: 0, err: '' });
  project.write('main.js', 'throw Object.assign(new TypeError("boom"));');
  const { code, err } = project.run(['synth']);
  expect(code).toBe(2);
  expect(err).toMatch(/^TypeError: boom\n/);
  project.write('cdk8s.yaml', 'app: no-such-command-here\n');
  expect(project.run(['synth']).code).toBe(2);
});

test('the output folder of cdk8s.yaml is handed on as cdk8s-cli does', () => {
  start().write('main.js', `${OK} console.log(process.env.CDK8S_OUTDIR);`).write('cdk8s.yaml', 'output: manifests\n');
  expect(project.run(['synth']).out).toContain('manifests\n');
});

test('what is asked of the program', () => {
  start().write(
    'main.js',
    `const { control, report } = require('./fake-app'); report({}); const { report: _, ...asked } = control(); console.log(JSON.stringify(asked));`,
  );
  expect(JSON.parse(project.run(['synth', '-o', 'out', '--check']).out.split('\n')[0])).toEqual({ write: false, outdir: 'out' });
  expect(JSON.parse(project.run(['synth']).out.split('\n')[0])).toEqual({ write: true });
});

test.each(['main.js', 'shell'])('an interrupt ends the program, and nothing is left behind: %s', async (how) => {
  start().write(
    'main.js',
    `process.on('exit', () => require('node:fs').writeFileSync('ended', '')); process.on('SIGINT', () => process.exit(0)); setInterval(() => {}, 1000); console.log('started');`,
  );
  if (how === 'shell') project.write('cdk8s.yaml', 'app: "true && node main.js"\n');
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('breakwater-')).length;
  const before = folders();
  const child = spawn(process.execPath, [MAIN, 'synth'], { cwd: project.dir, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGINT');
  const [code, signal] = await new Promise<unknown[]>((resolve) => child.on('close', (...end) => resolve(end)));
  expect([code, signal]).toEqual([130, null]);
  expect(existsSync(project.path('ended'))).toBe(true);
  expect(folders()).toBeLessThanOrEqual(before);
});
