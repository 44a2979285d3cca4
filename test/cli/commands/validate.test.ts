import { Project, TRACE } from '../harness';

let project: Project;
beforeEach(() => {
  project = new Project([]);
});
afterEach(() => project.remove());

const GOOD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\ndata:\n  level: info\n';
const BAD = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: Settings_1\ndata:\n  level: 5\n';

test('valid YAML', () => {
  project.write('yaml/a.yaml', GOOD).write('yaml/deep/b.yml', GOOD.replace('settings', 'others'));
  expect(project.run(['validate', 'yaml'])).toEqual({ code: 0, out: 'valid: 2 objects\n', err: '' });
});

test('all that is wrong, with file and line, and exit code 1', () => {
  project.write('a.yaml', `${GOOD}---\n${BAD}`);
  const { code, out, err } = project.run(['validate', 'a.yaml']);
  expect([code, err]).toEqual([1, '']);
  expect(out).toContain('a.yaml');
  expect(out).toContain('Settings_1');
  expect(out).toContain('data[level]');
  expect(out).not.toMatch(TRACE);
});

test('the line is that of the field, in every format, for files and for standard input', () => {
  project.write('a.yaml', `${GOOD}---\n${BAD}`);
  // The name is in line 4 of the second document, which starts in line 8; the number in its line 6.
  expect(project.run(['validate', 'a.yaml']).out.match(/at: +a\.yaml:\d+/g)).toEqual(['at:      a.yaml:11', 'at:      a.yaml:13']);
  const sarif = JSON.parse(project.run(['validate', 'a.yaml', '--format', 'sarif']).out);
  expect(sarif.runs[0].results.map((result: any) => result.locations[0].physicalLocation)).toEqual(
    [11, 13].map((startLine) => ({ artifactLocation: { uri: 'a.yaml' }, region: { startLine } })),
  );
  expect(JSON.parse(project.run(['validate', '-', '--format', 'json'], { input: BAD }).out).findings).toMatchObject([
    { file: '<stdin>', line: 4, fieldPath: 'metadata.name' },
    { file: '<stdin>', line: 6, fieldPath: 'data[level]' },
  ]);
});

test('YAML that is broken is a finding, and the rest is still checked', () => {
  project.write('a.yaml', 'a: [\n').write('b.yaml', BAD);
  const { code, out } = project.run(['validate', 'a.yaml', 'b.yaml']);
  expect(code).toBe(1);
  expect(out).toContain('a.yaml');
  expect(out).toContain('Settings_1');
});

test('standard input', () => {
  expect(project.run(['validate', '-'], { input: GOOD })).toEqual({ code: 0, out: 'valid: 1 object\n', err: '' });
  const { code, out } = project.run(['validate', '-'], { input: BAD });
  expect(code).toBe(1);
  expect(out).toContain('<stdin>');
});

test('json and sarif', () => {
  project.write('a.yaml', BAD);
  const json = project.run(['validate', 'a.yaml', '--format', 'json']);
  expect(json.code).toBe(1);
  JSON.parse(json.out);
  const sarif = project.run(['validate', 'a.yaml', '--format', 'sarif']);
  expect(sarif.code).toBe(1);
  expect(JSON.parse(sarif.out)).toMatchObject({ version: '2.1.0', runs: [{ tool: { driver: { name: expect.any(String) } } }] });
});

test('a kind that is not known is a warning, and an error with --strict', () => {
  project.write('a.yaml', 'apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: thing\n');
  expect(project.run(['validate', 'a.yaml']).code).toBe(0);
  expect(project.run(['validate', 'a.yaml', '--strict']).code).toBe(1);
});

test('the rules are those of the version that is named', () => {
  const resize =
    'apiVersion: v1\nkind: Pod\nmetadata:\n  name: x\nspec:\n  hostUsers: false\n  resources: {limits: {cpu: 1}}\n  containers: [{name: app, image: "x:1"}]\n';
  project.write('a.yaml', resize);
  expect(project.run(['validate', 'a.yaml', '--kubernetes-version', '1.37']).code).toBe(0);
  expect(project.run(['validate', 'a.yaml', '--kubernetes-version', '1.28']).code).toBe(1);
  const { code, err } = project.run(['validate', 'a.yaml', '--kubernetes-version', 'newest']);
  expect(code).toBe(2);
  expect(err).toContain('not a Kubernetes version');
});

test('paths that are not there, and no path at all', () => {
  const { code, err, out } = project.run(['validate', 'nowhere.yaml']);
  expect(code === 1 || code === 2).toBe(true);
  expect(out + err).toContain('nowhere.yaml');
  expect(out + err).not.toMatch(TRACE);
  expect(project.run(['validate'])).toMatchObject({ code: 2, err: expect.stringContaining("missing required argument 'path'") });
});

test('a folder without objects says so', () => {
  project.write('empty/readme.md', 'text');
  expect(project.run(['validate', 'empty']).out).toContain('no objects found');
});
