import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { readManifests, readManifestText } from '../../src/validation/read';

const CONFIG = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n';

describe('readManifests', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'read-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name: string, content: string | Buffer) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const read = (...paths: string[]) => {
    const { manifests, findings, files } = readManifests(paths.length > 0 ? paths : [folder]);
    return {
      files,
      manifests: manifests.map(
        ({ manifest, origin, enforced }) => `${manifest.kind} ${relative(folder, origin.file!)}:${origin.line}${enforced ? ' ours' : ''}`,
      ),
      findings: findings.map(({ rule, file, line, message }) => `${rule} ${relative(folder, file!)}:${line} ${message}`),
    };
  };

  test('reads folders below each other, sorted, with file and line', () => {
    write('b.yaml', `---\n${CONFIG}---\n${CONFIG}`);
    write('a/x.yml', CONFIG);
    write('a/y.json', '{"apiVersion":"v1","kind":"Secret"}');
    write('a/readme.md', '# no');
    write('node_modules/z.yaml', CONFIG);
    expect(read()).toEqual({
      files: 3,
      manifests: ['ConfigMap a/x.yml:1', 'Secret a/y.json:1', 'ConfigMap b.yaml:2', 'ConfigMap b.yaml:7'],
      findings: [],
    });
  });

  test('a file is read whatever its name', () => {
    expect(read(write('manifest.txt', CONFIG)).manifests).toEqual(['ConfigMap manifest.txt:1']);
  });

  test('what carries our label is one of a stack', () => {
    write('a.yaml', `${CONFIG}  labels:\n    app.kubernetes.io/managed-by: cdk8s-breakwater\n`);
    expect(read().manifests).toEqual(['ConfigMap a.yaml:1 ours']);
  });

  test('skips what is no Kubernetes object, with a word about it', () => {
    write('kustomization.yaml', 'resources: [a.yaml]\n');
    write('overlay.yaml', 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Component\n');
    write('values-prod.yaml', 'replicas: 3\n');
    write('Chart.yaml', 'apiVersion: v2\nname: x\n');
    write('list.yaml', '- a\n');
    write('other.yaml', 'a: b\n');
    write('construct-metadata.json', '{"version":"1.0.0","resources":{}}');
    const { manifests, findings } = read();
    expect(manifests).toEqual([]);
    expect(findings).toEqual([
      'not-kubernetes Chart.yaml:1 skipped: a file of Helm; validate what helm template makes of it',
      'not-kubernetes kustomization.yaml:1 skipped: a kustomization; validate what kustomize build makes of it',
      'not-kubernetes list.yaml:1 skipped: not a Kubernetes object',
      'not-kubernetes other.yaml:1 skipped: not a Kubernetes object: it has neither apiVersion nor kind',
      'not-kubernetes overlay.yaml:1 skipped: a kustomization; validate what kustomize build makes of it',
      'not-kubernetes values-prod.yaml:1 skipped: a file of Helm; validate what helm template makes of it',
    ]);
  });

  test('an object that lacks one of apiVersion and kind is one all the same', () => {
    write('a.yaml', 'kind: ConfigMap\n');
    write('b.yaml', 'metadata:\n  name: x\n');
    expect(read().manifests).toEqual(['ConfigMap a.yaml:1', 'undefined b.yaml:1']);
  });

  test('a file that is no text, a broken link and a loop of folders are no reason to stop', () => {
    write('a.yaml', Buffer.from([0xff, 0xfe, 0x00, 0x41]));
    write('b.yaml', CONFIG);
    symlinkSync(join(folder, 'nowhere'), join(folder, 'c.yaml'));
    symlinkSync(folder, join(folder, 'loop'));
    const { manifests, findings } = read();
    expect(manifests).toEqual(['ConfigMap b.yaml:1']);
    expect(findings).toEqual(['yaml-syntax a.yaml:1 not UTF-8 text', 'yaml-syntax c.yaml:1 a link that leads nowhere']);
  });

  test('a path that does not exist is a mistake of the user', () => {
    expect(() => readManifests([join(folder, 'missing')])).toThrow(/missing: no such file or folder/);
  });

  test('a text is read as a file is', () => {
    expect(readManifestText(`${CONFIG}---\na: b\n`, '<stdin>')).toMatchObject({
      manifests: [{ origin: { file: '<stdin>', line: 1 } }],
      findings: [{ rule: 'not-kubernetes', file: '<stdin>', line: 6 }],
    });
  });
});
