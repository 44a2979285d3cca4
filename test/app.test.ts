import * as fs from 'node:fs';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { parseAllDocuments } from 'yaml';
import { App, type AppProps } from '../src/app';
import { Gateway } from '../src/gateway/gateway';
import { Tls } from '../src/gateway/tls';
import { CONTROL_VARIABLE } from '../src/manifest/control';
import { isUsageError } from '../src/manifest/errors';
import { Namespace } from '../src/namespace';
import { Region } from '../src/region/region';
import { Release } from '../src/release/release';
import { ResidencyPolicy } from '../src/residency/residency-policy';
import { Stack } from '../src/stack';
import { FindingsMode } from '../src/synthesis/findings-mode';
import { readTree, temporaryFolder } from './synthesis/file-tree';
import { makeService, makeStack } from './workload/support';

let root: string;
let outdir: string;
let stderr: string;

beforeEach(() => {
  root = temporaryFolder();
  outdir = path.join(root, 'dist');
  stderr = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += text;
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  delete process.env[CONTROL_VARIABLE];
  fs.rmSync(root, { recursive: true, force: true });
});

function makeApp(props: AppProps = {}): App {
  return new App({ outdir, ...props });
}

function configMap(app: cdk8s.App, chart: string, name = 'config', data: Record<string, unknown> = { a: 'b' }): cdk8s.ApiObject {
  const scope = (app.node.tryFindChild(chart) as cdk8s.Chart) ?? new cdk8s.Chart(app, chart, { namespace: chart });
  return new cdk8s.ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data } as any);
}

function failure(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('did not fail');
}

