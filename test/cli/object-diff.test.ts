import { compareObjects } from '../../src/cli/object-diff';

const service = (name: string, track: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: production\nspec:\n  selector:\n    track: ${track}\n`;
const file = (...documents: string[]) => documents.join('---\n');

test('equal output has no differences', () => {
  const content = file(service('a', 'blue'), service('b', 'blue'));
  expect(compareObjects([{ file: 'dist/x.yaml', before: content, after: content }])).toEqual({ differences: [], unchanged: 2 });
});

test('says what is added, removed and changed, by kind and name', () => {
  const before = file(service('a', 'blue'), service('b', 'blue'), service('c', 'blue'));
  const after = file(service('a', 'blue'), service('b', 'green'), service('d', 'blue'));
  const { differences, unchanged } = compareObjects([{ file: 'dist/x.yaml', before, after }]);
  expect(unchanged).toBe(1);
  expect(differences.map((d) => `${d.kind} ${d.object}`)).toEqual([
    'changed Service production/b',
    'removed Service production/c',
    'added Service production/d',
  ]);
  expect(differences[0].diff.filter((l) => /^[-+]/.test(l))).toEqual(['-    track: blue', '+    track: green']);
});

test('an object that moves to another file is not a difference', () => {
  const pairs = [
    { file: 'dist/a.yaml', before: file(service('a', 'blue')), after: undefined },
    { file: 'dist/b.yaml', before: undefined, after: file(service('a', 'blue')) },
  ];
  expect(compareObjects(pairs)).toEqual({ differences: [], unchanged: 1 });
});

test('the same object twice is compared twice', () => {
  const pairs = [{ file: 'x.yaml', before: file(service('a', 'blue')), after: file(service('a', 'blue'), service('a', 'blue')) }];
  expect(compareObjects(pairs)).toMatchObject({ unchanged: 1, differences: [{ kind: 'added', object: 'Service production/a' }] });
});

test('what is not YAML, and YAML that is no object, goes by the name of its file', () => {
  const pairs = [
    { file: 'dist/notes.txt', before: 'a\n', after: 'b\n' },
    { file: 'dist/broken.yaml', before: 'a: [\n', after: 'a: 1\n' },
  ];
  expect(compareObjects(pairs).differences.map((d) => d.object)).toEqual(['dist/broken.yaml', 'dist/notes.txt']);
});

test('a document marker inside of a text is not the end of the document', () => {
  const map = (value: string) => `kind: ConfigMap\nmetadata:\n  name: x\ndata:\n  text: |-\n    ---\n    ${value}\n`;
  const { differences } = compareObjects([{ file: 'x.yaml', before: map('a'), after: map('b') }]);
  expect(differences).toHaveLength(1);
  expect(differences[0].object).toBe('ConfigMap x');
});
