import { staleFindings } from '../../src/cli/stale-findings';

test('each difference is an error at its file', () => {
  const findings = staleFindings([
    { kind: 'changed', file: 'dist/a.yaml', diff: [] },
    { kind: 'missing', file: 'dist/b.yaml', diff: [] },
    { kind: 'stale', file: 'dist/c.yaml', diff: [] },
  ]);
  expect(findings.map((f) => f.file)).toEqual(['dist/a.yaml', 'dist/b.yaml', 'dist/c.yaml']);
  expect(new Set(findings.map((f) => f.message)).size).toBe(3);
  expect(findings.every((f) => f.severity === 'error' && f.rule === 'stale-output')).toBe(true);
});
