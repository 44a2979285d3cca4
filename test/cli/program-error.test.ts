import { describeError } from '../../src/cli/program-error';
import { usageError } from '../../src/manifest/errors';

test("a user's mistake is its message", () => {
  const error = usageError({ what: 'the port is out of range', value: 70000 });
  expect(describeError(error)).toEqual({ usage: true, message: error.message, trace: error.message });
});

test('an error of the program keeps its trace, without frames of node and of runners', () => {
  const error = new TypeError('boom');
  error.stack = [
    'TypeError: boom',
    '    at pay (/app/main.ts:3:9)',
    '    at Module._compile (node:internal/modules/cjs/loader:1554:14)',
    '    at node:internal/main/run_main_module:36:49',
    '    at Object.transformer (/app/node_modules/tsx/dist/register-D46fvsV_.cjs:3:1104)',
    '    at file:///app/node_modules/tsx/dist/esm/index.mjs:3:1104',
    '    at lib (/app/node_modules/left-pad/index.js:1:1)',
  ].join('\n');
  expect(describeError(error).trace).toBe(
    'TypeError: boom\n    at pay (/app/main.ts:3:9)\n    at lib (/app/node_modules/left-pad/index.js:1:1)',
  );
});

test('fields of the error keep their braces', () => {
  const error = Object.assign(new Error('boom'), { code: 'E1' });
  error.stack = 'Error: boom\n    at main (/app/main.ts:3:9)\n    at load (node:internal/modules/cjs/loader:1:1)';
  expect(describeError(error).trace).toBe("Error: boom\n    at main (/app/main.ts:3:9) {\n  code: 'E1'\n}");
});

test('the cause is told', () => {
  expect(describeError(new Error('outer', { cause: new Error('inner') })).trace).toMatch(/outer[\s\S]*\[cause\]: Error: inner/);
});

test('compilers are known for their messages, not their stacks', () => {
  const error = Object.assign(new Error('main.ts(3,1): error TS2322: no'), { name: 'TSError', diagnosticCodes: [2322] });
  expect(describeError(error).trace).toBe('main.ts(3,1): error TS2322: no');
});

test.each([
  ['text', "'text'"],
  [undefined, 'undefined'],
  [{ code: 1 }, '{ code: 1 }'],
])('anything can be thrown: %j', (thrown, message) => {
  expect(describeError(thrown)).toEqual({ usage: false, message, trace: message });
});
