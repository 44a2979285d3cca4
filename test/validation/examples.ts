import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { RenderedManifest } from '../../src/manifest/manifest';
import { readDocuments } from '../../src/validation/documents';
import type { Finding } from '../../src/validation/finding';
import { validate } from '../../src/validation/validate';

/** One example of a rule: what it must say of some documents. */
export interface Example {
  readonly rule: string;
  readonly line: number;
  /** Fields that the rule must name, or undefined when nothing at all may be wrong. */
  readonly fails?: readonly string[];
  readonly lost: readonly string[];
  readonly version?: string;
  readonly text: string;
}

const FOLDER = join(__dirname, '../invalid');

/** Examples of all rules. A case begins with `# must fail: FIELD, FIELD` or `# must pass`, and may go on with `# given: …`. */
export function readExamples(): Example[] {
  return readdirSync(FOLDER)
    .sort()
    .flatMap((file) => {
      const rule = file.replace(/\.yaml$/, '');
      const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n');
      const starts = lines.flatMap((line, i) => (/^# must (fail|pass)/.test(line) ? [i] : []));
      return starts.map((start, n) => {
        const text = lines.slice(start, starts[n + 1]).join('\n');
        const given = /^# given: (.*)$/m.exec(text)?.[1].split(' ') ?? [];
        const fails = /^# must fail: (.*)/.exec(text)?.[1];
        return {
          rule,
          line: start + 1,
          ...(fails === undefined ? {} : { fails: fails.split(', ').map((path) => (path === '(none)' ? '' : path)) }),
          lost: given.filter((word) => word.startsWith('lost=')).map((word) => word.slice(5)),
          version: given.find((word) => word.startsWith('version='))?.slice(8),
          text,
        };
      });
    });
}

/** Checks an example as members of a stack. */
export function check(example: Example): Finding[] {
  const { documents, findings } = readDocuments(example.text, 'example.yaml');
  const manifests: RenderedManifest[] = documents
    .filter(({ value }) => value !== null)
    .map(({ value, line }) => ({
      manifest: value as any,
      origin: { file: 'example.yaml', line },
      lost: line <= 4 ? example.lost.map((pointer) => ({ pointer, value: 'x' })) : [],
      enforced: true,
    }));
  return [...findings, ...validate(manifests, { kubernetesVersion: example.version })];
}

/** The objects of an example, for other judges. */
export function objectsOf(example: Example): any[] {
  return parseAllDocuments(example.text, { version: '1.1' }).map((document) => (document as any).toJS());
}
