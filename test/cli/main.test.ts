import { readFileSync } from 'node:fs';
import { MAIN, Project } from './harness';

test('is a program', () => {
  expect(readFileSync(MAIN, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});

test('a long answer reaches a pipe whole', () => {
  const project = new Project([]);
  const documents = Array.from({ length: 3000 }, (_, i) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Wrong_${i}\n`);
  try {
    const { code, out } = project.write('a.yaml', documents.join('---\n')).run(['validate', 'a.yaml', '--format', 'json']);
    expect(code).toBe(1);
    JSON.parse(out);
    expect(out).toContain('Wrong_2999');
  } finally {
    project.remove();
  }
});
