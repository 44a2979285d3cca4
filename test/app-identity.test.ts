import * as fs from 'node:fs';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct, type IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { App } from '../src/app';
import { readTree, temporaryFolder } from './synthesis/file-tree';

const TYPES = [
  cdk8s.YamlOutputType.FILE_PER_APP,
  cdk8s.YamlOutputType.FILE_PER_CHART,
  cdk8s.YamlOutputType.FILE_PER_RESOURCE,
  cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
];
const folder = temporaryFolder();
let runs = 0;
let stderr: jest.SpyInstance;

beforeEach(() => {
  // Graph findings of plain charts are warnings, of no interest here.
  stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => stderr.mockRestore());
afterAll(() => fs.rmSync(folder, { recursive: true }));

type Program = (app: cdk8s.App) => void;

/** What a program writes by an App, or the kind of error that it throws. */
function output(make: (props: cdk8s.AppProps) => cdk8s.App, props: cdk8s.AppProps, program: Program): unknown {
  const outdir = path.join(folder, `${runs++}`);
  try {
    const app = make({ ...props, outdir });
    program(app);
    app.synth();
    return readTree(outdir);
  } catch (error) {
    // cdk8s follows a dependency on itself until the stack is full.
    return /cycle|Maximum call stack/.test(String(error)) ? 'cycle' : `${(error as Error).stack}`;
  } finally {
    fs.rmSync(outdir, { recursive: true, force: true });
    fs.rmSync(path.join(folder, `.${path.basename(outdir)}.breakwater`), { force: true });
  }
}

function expectIdentity(program: Program, props: cdk8s.AppProps): unknown {
  const theirs = output((p) => new cdk8s.App(p), props, program);
  expect(output((p) => new App(p), props, program)).toEqual(theirs);
  return theirs;
}

/**
 * Whether a construct depends on itself. cdk8s then leaves it out, or what only it leads to, or runs out of stack, or does nothing, by
 * how it is reached; ours refuses it.
 */
function hasSelfDependency(program: Program): boolean {
  const app = new cdk8s.App({ outdir: folder });
  program(app);
  return app.node.findAll().some((construct) => construct.node.dependencies.includes(construct));
}

/** A part of nearly everything that cdk8s-plus-27 has, in a chart. */
function corpus(chart: cdk8s.Chart): void {
  const config = new kplus.ConfigMap(chart, 'config', {
    metadata: { annotations: { 'example.com/note': '8080', 'example.com/json': '{"a": "b"}' } },
    data: { 'app.conf': 'listen 80;\n\n  # note: tabs\tand "quotes"\nend\n', flag: 'yes', empty: '', version: '1.10', time: '12:30' },
  });
  config.addData('later', 'Tromsø\nBodø');
  const secret = new kplus.Secret(chart, 'secret', { stringData: { password: "it's: #1" } });
  const account = new kplus.ServiceAccount(chart, 'account', { automountToken: false });
  const claim = new kplus.PersistentVolumeClaim(chart, 'claim', {
    accessModes: [kplus.PersistentVolumeAccessMode.READ_WRITE_ONCE],
    storage: cdk8s.Size.gibibytes(5),
    storageClassName: 'fast',
  });
  const container: kplus.ContainerProps = {
    name: 'main',
    image: 'registry.example/app:1.2.3',
    command: ['/bin/sh', '-c'],
    args: ['exec app --port=8080 # all'],
    ports: [{ number: 8080, name: 'http' }],
    envVariables: {
      MODE: kplus.EnvValue.fromValue('on'),
      FLAG: kplus.EnvValue.fromConfigMap(config, 'flag'),
      PASSWORD: kplus.EnvValue.fromSecretValue({ secret, key: 'password' }),
    },
    liveness: kplus.Probe.fromHttpGet('/live', { port: 8080 }),
    readiness: kplus.Probe.fromTcpSocket({ port: 8080 }),
    startup: kplus.Probe.fromCommand(['true']),
    resources: {
      cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.units(1) },
      memory: { request: cdk8s.Size.mebibytes(64), limit: cdk8s.Size.mebibytes(128) },
    },
    securityContext: { readOnlyRootFilesystem: true, user: 1000, group: 1000 },
  };
  const deployment = new kplus.Deployment(chart, 'deployment', {
    containers: [container],
    serviceAccount: account,
    replicas: 2,
    strategy: kplus.DeploymentStrategy.rollingUpdate({ maxSurge: kplus.PercentOrAbsolute.percent(50) }),
    volumes: [kplus.Volume.fromEmptyDir(chart, 'scratch', 'scratch')],
  });
  deployment.containers[0].mount('/config', kplus.Volume.fromConfigMap(chart, 'config-volume', config));
  deployment.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.is('disk', 'ssd')));
  const service = deployment.exposeViaService({ ports: [{ port: 80, targetPort: 8080, name: 'http' }] });
  new kplus.HorizontalPodAutoscaler(chart, 'hpa', {
    target: new kplus.Deployment(chart, 'scaled', { containers: [container] }),
    maxReplicas: 5,
    minReplicas: 2,
  });
  const ingress = new kplus.Ingress(chart, 'ingress');
  ingress.addHostRule('api.example.no', '/', kplus.IngressBackend.fromService(service));
  const database = new kplus.StatefulSet(chart, 'database', {
    service: new kplus.Service(chart, 'database-service', { ports: [{ port: 5432 }] }),
    containers: [{ ...container, name: 'db' }],
  });
  database.containers[0].mount('/data', kplus.Volume.fromPersistentVolumeClaim(chart, 'claim-volume', claim));
  new kplus.CronJob(chart, 'nightly', {
    schedule: cdk8s.Cron.daily(),
    containers: [{ ...container, startup: undefined, liveness: undefined, readiness: undefined }],
    restartPolicy: kplus.RestartPolicy.NEVER,
  });
  new kplus.Job(chart, 'migrate', {
    containers: [{ image: 'registry.example/migrate:1' }],
    backoffLimit: 2,
    ttlAfterFinished: cdk8s.Duration.hours(1),
  });
  new kplus.DaemonSet(chart, 'agent', { containers: [{ image: 'registry.example/agent:1' }] });
  new kplus.Pod(chart, 'pod', { containers: [{ image: 'registry.example/debug:1' }] });
  const policy = new kplus.NetworkPolicy(chart, 'policy', { selector: deployment });
  policy.addIngressRule(database, [kplus.NetworkPolicyPort.tcp(8080)]);
  policy.addEgressRule(kplus.NetworkPolicyIpBlock.ipv4(chart, 'block', '10.0.0.0/8', ['10.1.0.0/16']), [kplus.NetworkPolicyPort.tcp(443)]);
  const role = new kplus.Role(chart, 'role');
  role.allowRead(kplus.ApiResource.PODS);
  role.bind(account);
  const clusterRole = new kplus.ClusterRole(chart, 'cluster-role');
  clusterRole.allowRead(kplus.ApiResource.NODES);
  clusterRole.bind(kplus.User.fromName(chart, 'user', 'ola'));
  new kplus.Namespace(chart, 'namespace', { metadata: { name: `${chart.node.id}-space` } });
  new kplus.k8s.KubePodDisruptionBudget(chart, 'budget', {
    spec: { maxUnavailable: kplus.k8s.IntOrString.fromNumber(1), selector: { matchLabels: { app: 'a' } } },
  });
  new cdk8s.ApiObject(chart, 'custom', { apiVersion: 'example.com/v1', kind: 'Widget', spec: { list: [[], {}, [1, [2]], null, 'off'] } });
  deployment.node.addDependency(config, secret);
  service.node.addDependency(ingress);
}

