import { readDocuments } from '../../src/validation/documents';

describe('readDocuments', () => {
  test('reads several documents with the line on which each starts, and leaves out empty ones', () => {
    const { documents, findings } = readDocuments('# comment\na: 1\n---\n---\n\nb: 2\n---\n# nothing\n', 'x.yaml');
    expect(findings).toEqual([]);
    expect(documents).toEqual([
      { value: { a: 1 }, line: 2 },
      { value: { b: 2 }, line: 6 },
    ]);
  });

  test('reads JSON', () => {
    expect(readDocuments('{\n\t"a": [1, "yes"]\n}\n', 'x.json').documents).toEqual([{ value: { a: [1, 'yes'] }, line: 1 }]);
  });

  test('takes lists apart, with the line of each item and the type of a typed list', () => {
    const text = 'apiVersion: v1\nkind: ConfigMapList\nitems:\n  - metadata:\n      name: a\n  - metadata:\n      name: b\n';
    expect(readDocuments(text, 'x').documents).toEqual([
      { value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } }, line: 4 },
      { value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'b' } }, line: 6 },
    ]);
    expect(readDocuments('apiVersion: v1\nkind: List\nitems:\n  - kind: Pod\n', 'x').documents).toEqual([
      { value: { kind: 'Pod' }, line: 4 },
    ]);
  });

  test('merges and follows aliases', () => {
    expect(readDocuments('base: &b {x: 1}\nuse:\n  <<: *b\n  z: 2\n', 'x').documents[0].value).toEqual({
      base: { x: 1 },
      use: { x: 1, z: 2 },
    });
  });

  test('says where a text is no YAML, once, and keeps the documents before', () => {
    const { documents, findings } = readDocuments('a: 1\n---\nb:\n  c: d: e\n---\nf: 1\n', 'x.yaml');
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }]);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'yaml-syntax', severity: 'error', file: 'x.yaml', line: 4 });
    expect(findings[0].message).toMatch(/^not YAML: [a-z].*[^.]$/);
  });

  test('recognises a template', () => {
    expect(readDocuments('replicas: {{ .Values.replicas }}\n', 'x').findings[0].fix).toMatch(/helm template/);
  });

  test('reports a key that stands twice, and reads the document all the same', () => {
    const { documents, findings } = readDocuments('a: 1\nb:\n  c: 1\n  c: 2\n', 'x');
    expect(findings).toEqual([expect.objectContaining({ rule: 'yaml-duplicate-key', line: 4, value: 'c' })]);
    expect(documents).toHaveLength(1);
  });

  test('refuses an anchor that contains itself, and reads what follows', () => {
    const { documents, findings } = readDocuments('a: &m\n  b: [1, *m]\n---\nc: &m 1\nd: {e: &n {f: 2}, g: *n, h: *m}\n', 'x');
    expect(findings).toEqual([
      expect.objectContaining({ rule: 'yaml-syntax', line: 2, message: expect.stringContaining('contains itself') }),
    ]);
    expect(documents.map(({ value }) => value)).toEqual([{ c: 1, d: { e: { f: 2 }, g: { f: 2 }, h: 1 } }]);
  });

  test('refuses aliases that grow without end', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n');
    const { documents, findings } = readDocuments(bomb, 'x');
    expect(documents).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ rule: 'yaml-syntax' })]);
  });

  test('an empty text has no documents', () => {
    expect(readDocuments('', 'x')).toEqual({ documents: [], findings: [] });
    expect(readDocuments('# only words\n', 'x').documents).toEqual([]);
  });

  test('does not fall over on deep nesting', () => {
    const { documents, findings } = readDocuments('['.repeat(20_000), 'x');
    expect(documents).toEqual([]);
    expect(findings).toEqual([expect.objectContaining({ rule: 'yaml-syntax' })]);
  });
});
