import { Progress } from '../../src/cli/progress';
import { fakeTerminal } from './samples';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('shows nothing on short work', () => {
  const terminal = fakeTerminal({}, true);
  const progress = new Progress(terminal, 'running main.ts');
  jest.advanceTimersByTime(300);
  progress.stop();
  expect(terminal.text.err).toBe('');
});

test('shows what runs and for how long, then vanishes', () => {
  const terminal = fakeTerminal({}, true);
  const progress = new Progress(terminal, 'running main.ts');
  jest.advanceTimersByTime(1200);
  expect(terminal.text.err).toContain('running main.ts 1.2 s');
  progress.stop();
  expect(terminal.text.err.endsWith('\r\u001b[2K')).toBe(true);
  const after = terminal.text.err;
  jest.advanceTimersByTime(1000);
  expect(terminal.text.err).toBe(after);
});

test('makes room for other output', () => {
  const terminal = fakeTerminal({}, true);
  const progress = new Progress(terminal, 'running');
  jest.advanceTimersByTime(600);
  progress.pass(() => terminal.err.write('hello\n'));
  expect(terminal.text.err.endsWith('\r\u001b[2Khello\n')).toBe(true);
  progress.stop();
});

test.each([
  ['a pipe', {}, false],
  ['CI', { CI: 'true' }, true],
  ['a dumb terminal', { TERM: 'dumb' }, true],
])('never on %s', (_name, env, isTTY) => {
  const terminal = fakeTerminal(env, isTTY);
  const progress = new Progress(terminal, 'running');
  expect(progress.active).toBe(false);
  jest.advanceTimersByTime(5000);
  progress.stop();
  expect(terminal.text.err).toBe('');
});
