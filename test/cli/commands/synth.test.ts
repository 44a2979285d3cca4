import { existsSync } from 'node:fs';
import { fixture, Project, TRACE } from '../harness';

let project: Project;
beforeEach(() => {
  project = new Project();
});
afterEach(() => project.remove());

const OK = fixture('ok.ts');
const FINDINGS = fixture('findings.ts');

describe('synth', () => {
  test('writes the output, and says what it wrote and what comes next', () => {
    const { code, out, err } = project.write('main.mjs', OK).run(['synth']);
    expect([code, err]).toEqual([0, '']);
    expect(Object.keys(project.tree('dist'))).toEqual(['shop.k8s.yaml']);
    expect(out).toMatch(
      /^wrote 1 file to dist: 2 objects, \d+ B\n {2}shop\.k8s\.yaml {2}2 objects, \d+ B\nnext: commit dist \.dist\.breakwater, /,
    );
    expect(out).not.toContain('\u001b');
  });

  test('to the folder that is named', () => {
    expect(project.write('main.mjs', OK).run(['synth', 'main.mjs', '--output', 'out/yaml']).out).toContain('wrote 1 file to out/yaml');
    expect(existsSync(project.path('out/yaml/shop.k8s.yaml'))).toBe(true);
    expect(existsSync(project.path('dist'))).toBe(false);
  });

  test('removes what an earlier synth made, says so, and leaves other files alone', () => {
    project.write('main.mjs', OK.replace("'shop'", "'old'")).run(['synth']);
    project.write('dist/mine.txt', 'mine').write('main.mjs', OK);
    expect(project.run(['synth']).out).toContain('removed 1 file of an earlier synth: old.k8s.yaml\n');
    expect(Object.keys(project.tree('dist')).sort()).toEqual(['mine.txt', 'shop.k8s.yaml']);
  });

  test('with findings writes nothing, keeps the last output, reports everything once, and exits with 1', () => {
    project.write('main.mjs', OK).run(['synth']);
    const before = project.tree('dist');
    const { code, out, err } = project.write('main.mjs', FINDINGS).run(['synth']);
    expect([code, err]).toEqual([1, '']);
    expect(out.match(/the first thing is wrong/g)).toHaveLength(1);
    expect(out.match(/the second thing is wrong/g)).toHaveLength(1);
    expect(out).not.toMatch(/^next:|wrote/m);
    expect(out).not.toMatch(TRACE);
    expect(project.tree('dist')).toEqual(before);
  });

  test('colours on request only', () => {
    project.write('main.mjs', OK);
    expect(project.run(['synth'], { env: { FORCE_COLOR: '1' } }).out).toContain('\u001b[');
    expect(project.run(['synth', '--no-color'], { env: { FORCE_COLOR: '1' } }).out).not.toContain('\u001b[');
    expect(project.run(['synth'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).out).not.toContain('\u001b[');
  });

  test('an output folder that cannot be written is told in words', () => {
    project.write('main.mjs', OK).write('taken', 'a file');
    const { code, out, err } = project.run(['synth', '-o', 'taken']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('taken');
    expect(err).not.toMatch(TRACE);
    expect(project.read('taken')).toBe('a file');
  });

  test('a program that is not there', () => {
    const { code, err } = project.write('main.mjs', OK).run(['synth', 'mian.mjs']);
    expect([code, err]).toEqual([2, 'there is no such program\n  value:   "mian.mjs"\n  fix:     did you mean main.mjs?\n']);
  });
});

describe('synth --stdout', () => {
  test('prints the YAML, only the YAML, and writes nothing', () => {
    project.write('main.mjs', `${OK}console.log('chatty');\n`);
    const { code, out, err } = project.run(['synth', '--stdout']);
    expect([code, err]).toEqual([0, 'chatty\n']);
    expect(existsSync(project.path('dist'))).toBe(false);
    project.run(['synth']);
    expect(out).toBe(project.read('dist/shop.k8s.yaml'));
  });

  test('with findings prints no YAML', () => {
    const { code, out, err } = project.write('main.mjs', FINDINGS).run(['synth', '--stdout']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('the first thing is wrong');
  });

  test.each([['--check'], ['--format', 'json'], ['--format', 'sarif']])('refuses %s beside it', (...flags) => {
    const { code, err } = project.write('main.mjs', OK).run(['synth', '--stdout', ...flags]);
    expect(code).toBe(2);
    expect(err).toContain('cannot stand together');
  });
});

describe('synth --check', () => {
  test('is content with what synth wrote', () => {
    project.write('main.mjs', OK).run(['synth']);
    const { code, out } = project.run(['synth', '--check']);
    expect([code, out]).toEqual([0, 'up to date: dist is what the program makes\n']);
  });

  test('fails on output that is changed, missing or stale, shows what differs, and writes nothing', () => {
    project.write('main.mjs', OK.replace("'shop'", "'old'")).run(['synth']);
    project.write('main.mjs', OK).write('dist/shop.k8s.yaml', 'kind: ConfigMap\n');
    const before = project.tree('.');
    const { code, out } = project.run(['synth', '--check']);
    expect(code).toBe(1);
    expect(out).toMatch(/^stale: 2 files not as the program makes them\n/);
    expect(out).toContain('  stale   dist/old.k8s.yaml\n');
    expect(out).toContain('  changed dist/shop.k8s.yaml\n    @@ -1 +1,');
    expect(out).toMatch(/… \d+ more lines, see breakwater diff/);
    expect(project.tree('.')).toEqual(before);
  });

  test('fails when nothing was ever written', () => {
    const { code, out } = project.write('main.mjs', OK).run(['synth', '--check']);
    expect([code, out]).toEqual([
      1,
      'stale: 1 file not as the program makes it\n  missing dist/shop.k8s.yaml\nnext: run breakwater synth and commit the output\n',
    ]);
  });

  test('speaks JSON and SARIF too', () => {
    project.write('main.mjs', OK);
    const json = project.run(['synth', '--check', '--format', 'json']);
    expect([json.code, JSON.parse(json.out).findings]).toMatchObject([1, [{ rule: 'stale-output', file: 'dist/shop.k8s.yaml' }]]);
    const sarif = project.run(['synth', '--check', '--format', 'sarif']);
    expect([sarif.code, JSON.parse(sarif.out).runs[0].results]).toMatchObject([1, [{ ruleId: 'stale-output' }]]);
  });
});

describe('synth --format', () => {
  test('json has the files and the findings', () => {
    const { code, out } = project.write('main.mjs', OK).run(['synth', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      apps: [{ outdir: project.path('dist'), written: true, objects: 2, files: [{ path: 'shop.k8s.yaml', objects: 2 }], stale: [] }],
      findings: [],
    });
  });

  test.each(['json', 'sarif'])('%s with findings', (format) => {
    const { code, out, err } = project.write('main.mjs', FINDINGS).run(['synth', '--format', format]);
    expect([code, err]).toEqual([1, '']);
    JSON.parse(out);
    expect(out).toContain('the first thing is wrong');
  });

  test('a program that throws prints nothing on standard output', () => {
    const { code, out, err } = project.write('main.mjs', 'throw new Error("boom");').run(['synth', '--format', 'json']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^Error: boom\n/);
  });

  test('refuses other formats', () => {
    const { code, err } = project.run(['synth', '--format', 'xml']);
    expect(code).toBe(2);
    expect(err).toContain('Allowed choices are human, json, sarif');
  });
});

test('--timings shows the time of each phase', () => {
  const { out } = project.write('main.mjs', OK).run(['synth', '--timings']);
  for (const phase of ['construct', 'render', 'validate', 'emit', 'write']) expect(out).toContain(phase);
});

test('a mistake in the props of a construct is told without a trace', () => {
  const text = OK.replace('new App()', "new App({ kubernetesVersion: 'newest' })");
  const { code, out, err } = project.write('main.mjs', text).run(['synth']);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain('"newest"');
  expect(err).not.toMatch(TRACE);
});

test('an App of plain cdk8s is told apart from ours', () => {
  const text = OK.replace("import { Chart } from 'cdk8s';", "import { App, Chart } from 'cdk8s';").replace(
    /import \{ App \} from 'cdk8s-breakwater';\n/,
    '',
  );
  const { code, err } = project.write('main.mjs', text).run(['synth']);
  expect(code).toBe(2);
  expect(err).toContain("imported from 'cdk8s-breakwater' (not from 'cdk8s')");
});

test('two Apps are reported together', () => {
  const second = OK.replace(/^import.*\n/gm, '')
    .replace(/\b(app|chart)\b/g, '$12')
    .replace('new App()', "new App({ outdir: 'dist2' })");
  const { out } = project.write('main.mjs', OK + second).run(['synth']);
  expect(out).toContain('wrote 1 file to dist: ');
  expect(out).toContain('wrote 1 file to dist2: ');
  expect(project.run(['synth', '--stdout']).out.match(/^kind: ConfigMap$/gm)).toHaveLength(4);
});

test('a program in TypeScript', () => {
  const { code, out, err } = project.write('main.ts', OK).run(['synth']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('wrote 1 file to dist');
});
