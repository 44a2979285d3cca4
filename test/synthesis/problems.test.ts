import { FindingsMode } from '../../src/synthesis/findings-mode';
import { clashProblems, overrunProblem } from '../../src/synthesis/problems';

describe('clashProblems', () => {
  test('name the objects that share a file', () => {
    const json = (namespace: string) => ({ kind: 'ConfigMap', metadata: { name: 'a', namespace } });
    const [problem] = clashProblems({
      files: [],
      folders: [],
      clashes: [{ path: 'x.yaml', claims: [[{ json: json('n') }], [{ json: json('m') }]] }],
    });
    expect(problem).toMatchObject({
      rule: 'shared-file',
      severity: 'error',
      object: 'ConfigMap m/a',
      file: 'x.yaml',
      message: 'is written to the same file as ConfigMap n/a, and only one of them would be kept',
    });
  });

  test('name the file where charts without objects share it', () => {
    const [problem] = clashProblems({ files: [], folders: [], clashes: [{ path: 'x.yaml', claims: [[], []] }] });
    expect(problem).toMatchObject({ object: 'x.yaml', message: expect.stringContaining('another chart') });
  });
});

describe('overrunProblem', () => {
  test('says how much, as counted and as measured', () => {
    expect(overrunProblem({ name: 'total', unit: 'ms', raw: 30, counted: 15, limit: 10 }, FindingsMode.ERROR)).toMatchObject({
      rule: 'synth-budget',
      severity: 'error',
      message: 'the time of synth is over its budget: 15.0 ms (30.0 ms as measured)',
      allowed: 'at most 10 ms',
    });
    expect(overrunProblem({ name: 'peak memory', unit: 'MiB', raw: 30, counted: 30, limit: 10 }, FindingsMode.WARNING)).toMatchObject({
      severity: 'warning',
      message: 'peak memory is over its budget: 30.0 MiB',
    });
  });
});
