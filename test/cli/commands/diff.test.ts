import { fixture, Project, TRACE } from '../harness';

let project: Project;
beforeEach(() => {
  project = new Project().write('main.mjs', fixture('ok.ts'));
});
afterEach(() => project.remove());

test('shows what synth would change, object by object, and writes nothing', () => {
  project.run(['synth']);
  const text = fixture('ok.ts')
    .replace("level: 'info'", "level: 'debug'")
    .replace(/'limits'/g, "'quota'");
  const before = project.write('main.mjs', text).tree('dist');
  const { code, out, err } = project.run(['diff']);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('ConfigMap production/settings changed\n@@ ');
  expect(out).toMatch(/^- {2}level: info\n\+ {2}level: debug$/m);
  expect(out).toContain('ConfigMap production/limits removed\n');
  expect(out).toContain('ConfigMap production/quota added\n');
  expect(out).toMatch(/\n1 added, 1 changed, 1 removed, 0 objects unchanged\n$/);
  expect(project.tree('dist')).toEqual(before);
});

test('nothing to change', () => {
  project.run(['synth']);
  expect(project.run(['diff', '--exit-code'])).toEqual({ code: 0, out: '0 added, 0 changed, 0 removed, 2 objects unchanged\n', err: '' });
});

test('before the first synth everything is added', () => {
  expect(project.run(['diff']).out).toContain('2 added, 0 changed, 0 removed');
});

test('a chart with another name moves its objects to another file, which is no difference', () => {
  project.run(['synth']);
  project.write('main.mjs', fixture('ok.ts').replace("'shop'", "'store'"));
  expect(project.run(['diff']).out).toBe('0 added, 0 changed, 0 removed, 2 objects unchanged\n');
});

test('--exit-code, --format json, another folder', () => {
  const { code, out } = project.run(['diff', '--exit-code', '--format', 'json', '-o', 'elsewhere']);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    unchanged: 0,
    differences: [{ kind: 'added', object: 'ConfigMap production/limits' }, { kind: 'added' }],
  });
});

test('findings are told instead of a difference', () => {
  const { code, out, err } = project.write('main.mjs', fixture('findings.ts')).run(['diff']);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('the first thing is wrong');
  expect(err).not.toMatch(TRACE);
});

test('colours on request only', () => {
  expect(project.run(['diff'], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001b[32m+');
  expect(project.run(['diff']).out).not.toContain('\u001b');
});
