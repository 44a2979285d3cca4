import { runCommandLine } from '../../src/cli/command-line';
import { packageVersion } from '../../src/cli/version';
import { fakeTerminal } from './samples';

async function run(...args: string[]) {
  const terminal = fakeTerminal();
  const code = await runCommandLine(args, terminal, process.cwd(), () => '');
  return { code, ...terminal.text };
}

test('help names every command and the exit codes', async () => {
  const { code, out, err } = await run('--help');
  expect([code, err]).toEqual([0, '']);
  for (const word of ['synth', 'diff', 'validate', 'stage', 'promote', 'retire', 'Exit codes']) expect(out).toContain(word);
});

test.each(['synth', 'diff', 'validate', 'stage', 'promote', 'retire'])('%s has help of its own', async (command) => {
  const { code, out } = await run(command, '--help');
  expect(code).toBe(0);
  expect(out).toContain(`Usage: breakwater ${command}`);
});

test('the version', async () => {
  expect(await run('--version')).toEqual({ code: 0, out: `${packageVersion()}\n`, err: '' });
});

test.each([
  [['synht'], "unknown command 'synht'\n(Did you mean synth?)"],
  [['synth', '--tmings'], "unknown option '--tmings'\n(Did you mean --timings?)"],
  [['synth', 'a', 'b'], 'too many arguments'],
  [['promote'], "missing required argument 'service'"],
  [['synth', '--output'], 'argument missing'],
])('wrong use is told and exits with 2: %j', async (args, expected) => {
  const { code, out, err } = await run(...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(expected);
});

test('without a command shows the help, as wrong use', async () => {
  const { code, err } = await run();
  expect(code).toBe(2);
  expect(err).toContain('Usage: breakwater');
});

test('a mistake of our own is not taken for findings', async () => {
  const terminal = fakeTerminal();
  const stdin = () => {
    throw new TypeError('boom');
  };
  expect(await runCommandLine(['validate', '-'], terminal, process.cwd(), stdin)).toBe(2);
  expect(terminal.text.err).toMatch(/^this is a mistake of breakwater itself, please report it:\nTypeError: boom\n/);
});
