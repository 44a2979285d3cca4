import { locateFindings } from '../../src/validation/locate';

const TEXT = `apiVersion: v1
kind: Pod
metadata:
  name: a
  labels:
    app.kubernetes.io/name: x y
spec:
  containers:
    - name: a
      image: a
    - name: b
      resources:
        limits:
          memory: 512mb
---
apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    data:
      a: b
`;

const lineOf = (line: number, fieldPath?: string, readText: () => string = () => TEXT) =>
  locateFindings(
    [{ rule: 'r', severity: 'error', object: 'o', message: 'm', file: 'x.yaml', line, ...(fieldPath ? { fieldPath } : {}) }],
    readText,
  )[0].line;

test.each([
  ['metadata.labels[app.kubernetes.io/name]', 6],
  ['spec.containers[0].image', 10],
  ['spec.containers[1]', 11],
  ['spec.containers[1].resources.limits[memory]', 14],
  ['spec.containers[1].image', 11],
  ['spec.replicas', 7],
  ['nothing', 1],
])('%s stands on line %i', (path, line) => {
  expect(lineOf(1, path)).toBe(line);
});

test('finds fields of the items of a list', () => {
  expect(lineOf(19, 'data[a]')).toBe(22);
});

test('leaves alone what has no field, no such object, or no file', () => {
  expect(lineOf(1)).toBe(1);
  expect(lineOf(5, 'spec')).toBe(5);
  expect(
    lineOf(1, 'spec', () => {
      throw new Error('gone');
    }),
  ).toBe(1);
  const inProgram = { rule: 'r', severity: 'error', object: 'o', message: 'm', constructPath: 'a', fieldPath: 'spec' } as const;
  expect(locateFindings([inProgram])).toEqual([inProgram]);
});

test('sorts by the lines that it found', () => {
  const finding = (fieldPath: string) =>
    ({ rule: 'r', severity: 'error', object: 'o', message: 'm', file: 'x.yaml', line: 1, fieldPath }) as const;
  expect(locateFindings([finding('spec'), finding('kind')], () => TEXT).map(({ line }) => line)).toEqual([2, 7]);
});