const PROGRAMS: Record<string, Program> = {
  'nothing at all': () => {},
  'an empty chart': (app) => void new cdk8s.Chart(app, 'empty'),
  'one chart': (app) => corpus(new cdk8s.Chart(app, 'one', { namespace: 'production', labels: { team: 'shop' } })),
  'several charts': (app) => {
    corpus(new cdk8s.Chart(app, 'b'));
    for (const id of ['10', '2', 'UPPER.x', 'a'.repeat(70)]) new kplus.ConfigMap(new cdk8s.Chart(app, id), 'config', { data: { a: 'b' } });
    corpus(new cdk8s.Chart(app, 'a'));
  },
  'a dependency between charts': (app) => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => new cdk8s.Chart(app, id));
    for (const chart of [a, b, c]) corpus(chart);
    a.addDependency(c);
    b.node.findChild('deployment').node.addDependency(a.node.findChild('config'));
  },
  'layers of charts': (app) => {
    const layers = [0, 1, 2].map((layer) => [0, 1, 2].map((i) => new cdk8s.Chart(app, `l${layer}-${i}`)));
    for (const chart of layers.flat()) new kplus.ConfigMap(chart, 'config', { data: { a: 'b' } });
    for (const upper of layers[0]) for (const lower of layers[1]) upper.addDependency(lower);
    for (const upper of layers[1]) for (const lower of layers[2]) upper.addDependency(lower);
  },
  'nested charts': (app) => {
    const parent = new cdk8s.Chart(app, 'parent');
    corpus(parent);
    corpus(new cdk8s.Chart(parent, 'kid'));
    corpus(new cdk8s.Chart(new Construct(parent, 'group'), 'grandchild', { disableResourceNameHashes: true }));
  },
  'an included file': (app) => {
    const file = path.join(folder, 'included.yaml');
    fs.writeFileSync(
      file,
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: included}\ndata: {mode: 0644, on: "on"}\n'.replace('0644', "'0644'"),
    );
    new cdk8s.Include(new cdk8s.Chart(app, 'chart'), 'include', { url: file });
  },
  'patches and lazy values': (app) => {
    const chart = new cdk8s.Chart(app, 'chart');
    const map = new cdk8s.ApiObject(chart, 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { lazy: cdk8s.Lazy.any({ produce: () => 'late' }) },
    });
    map.addJsonPatch(cdk8s.JsonPatch.add('/data/patched', 'yes'), cdk8s.JsonPatch.replace('/metadata/name', 'renamed'));
  },
  'a chart that renders itself': (app) => {
    class Doubled extends cdk8s.Chart {
      override toJson() {
        return super.toJson().map((json) => ({ ...json, metadata: { ...json.metadata, annotations: { by: 'chart' } } }));
      }
    }
    new kplus.ConfigMap(new Doubled(app, 'chart'), 'config', { data: { a: 'b' } });
  },
};