describe('App', () => {
  test('is an App of cdk8s', () => {
    const app = makeApp({ outputFileExtension: '.yml', yamlOutputType: cdk8s.YamlOutputType.FILE_PER_APP });
    expect(app).toBeInstanceOf(cdk8s.App);
    expect(cdk8s.App.of(configMap(app, 'a'))).toBe(app);
    expect(app.outdir).toBe(outdir);
    app.synth();
    expect(Object.keys(readTree(outdir))).toEqual(['app.yml']);
  });

  test('takes the output folder from the environment, and dist without one', () => {
    process.env.CDK8S_OUTDIR = path.join(root, 'elsewhere');
    try {
      expect(new App().outdir).toBe(path.join(root, 'elsewhere'));
    } finally {
      delete process.env.CDK8S_OUTDIR;
    }
    expect(new App().outdir).toBe('dist');
  });

  test('runs every validation of a construct once', () => {
    const app = makeApp();
    const calls: Record<string, number> = {};
    for (const id of ['a', 'b', 'c']) {
      const object = configMap(app, id);
      for (const construct of [object, object.chart]) {
        construct.node.addValidation({
          validate: () => {
            calls[construct.node.path] = (calls[construct.node.path] ?? 0) + 1;
            return [];
          },
        });
      }
    }
    app.synth();
    expect(calls).toEqual({ a: 1, 'a/config': 1, b: 1, 'b/config': 1, c: 1, 'c/config': 1 });
  });

  test('evaluates every object once', () => {
    const app = makeApp();
    let count = 0;
    configMap(app, 'a', 'config', { a: cdk8s.Lazy.any({ produce: () => `${++count}` }) });
    app.synth();
    expect(count).toBe(1);
  });

  describe('refuses', () => {
    test('everything that is wrong in one report, and writes nothing', () => {
      const app = makeApp({ yamlOutputType: cdk8s.YamlOutputType.FILE_PER_RESOURCE });
      configMap(app, 'a', 'numbers', { n: 1 });
      configMap(app, 'a', 'dates', { d: new Date(0) });
      configMap(app, 'a', 'twice');
      configMap(app, 'b', 'twice');
      const pod = new kplus.k8s.KubePod(app.node.findChild('a') as cdk8s.Chart, 'pod', {
        spec: { containers: [{ name: 'a', image: 'a:1' }] },
      });
      pod.addJsonPatch(cdk8s.JsonPatch.add('/spec/containers/0/restartPolicy', 'Always'));
      pod.node.addValidation({ validate: () => ['the pod is tired'] });
      const error = failure(() => app.synth());
      for (const text of [
        ...[
          'nothing was written',
          'the pod is tired',
          'construct-validation',
          'a/pod',
          'dropped-field',
          'spec.containers[0].restartPolicy',
        ],
        ...['wrong-type', 'a/numbers', 'render', 'data.d', 'toISOString()', 'shared-file', 'ConfigMap.twice.k8s.yaml'],
      ]) {
        expect(error.message).toContain(text);
      }
      expect(isUsageError(error)).toBe(true);
      expect(error.stack).not.toMatch(/\n\s+at /);
      expect(fs.existsSync(outdir)).toBe(false);
      expect(fs.readdirSync(root)).toEqual([]);
    });

    test('two objects in one file only where files are by object', () => {
      const twice = (yamlOutputType: cdk8s.YamlOutputType) => {
        const app = makeApp({ yamlOutputType });
        for (const namespace of ['a', 'b']) {
          new cdk8s.ApiObject(new cdk8s.Chart(app, namespace, { namespace }), 'map', {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'map' },
          });
        }
        return app;
      };
      expect(() => twice(cdk8s.YamlOutputType.FILE_PER_CHART).synth()).not.toThrow();
      expect(failure(() => twice(cdk8s.YamlOutputType.FILE_PER_RESOURCE).synth()).message).toContain(
        'is written to the same file as ConfigMap a/map, and only one of them would be kept',
      );
    });

    test('a stack without members, and says nothing of what only follows from that', () => {
      const app = makeApp();
      makeStack({ namespace: Namespace.existing('production') }, app);
      expect(failure(() => app.synth()).message).toBe(
        `nothing was written

shop
  error  the stack is empty: nothing would run in it; add a service, or remove the stack  (construct-validation)

1 error`,
      );
    });

    test('a service without its ledger, in the parts of a finding, and says nothing of what only follows from that', () => {
      const app = makeApp();
      const stack = makeStack({ release: Release.fromDirectory(path.join(root, 'releases')) }, app);
      const payment = makeService({}, stack);
      new Gateway(stack, 'gateway', { host: 'api.example.no', tls: Tls.fromSecret('api-tls') }).addRoute('/', payment);
      expect(failure(() => app.synth()).message).toMatch(
        new RegExp(
          [
            'nothing was written',
            '',
            'shop/payment',
            '  error  service payment was never staged: it has no ledger, and the folder does not exist  \\(construct-validation\\)',
            '           value:   ".*releases/payment.json"',
            '           fix:     run: breakwater stage payment --image IMAGE',
            '',
            '1 error$',
          ].join('\n'),
        ),
      );
    });

    test('what is wrong with the objects of an invalid construct all the same', () => {
      const app = makeApp();
      const payment = makeService({}, makeStack({ release: Release.fromDirectory(path.join(root, 'releases')) }, app));
      cdk8s.ApiObject.of(payment.service).addJsonPatch(
        cdk8s.JsonPatch.add('/spec/type', 'NodePort'),
        cdk8s.JsonPatch.add('/spec/ports/0/port', 70000),
      );
      const { message } = failure(() => app.synth());
      expect(message).toContain('70000');
      expect(message).not.toContain('selects no pod');
    });

    test('a cycle of dependencies, and a dependency outside of all charts', () => {
      const app = makeApp();
      const [a, b] = [configMap(app, 'a'), configMap(app, 'b')];
      a.addDependency(b);
      b.addDependency(a);
      expect(failure(() => app.synth()).message).toMatch(/^dependency cycle detected: .* => .*\n {2}fix: {5}remove one/);
      const other = makeApp();
      configMap(other, 'a').addDependency(other);
      expect(failure(() => other.synth()).message).toContain('a/config: depends on the app, but the app is not in a chart');
    });

    test.each([false, true])('an object or a chart that depends on itself, which cdk8s would leave out without a word (%s)', (inStack) => {
      const make = () => {
        const app = makeApp();
        if (inStack) {
          const region = Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' });
          new Stack(app, 'a', { namespace: Namespace.existing('a'), region, residency: ResidencyPolicy.eea() });
        }
        return configMap(app, 'a');
      };
      const object = make();
      object.addDependency(object);
      expect(failure(() => cdk8s.App.of(object).synth()).message).toContain('a/config => a/config');
      const { chart } = make();
      chart.addDependency(chart);
      expect(failure(() => cdk8s.App.of(chart).synth()).message).toMatch(/dependency cycle detected: a(\/.*)? => /);
    });

    test('an output folder that cannot be written', () => {
      fs.writeFileSync(outdir, '');
      const app = makeApp();
      configMap(app, 'a');
      const error = failure(() => app.synth());
      expect(error.message).toContain('the output folder cannot be written');
      expect(isUsageError(error)).toBe(true);
    });

    test.each([
      [{ budget: { timeMs: 0 } }, 'wrong timeMs'],
      [{ budget: { peakMemoryMebibytes: Number.NaN } }, 'wrong peakMemoryMebibytes'],
      [{ kubernetesVersion: '1.12' }, '1.27 to 1.37'],
    ])('the props %j', (props, text) => {
      expect(failure(() => makeApp(props)).message).toContain(text);
    });
  });

  test('says what an invalid construct says of itself, not how it fails to render', () => {
    const app = makeApp();
    const object = configMap(app, 'a', 'config', {
      a: cdk8s.Lazy.any({
        produce: () => {
          throw new Error('no containers');
        },
      }),
    });
    expect(failure(() => app.synth()).message).toBe('a/config: no containers');
    object.node.addValidation({ validate: () => ['add a container'] });
    const { message } = failure(() => app.synth());
    expect(message).toContain('add a container');
    expect(message).not.toContain('no containers');
  });

  test('leaves the last good output in place', () => {
    const good = makeApp();
    configMap(good, 'a');
    good.synth();
    const tree = readTree(outdir);
    const bad = makeApp();
    configMap(bad, 'a', 'config', { a: 1 });
    configMap(bad, 'b');
    failure(() => bad.synth());
    expect(readTree(outdir)).toEqual(tree);
  });

  test('removes files of an earlier synth, and never others', () => {
    const first = makeApp();
    for (const id of ['a', 'b']) configMap(first, id);
    first.synth();
    fs.writeFileSync(path.join(outdir, 'mine.yaml'), 'mine');
    const second = makeApp();
    for (const id of ['b', 'c']) configMap(second, id).chart.addDependency(...(id === 'c' ? [second.node.findChild('b')] : []));
    second.synth();
    expect(Object.keys(readTree(outdir)).sort()).toEqual(['0000-b.k8s.yaml', '0001-c.k8s.yaml', 'mine.yaml']);
  });

  test('leaves the files of an App alone that stands beside it in the same program', () => {
    const [one, two] = [makeApp(), makeApp()];
    configMap(one, 'a');
    configMap(two, 'b');
    one.synth();
    two.synth();
    one.synth();
    expect(Object.keys(readTree(outdir)).sort()).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
  });

  test('writes the members of a stack in the order of kind and name, however the program makes them', () => {
    const build = (ids: string[]) => {
      const app = makeApp();
      const stack = new Stack(app, 'shop', {
        namespace: Namespace.existing('production'),
        region: Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' }),
        residency: ResidencyPolicy.eea(),
      });
      for (const id of ids) {
        const kind = id.startsWith('s') ? 'ServiceAccount' : 'ConfigMap';
        new cdk8s.ApiObject(stack, id, { apiVersion: 'v1', kind, metadata: { name: id } });
      }
      return app.synthYaml();
    };
    const text = build(['b', 's1', 'a', 's0']);
    expect(build(['s0', 'a', 's1', 'b'])).toBe(text);
    const names = parseAllDocuments(text)
      .map((document) => document.toJS())
      .filter(({ kind }) => kind !== 'NetworkPolicy')
      .map(({ metadata }) => metadata.name);
    expect(names).toEqual(['s0', 's1', 'a', 'b']);
  });

  describe('with findings as warnings', () => {
    test('writes all the same, and prints the report once', () => {
      const app = makeApp({ findings: FindingsMode.WARNING });
      configMap(app, 'a', 'config', { a: 1 });
      app.synth();
      expect(Object.keys(readTree(outdir))).toEqual(['a.k8s.yaml']);
      expect(stderr.match(/wrong-type/g)).toHaveLength(1);
    });

    test('fails all the same where an object cannot be rendered, and keeps the last output', () => {
      const build = (value: unknown) => {
        const app = makeApp({ findings: FindingsMode.WARNING });
        configMap(app, 'a');
        configMap(app, 'b', 'config', { value });
        return app;
      };
      build('text').synth();
      const before = readTree(outdir);
      expect(() => build(new Date(0)).synth()).toThrow(/data\.value: Date is not plain data/);
      expect(() => build(new Date(0)).synthYaml()).toThrow(/data\.value: Date is not plain data/);
      expect(readTree(outdir)).toEqual(before);
    });

    test('fails all the same where an invalid construct cannot be rendered', () => {
      class Broken extends cdk8s.ApiObject {
        toJson(): any {
          throw new Error('not ready');
        }
      }
      const app = makeApp({ findings: FindingsMode.WARNING });
      const object = new Broken(new cdk8s.Chart(app, 'a'), 'broken', { apiVersion: 'v1', kind: 'ConfigMap' });
      object.node.addValidation({ validate: () => ['has no data'] });
      expect(() => app.synth()).toThrow(/has no data/);
      expect(fs.existsSync(outdir)).toBe(false);
    });
  });

  test('warns of services without a ledger, once a stack, and of no others', () => {
    const app = makeApp();
    const shop = makeStack({}, app);
    for (const id of ['payment', 'hello']) makeService({}, shop, id);
    app.synth();
    expect(stderr).toBe(`shop
  warning  hello, payment have no ledger: a change in the program rolls the live colour at once  (no-ledger)
           fix:     give the stack release: Release.fromDirectory('releases/ENV')

1 warning
`);
  });

  test('warns where it replaces what another App of the program wrote', () => {
    const [first, second] = [makeApp(), makeApp()];
    for (const id of ['a', 'b']) configMap(first, id);
    configMap(second, 'a', 'other');
    configMap(second, 'b');
    first.synth();
    expect(stderr).toBe('');
    second.synth();
    expect(stderr).toBe(
      `warning: ${path.join(outdir, 'a.k8s.yaml')} was written by another App of this program too: its content is lost\n`,
    );
    expect(Object.keys(readTree(outdir))).toEqual(['a.k8s.yaml', 'b.k8s.yaml']);
  });

  test('asks a chart with a toJson of its own for the YAML text, whatever the files are', () => {
    class Own extends cdk8s.Chart {
      toJson(): any[] {
        return [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'own' } }];
      }
    }
    for (const yamlOutputType of [0, 1, 2, 3]) {
      const texts = [new cdk8s.App({ outdir, yamlOutputType }), makeApp({ yamlOutputType })].map((app) => {
        new cdk8s.ApiObject(new Own(app, 'a'), 'unseen', { apiVersion: 'v1', kind: 'ConfigMap' });
        return app.synthYaml();
      });
      expect(texts[1]).toBe(texts[0]);
      expect(texts[0]).toContain('name: own');
    }
  });

  test('writes null for an object that renders to null, as cdk8s does', () => {
    class Nothing extends cdk8s.ApiObject {
      toJson(): any {
        return null;
      }
    }
    for (const yamlOutputType of [0, 1, 3]) {
      const trees = [cdk8s.App, App].map((Kind, i) => {
        const folder = path.join(root, `${yamlOutputType}-${i}`);
        const app = new Kind({ outdir: folder, yamlOutputType });
        configMap(app, 'a');
        new Nothing(app.node.findChild('a') as cdk8s.Chart, 'nothing', { apiVersion: 'v1', kind: 'ConfigMap' });
        app.synth();
        return readTree(folder);
      });
      expect(trees[1]).toEqual(trees[0]);
    }
  });

  test('prints warnings, and nothing where there are none', () => {
    const app = makeApp();
    configMap(app, 'a');
    app.synth();
    expect(stderr).toBe('');
    new cdk8s.ApiObject(app.node.findChild('a') as cdk8s.Chart, 'widget', { apiVersion: 'example.com/v1', kind: 'Widget' });
    app.synth();
    expect(stderr).toContain('Widget');
    expect(failure(() => widgetApp({ strict: true }).synth()).message).toContain('Widget');
  });

  function widgetApp(props: AppProps): App {
    const app = makeApp(props);
    new cdk8s.ApiObject(new cdk8s.Chart(app, 'a'), 'widget', { apiVersion: 'example.com/v1', kind: 'Widget' });
    return app;
  }

  describe('with a budget', () => {
    const HOUR = {
      timeMs: 3_600_000,
      timePerObjectMicros: 3_600_000_000,
      peakMemoryMebibytes: 1_000_000,
      memoryPerObjectKibibytes: 1_000_000_000,
    };

    test.each(['timeMs', 'timePerObjectMicros', 'peakMemoryMebibytes'])(
      'fails on an overrun of %s, and leaves the last output',
      (figure) => {
        const app = makeApp({ budget: { ...HOUR, [figure]: 0.000001 } });
        configMap(app, 'a');
        const error = failure(() => app.synth());
        expect(error.message).toContain('synth-budget');
        expect(error.message).toContain('is over its budget');
        expect(fs.readdirSync(root)).toEqual([]);
        expect(stderr).toMatch(/over$/m);
      },
    );

    test('fails on an overrun of the memory per object', () => {
      const app = makeApp({ budget: { memoryPerObjectKibibytes: 0.001 } });
      const ballast = Array.from({ length: 400 }, (_, i) => Buffer.alloc(1_000_000, i + 1));
      configMap(app, 'a');
      expect(failure(() => app.synth()).message).toContain('memory per object is over its budget');
      expect(ballast).toHaveLength(400);
    });

    test('warns on an overrun where that is chosen', () => {
      const app = makeApp({ budget: { timeMs: 0.000001, onOverrun: FindingsMode.WARNING } });
      configMap(app, 'a');
      app.synth();
      expect(Object.keys(readTree(outdir))).toEqual(['a.k8s.yaml']);
      expect(stderr).toContain('synth-budget');
    });

    describe('of the time that replacing the files takes', () => {
      beforeEach(() => {
        const app = makeApp();
        configMap(app, 'a', 'config', { text: 'old' });
        app.synth();
        const now = performance.now.bind(performance);
        const replaced = () => fs.readFileSync(path.join(outdir, 'a.k8s.yaml'), 'utf8').includes('new');
        jest.spyOn(performance, 'now').mockImplementation(() => now() + (replaced() ? 1e12 : 0));
      });

      test('fails on an overrun, and puts the last output back', () => {
        const before = readTree(root);
        const app = makeApp({ budget: HOUR });
        configMap(app, 'a', 'config', { text: 'new' });
        configMap(app, 'b');
        expect(failure(() => app.synth()).message).toContain('the time of synth is over its budget');
        expect(readTree(root)).toEqual(before);
      });

      test('warns once, with the figures of the table', () => {
        const app = makeApp({ budget: { timeMs: 0.000001, onOverrun: FindingsMode.WARNING } });
        configMap(app, 'a', 'config', { text: 'new' });
        app.synth();
        expect(stderr.match(/synth-budget/g)).toHaveLength(1);
        const [, raw] = /^total +(\d+\.\d) ms/m.exec(stderr) as RegExpExecArray;
        expect(Number(raw)).toBeGreaterThan(1e12 - 1);
        expect(stderr).toContain(`(${raw} ms as measured)`);
      });
    });

    test('shows every phase against it where it is kept', () => {
      const app = makeApp({ budget: HOUR });
      configMap(app, 'a');
      app.synth();
      for (const phase of ['construct', 'render', 'validate', 'emit', 'write'])
        expect(stderr).toMatch(new RegExp(`^${phase} +\\d+\\.\\d ms +\\d+\\.\\d ms`, 'm'));
      for (const figure of ['total', 'per object', 'peak memory', 'memory per object'])
        expect(stderr).toMatch(new RegExp(`^${figure} .* ok$`, 'm'));
      expect(stderr).toContain('calibration loop');
      expect(stderr).not.toContain('over');
    });
  });

  describe('under the command line', () => {
    const control = (more: Record<string, unknown>) => {
      const file = path.join(root, `control-${Object.keys(more).join('-')}.json`);
      fs.writeFileSync(file, JSON.stringify({ report: path.join(root, 'report.jsonl'), ...more }));
      process.env[CONTROL_VARIABLE] = file;
    };
    const outcomes = () =>
      fs
        .readFileSync(path.join(root, 'report.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));

    test('reports what it wrote, and prints nothing itself', () => {
      control({ write: true, outdir });
      const app = new App({ outdir: path.join(root, 'ignored') });
      new cdk8s.ApiObject(configMap(app, 'a').chart, 'widget', { apiVersion: 'example.com/v1', kind: 'Widget' });
      app.synth();
      expect(outcomes()).toEqual([
        expect.objectContaining({
          outdir,
          written: true,
          objects: 2,
          stale: [],
          files: [{ path: 'a.k8s.yaml', content: readTree(outdir)['a.k8s.yaml'] }],
          findings: [expect.objectContaining({ severity: 'warning', constructPath: 'a/widget' })],
          budgeted: false,
          captures: [],
        }),
      ]);
      expect(outcomes()[0].phases.map(({ phase }: { phase: string }) => phase)).toEqual([
        'construct',
        'render',
        'validate',
        'emit',
        'write',
      ]);
      expect(outcomes()[0].table).toMatch(/^synth +raw\n/);
      expect(stderr).toBe('');
    });

    test('writes nothing when asked so, and names what is stale', () => {
      const first = makeApp();
      for (const id of ['a', 'b']) configMap(first, id);
      first.synth();
      const tree = readTree(outdir);
      control({ write: false });
      const second = makeApp();
      for (const id of ['b', 'c']) configMap(second, id);
      second.synth();
      expect(outcomes()).toEqual([expect.objectContaining({ written: false, stale: ['a.k8s.yaml'] })]);
      expect(outcomes()[0].files.map((file: { path: string }) => file.path)).toEqual(['b.k8s.yaml', 'c.k8s.yaml']);
      expect(readTree(outdir)).toEqual(tree);
    });

    test('reports findings, and throws', () => {
      control({ write: true, other: 1 });
      const app = makeApp();
      configMap(app, 'a', 'config', { a: 1 });
      failure(() => app.synth());
      expect(outcomes()).toEqual([
        expect.objectContaining({ written: false, files: [], stale: [], findings: [expect.objectContaining({ rule: 'wrong-type' })] }),
      ]);
    });
  });
});
