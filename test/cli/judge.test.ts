import { judge } from '../../src/cli/judge';
import type { Program } from '../../src/cli/program';
import type { ProgramReport } from '../../src/cli/program-report';
import { findingOf, outcomeOf } from './samples';

const file: Program = { name: 'main.ts', file: '/app/main.ts', args: [] };
const command: Program = { name: 'python3 main.py', command: 'python3 main.py', args: [] };
const refused = outcomeOf({ findings: [findingOf()] });
const tolerated = outcomeOf({ findings: [findingOf()], files: [{ path: 'a.yaml', content: '' }], written: true });
const overBudget = { ...tolerated, written: false };
const warned = outcomeOf({ findings: [findingOf({ severity: 'warning' })] });
const mistake = { usage: true, message: 'the port is out of range', trace: 'the port is out of range' };
const bug = { usage: false, message: 'boom', trace: 'Error: boom\n    at main.ts:1:1' };

function verdict(report: Partial<ProgramReport>, exitCode = 0, program = file, interrupted = false) {
  const run = { report: { outcomes: [outcomeOf()], services: [], ...report }, exitCode, interrupted };
  const { exitCode: code, complete, complaint } = judge(run, program, { write: true });
  return { code, complete, complaint };
}

test.each([
  ['all is well', verdict({}), { code: 0, complete: true, complaint: undefined }],
  ['warnings only', verdict({ outcomes: [warned] }), { code: 0, complete: true, complaint: undefined }],
  [
    'findings, which end the program with an error',
    verdict({ outcomes: [refused], error: mistake }, 2),
    { code: 1, complete: false, complaint: undefined },
  ],
  ['findings that the program catches', verdict({ outcomes: [refused] }), { code: 1, complete: false, complaint: undefined }],
  ['errors that the App takes as warnings', verdict({ outcomes: [tolerated] }), { code: 0, complete: true, complaint: undefined }],
  ['a budget overrun that is caught', verdict({ outcomes: [overBudget] }), { code: 1, complete: false, complaint: undefined }],
  ['findings, and a bug after them', verdict({ outcomes: [refused], error: bug }, 2), { code: 2, complete: false, complaint: bug.trace }],
  ['a mistake in props', verdict({ outcomes: [], error: mistake }, 2), { code: 2, complete: false, complaint: mistake.message }],
  ['a bug', verdict({ outcomes: [], error: bug }, 2), { code: 2, complete: false, complaint: bug.trace }],
  ['a bug after a synth', verdict({ error: bug }, 2), { code: 2, complete: false, complaint: bug.trace }],
  [
    'a code of its own, which may not pass for findings',
    verdict({}, 1),
    { code: 2, complete: false, complaint: 'main.ts ended with exit code 1' },
  ],
  ['a command that fails', verdict({}, 1, command), { code: 2, complete: false, complaint: 'python3 main.py ended with exit code 1' }],
  ['a signal', verdict({ outcomes: [] }, 130, file, true), { code: 130, complete: false, complaint: undefined }],
])('%s', (_name, actual, expected) => {
  expect(actual).toEqual(expected);
});

test('a program without an App of ours is told how to get one', () => {
  const { code, complaint } = verdict({ outcomes: [] });
  expect(code).toBe(2);
  expect(complaint).toMatch(/^main\.ts: the program ended without synthesizing an App[\s\S]*app\.synth\(\)$/);
});

test('findings of all Apps count', () => {
  const run = { report: { outcomes: [warned, refused], services: [] }, exitCode: 0, interrupted: false };
  expect(judge(run, file, { write: true }).findings).toHaveLength(2);
});
