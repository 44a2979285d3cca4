import { count, paint, size, takesColour } from '../../src/cli/terminal';

const tty = { write: () => true, isTTY: true };
const pipe = { write: () => true };

test.each([
  ['a terminal', tty, {}, undefined, true],
  ['a pipe', pipe, {}, undefined, false],
  ['--no-color', tty, { FORCE_COLOR: '1' }, false, false],
  ['NO_COLOR', tty, { NO_COLOR: '1' }, true, false],
  ['NO_COLOR over FORCE_COLOR', tty, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['an empty NO_COLOR', tty, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR on a pipe', pipe, { FORCE_COLOR: '1' }, true, true],
  ['FORCE_COLOR=0 on a terminal', tty, { FORCE_COLOR: '0' }, true, false],
  ['a dumb terminal', tty, { TERM: 'dumb' }, true, false],
])('%s', (_name, output, env, flag, expected) => {
  expect(takesColour(output, env, flag)).toBe(expected);
});

test('paint that is off leaves text alone', () => {
  expect(paint(false).red('x')).toBe('x');
  expect(paint(true).red('x')).toBe('\u001b[31mx\u001b[39m');
});

test('sizes and counts for people', () => {
  expect([0, 999, 1000, 41_234, 3_140_000].map(size)).toEqual(['0 B', '999 B', '1.0 kB', '41.2 kB', '3.1 MB']);
  expect([count(0, 'file'), count(1, 'file'), count(2, 'file')]).toEqual(['0 files', '1 file', '2 files']);
});