describe('App writes what the App of cdk8s writes', () => {
  describe.each(Object.keys(PROGRAMS))('%s', (name) => {
    test.each(TYPES.map((type) => [cdk8s.YamlOutputType[type], type]))('%s', (_type, yamlOutputType) => {
      const tree = expectIdentity(PROGRAMS[name], { yamlOutputType, recordConstructMetadata: true });
      expect(tree).toBeInstanceOf(Object);
    });
  });

  test('with resolvers, an extension and the metadata switched by the environment', () => {
    const resolver: cdk8s.IResolver = {
      resolve: (context) => {
        if (context.value === 'registry.example/agent:1') context.replaceValue('registry.example/agent:2');
      },
    };
    process.env.CDK8S_RECORD_CONSTRUCT_METADATA = 'true';
    try {
      const tree = expectIdentity(PROGRAMS['several charts'], { resolvers: [resolver], outputFileExtension: '.yml' });
      expect(Object.keys(tree as object)).toContain('construct-metadata.json');
      expect(JSON.stringify(tree)).toContain('registry.example/agent:2');
    } finally {
      delete process.env.CDK8S_RECORD_CONSTRUCT_METADATA;
    }
  });

  test('as one text', () => {
    for (const name of Object.keys(PROGRAMS)) {
      const [theirs, ours] = [new cdk8s.App({ outdir: folder }), new App({ outdir: folder })];
      for (const app of [theirs, ours]) PROGRAMS[name](app);
      expect(ours.synthYaml()).toBe(theirs.synthYaml());
    }
  });

  test('by chart, for tests', () => {
    const [theirs, ours] = [new cdk8s.App({ outdir: folder }), new App({ outdir: folder })].map((app) => {
      const chart = new cdk8s.Chart(app, 'one');
      corpus(chart);
      return cdk8s.Testing.synth(chart);
    });
    expect(ours).toEqual(theirs);
  });

  test('for any tree of charts, objects and dependencies, in every division into files', () => {
    const trees = fc.record({
      nodes: fc.array(
        fc.record({
          kind: fc.constantFrom('chart', 'object', 'object', 'object', 'group'),
          parent: fc.nat({ max: 1000 }),
          id: fc.constantFrom('a', 'b', 'c', '0', '7', '10', '02', 'x.y', 'UPPER'),
          text: fc.string({ maxLength: 12 }),
        }),
        { minLength: 1, maxLength: 16 },
      ),
      dependencies: fc.array(
        fc.record({
          from: fc.nat({ max: 1000 }),
          to: fc.nat({ max: 1000 }),
          on: fc.constantFrom('any', 'any', 'any', 'itself', 'parent', 'child'),
        }),
        { maxLength: 4 },
      ),
      yamlOutputType: fc.constantFrom(...TYPES),
      recordConstructMetadata: fc.boolean(),
    });
    let written = 0;
    let cycles = 0;
    let refused = 0;
    fc.assert(
      fc.property(trees, ({ nodes, dependencies, ...props }) => {
        const program: Program = (app) => {
          const all: IConstruct[] = [];
          for (const { kind, parent, id, text } of nodes) {
            const scopes = [app, ...all.filter((c) => !cdk8s.ApiObject.isApiObject(c))] as Construct[];
            const scope = scopes[parent % scopes.length];
            if (scope.node.tryFindChild(id) || (scope === app && kind !== 'chart')) continue;
            if (kind === 'chart') all.push(new cdk8s.Chart(scope, id));
            else if (kind === 'group') all.push(new Construct(scope, id));
            else all.push(new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', data: { text } }));
          }
          for (const { from, to, on } of dependencies) {
            if (all.length === 0) break;
            const source = all[from % all.length];
            const { scope, children } = source.node;
            const targets = { any: all, itself: [source], parent: scope === app ? [] : [scope as IConstruct], child: children }[on];
            if (targets.length > 0) source.node.addDependency(targets[to % targets.length]);
          }
        };
        if (hasSelfDependency(program)) {
          refused++;
          expect(output((p) => new App(p), props, program)).toBe('cycle');
        } else if (expectIdentity(program, props) === 'cycle') cycles++;
        else written++;
      }),
      { numRuns: 1_500 },
    );
    expect(written).toBeGreaterThan(500);
    expect(Math.min(cycles, refused)).toBeGreaterThan(20);
  }, 120_000);
});
