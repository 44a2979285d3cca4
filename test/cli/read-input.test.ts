import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { readInput } from '../../src/cli/read-input';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'input-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const map = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n`;

test('files and standard input are one set', () => {
  writeFileSync(path.join(dir, 'a.yaml'), map('a'));
  const { manifests } = readInput([path.join(dir, 'a.yaml'), '-'], () => map('b'));
  expect(manifests.map((m) => m.manifest.metadata?.name)).toEqual(['a', 'b']);
  expect(manifests[1].origin).toMatchObject({ file: '<stdin>', line: 1 });
});

test('standard input is not read when nobody asks for it', () => {
  writeFileSync(path.join(dir, 'a.yaml'), map('a'));
  readInput([dir], () => {
    throw new Error('read');
  });
});

test('what is wrong on standard input is said of standard input', () => {
  const { findings } = readInput(['-'], () => 'a: [\n');
  expect(findings.length).toBeGreaterThan(0);
  expect(JSON.stringify(findings)).not.toContain(tmpdir());
  expect(findings[0].file).toBe('<stdin>');
});

test('the texts that were read stay at hand', () => {
  const file = path.join(dir, 'a.yaml');
  writeFileSync(file, map('a'));
  const { readText } = readInput([file, '-'], () => map('b'));
  expect([readText(file), readText('<stdin>')]).toEqual([map('a'), map('b')]);
});
