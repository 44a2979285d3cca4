import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart, Include, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Namespace } from '../src/namespace';
import { Region } from '../src/region/region';
import { ResidencyPolicy } from '../src/residency/residency-policy';
import { Stack, type StackProps } from '../src/stack';
import { warningsOf } from '../src/synthesis/warnings';

const OSLO = Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' });
const PROPS: StackProps = { namespace: Namespace.managed('production'), region: OSLO, residency: ResidencyPolicy.eea() };

const stackIn = (scope: Construct, props: Partial<StackProps> = {}, id = 'shop'): Stack => new Stack(scope, id, { ...PROPS, ...props });
const stack = (props: Partial<StackProps> = {}): Stack => stackIn(Testing.app(), props);
const find = (objects: any[], kind: string, name?: string): any => {
  const hits = objects.filter((o) => o.kind === kind && (name === undefined || o.metadata.name === name));
  expect(hits).toHaveLength(1);
  return hits[0];
};
const PODS = { containers: [{ image: 'registry.example.no/x:1', resources: {} }] };
const rawPod = { containers: [{ name: 'main', image: 'registry.example.no/x:1' }] };

const LABELS = (name: string, component: string): Record<string, string> => ({
  'app.kubernetes.io/component': component,
  'app.kubernetes.io/instance': `shop-${name}`,
  'app.kubernetes.io/managed-by': 'cdk8s-breakwater',
  'app.kubernetes.io/name': name,
  'app.kubernetes.io/part-of': 'shop',
});
const MARKS = { 'cdk8s-breakwater/region': 'no-osl-1', 'cdk8s-breakwater/residency': 'EEA' };

function expectDecorated(holder: any): void {
  expect(holder.metadata.annotations).toMatchObject(MARKS);
  expect(holder.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([
    { matchExpressions: [{ key: 'topology.kubernetes.io/region', operator: 'In', values: ['no-osl-1'] }] },
  ]);
  expect(holder.spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
  for (const container of [...holder.spec.containers, ...(holder.spec.initContainers ?? [])]) {
    expect(container.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  }
}

describe('a managed namespace', () => {
  test('is made, held to the restricted standard and kept from pruning', () => {
    const shop = stack();
    new kplus.ConfigMap(shop, 'x');
    const namespace = find(shop.toJson(), 'Namespace');
    expect(namespace.metadata).toEqual({
      name: 'production',
      labels: {
        ...LABELS('production', 'namespace'),
        'pod-security.kubernetes.io/audit': 'restricted',
        'pod-security.kubernetes.io/audit-version': 'v1.35',
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/enforce-version': 'v1.35',
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/warn-version': 'v1.35',
      },
      annotations: { ...MARKS, 'argocd.argoproj.io/sync-options': 'Prune=false', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
    });
  });

  test('denies every pod everything but DNS', () => {
    const shop = stack({ cluster: { nodeLocalDns: '169.254.20.10' } });
    new kplus.ConfigMap(shop, 'x');
    const objects = shop.toJson();
    expect(find(objects, 'NetworkPolicy', 'default-deny').spec).toEqual({ podSelector: {}, policyTypes: ['Egress', 'Ingress'] });
    expect(find(objects, 'NetworkPolicy', 'allow-dns').spec).toEqual({
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [
        {
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
            { ipBlock: { cidr: '169.254.20.10/32' } },
          ],
        },
      ],
    });
  });

  test('is made once an app', () => {
    const app = Testing.app();
    stackIn(app);
    expect(() => stackIn(app, {}, 'back-office')).toThrow(
      /back-office: namespace production is made by shop already\n.*Namespace\.existing\('production'\)/,
    );
    stackIn(app, { namespace: Namespace.existing('production') }, 'front-office');
    stackIn(app, { namespace: 'staging' }, 'staging');
  });
});

test('in a namespace that exists policies select pods of the stack only', () => {
  const shop = stack({ namespace: Namespace.existing('production') });
  new kplus.ConfigMap(shop, 'x');
  const objects = shop.toJson();
  expect(objects.map((o) => `${o.kind}/${o.metadata.name}`)).toEqual([
    'NetworkPolicy/shop-allow-dns',
    'NetworkPolicy/shop-default-deny',
    'ConfigMap/x',
  ]);
  for (const policy of objects.slice(0, 2))
    expect(policy.spec.podSelector).toEqual({ matchLabels: { 'app.kubernetes.io/part-of': 'shop' } });
});

describe('members get labels, marks, placement and the restricted context', () => {
  test('kplus workloads', () => {
    const shop = stack();
    new kplus.Deployment(shop, 'worker', { ...PODS, initContainers: PODS.containers });
    new kplus.StatefulSet(shop, 'store', { ...PODS, service: new kplus.Service(shop, 'store-service', { ports: [{ port: 80 }] }) });
    new kplus.DaemonSet(shop, 'agent', PODS);
    new kplus.Job(shop, 'migrate', PODS);
    new kplus.CronJob(shop, 'cleanup', { ...PODS, schedule: { expressionString: '0 3 * * *' } as any });
    new kplus.Pod(shop, 'shell', PODS);
    const objects = shop.toJson();
    for (const [kind, name, component] of [
      ['Deployment', 'worker', 'deployment'],
      ['StatefulSet', 'store', 'stateful-set'],
      ['DaemonSet', 'agent', 'daemon-set'],
      ['Job', 'migrate', 'job'],
      ['CronJob', 'cleanup', 'cron-job'],
      ['Pod', 'shell', 'pod'],
    ]) {
      const object = find(objects, kind, name);
      expect(object.metadata.labels).toMatchObject(LABELS(name, component));
      expect(object.metadata.annotations).toMatchObject(MARKS);
      const holder = kind === 'Pod' ? object : kind === 'CronJob' ? object.spec.jobTemplate.spec.template : object.spec.template;
      expect(holder.metadata.labels).toMatchObject(LABELS(name, component));
      expectDecorated(holder);
    }
  });

  test('generated classes, plain objects and included files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stack-'));
    try {
      const file = join(folder, 'x.yaml');
      const deployment = (name: string): object => ({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name },
        spec: { selector: { matchLabels: { app: name } }, template: { metadata: { labels: { app: name } }, spec: rawPod } },
      });
      writeFileSync(file, JSON.stringify(deployment('included')));
      const shop = stack();
      new Include(shop, 'include', { url: file });
      new ApiObject(shop, 'raw', deployment('raw') as any);
      new kplus.k8s.KubeReplicaSet(shop, 'generated', {
        spec: { selector: { matchLabels: { app: 'x' } }, template: { metadata: { labels: { app: 'x' } }, spec: rawPod } },
      });
      const objects = shop.toJson();
      for (const [kind, name] of [
        ['Deployment', 'included'],
        ['Deployment', 'raw'],
        ['ReplicaSet', 'generated'],
      ]) {
        expectDecorated(find(objects, kind, name).spec.template);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('what a list holds, and what a nested plain chart holds', () => {
    const shop = stack();
    new ApiObject(shop, 'list', {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: rawPod }],
    } as any);
    const nested = new Chart(shop, 'nested');
    new kplus.Deployment(nested, 'worker', PODS);
    const [pod] = find(shop.toJson(), 'List').items;
    const deployment = find(nested.toJson(), 'Deployment');
    expectDecorated(pod);
    expectDecorated(deployment.spec.template);
    expect([pod.metadata.namespace, deployment.metadata.namespace]).toEqual(['production', 'production']);
  });

  test('what the program says stays, and affinity is merged', () => {
    const shop = stack();
    const worker = new kplus.Deployment(shop, 'worker', {
      ...PODS,
      metadata: { labels: { 'app.kubernetes.io/part-of': 'mine' } },
      podMetadata: { annotations: { 'cdk8s-breakwater/region': 'elsewhere' } },
    });
    worker.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.is('disk', 'ssd')));
    const { metadata, spec } = find(shop.toJson(), 'Deployment');
    expect(metadata.labels['app.kubernetes.io/part-of']).toBe('mine');
    // What the stack enforces is not the program's to say.
    expect(spec.template.metadata.annotations['cdk8s-breakwater/region']).toBe('no-osl-1');
    expect(spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms).toEqual([
      {
        matchExpressions: [
          { key: 'disk', operator: 'In', values: ['ssd'] },
          { key: 'topology.kubernetes.io/region', operator: 'In', values: ['no-osl-1'] },
        ],
      },
    ]);
  });

  test('objects that belong to no namespace have none', () => {
    const shop = stack();
    new kplus.ClusterRole(shop, 'reader', { rules: [] });
    expect(find(shop.toJson(), 'ClusterRole').metadata).not.toHaveProperty('namespace');
  });

  test('fields that a mapper drops reach the output', () => {
    const shop = stack();
    const worker = new kplus.Deployment(shop, 'worker', PODS);
    ApiObject.of(worker).addJsonPatch(JsonPatch.add('/spec/template/spec/containers/0/lifecycle', { preStop: { sleep: { seconds: 5 } } }));
    expect(find(shop.toJson(), 'Deployment').spec.template.spec.containers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 5 } } });
  });

  test('in toJson, Testing.synth and a synth by the App of cdk8s alike', () => {
    const build = (app: App): Stack => {
      const shop = stackIn(app);
      new kplus.Deployment(shop, 'worker', PODS);
      return shop;
    };
    const folder = mkdtempSync(join(tmpdir(), 'stack-'));
    try {
      const app = new App({ outdir: folder });
      build(app);
      app.synth();
      const written = readFileSync(join(folder, 'shop.k8s.yaml'), 'utf8');
      const other = Testing.app();
      build(other);
      expect(written).toBe(other.synthYaml());
      expect(Testing.synth(build(Testing.app()))).toEqual(build(Testing.app()).toJson());
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('no hash of a path', () => {
  function program(path: string[]): any[] {
    const shop = stack();
    const scope = path.reduce((outer: Construct, id) => new Construct(outer, id), shop);
    const worker = new kplus.Deployment(scope, 'worker', {
      containers: [{ ...PODS.containers[0], portNumber: 8080 }],
      metadata: { name: 'worker' },
    });
    const cleanup = new kplus.CronJob(scope, 'cleanup', {
      ...PODS,
      schedule: { expressionString: '0 3 * * *' } as any,
      metadata: { name: 'cleanup' },
    });
    worker.exposeViaService({ name: 'worker' });
    new kplus.NetworkPolicy(scope, 'policy', {
      selector: worker,
      ingress: { rules: [{ peer: cleanup, ports: [kplus.NetworkPolicyPort.tcp(8080)] }] },
      metadata: { name: 'worker' },
    });
    worker.scheduling.spread({ topology: kplus.Topology.ZONE });
    new kplus.Pod(scope, 'shell', { ...PODS, metadata: { name: 'shell' } });
    return shop.toJson();
  }

  test('selectors and labels of kplus workloads agree on a readable label', () => {
    const objects = program([]);
    expect(JSON.stringify(objects)).not.toContain('cdk8s.io/metadata.addr');
    const WORKER = { 'cdk8s-breakwater/workload': 'deployment-worker' };
    const deployment = find(objects, 'Deployment');
    expect(deployment.spec.selector.matchLabels).toEqual(WORKER);
    expect(deployment.spec.template.metadata.labels).toMatchObject(WORKER);
    expect(find(objects, 'Service').spec.selector).toEqual(WORKER);
    expect(find(objects, 'Pod').metadata.labels).toMatchObject({ 'cdk8s-breakwater/workload': 'pod-shell' });
    const policy = find(objects, 'NetworkPolicy', 'worker').spec;
    expect(policy.podSelector.matchLabels).toEqual(WORKER);
    expect(policy.ingress[0].from[0].podSelector.matchLabels).toEqual({ 'cdk8s-breakwater/workload': 'cron-job-cleanup' });
    expect(find(objects, 'CronJob').spec.jobTemplate.spec.template.metadata.labels).toMatchObject({
      'cdk8s-breakwater/workload': 'cron-job-cleanup',
    });
    const [term] = deployment.spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution;
    expect(term.labelSelector.matchLabels).toEqual(WORKER);
  });

  test('names that kplus makes have none either', () => {
    const shop = stack();
    const worker = new kplus.Deployment(shop, 'worker', PODS);
    const store = new kplus.Deployment(new Construct(shop, 'data'), 'store', { containers: [{ ...PODS.containers[0], portNumber: 80 }] });
    worker.connections.allowTo(store);
    expect(shop.toJson().flatMap((o) => (o.kind === 'NetworkPolicy' && o.metadata.name.includes('allow-') ? o.metadata.name : []))).toEqual(
      ['allow-dns', 'worker-allow-egress-data-store', 'worker-allow-ingressproduction-data-store'],
    );
  });

  test('moving constructs in the program changes nothing', () => expect(program(['team', 'jobs'])).toEqual(program([])));

  test('a policy of a plain chart selects the pods of a stack still', () => {
    const app = Testing.app();
    const worker = new kplus.Deployment(stackIn(app), 'worker', PODS);
    const chart = new Chart(app, 'policies');
    new kplus.NetworkPolicy(chart, 'policy', { selector: worker });
    expect(find(chart.toJson(), 'NetworkPolicy').spec.podSelector.matchLabels).toEqual({
      'cdk8s-breakwater/workload': 'deployment-worker',
    });
  });

  test('names are paths inside of the stack', () => {
    const shop = stack();
    new kplus.Deployment(new Construct(shop, 'Jobs'), 'worker_1', PODS);
    const long = new kplus.CronJob(shop, `${'x'.repeat(60)}-y`, { ...PODS, schedule: { expressionString: '0 3 * * *' } as any });
    expect(find(shop.toJson(), 'Deployment').metadata.name).toBe('jobs-worker-1');
    expect(long.name).toHaveLength(52);
  });

  test('two members that would get one name are refused, with both paths', () => {
    const shop = stack();
    new kplus.ConfigMap(shop, 'a-b');
    new kplus.ConfigMap(new Construct(shop, 'a'), 'b');
    expect(() => shop.toJson()).toThrow(/\[shop\] ConfigMap a-b would be made by shop\/a-b and by shop\/a\/b: .*metadata: \{ name/);
  });
});

describe('order', () => {
  const kinds = (objects: any[]): string[] => objects.map((o) => `${o.kind}/${o.metadata.name}`);

  test('does not depend on the order of construction', () => {
    const make = (ids: string[]): string[] => {
      const shop = stack();
      for (const id of ids) {
        new kplus.Deployment(shop, `${id}-deployment`, PODS);
        new kplus.ConfigMap(shop, id);
      }
      return kinds(shop.toJson());
    };
    expect(make(['b', 'a', '10', '9'])).toEqual(make(['9', '10', 'a', 'b']));
    expect(make(['b', 'a'])).toEqual([
      'Namespace/production',
      'NetworkPolicy/allow-dns',
      'NetworkPolicy/default-deny',
      'ConfigMap/a',
      'ConfigMap/b',
      'Deployment/a-deployment',
      'Deployment/b-deployment',
    ]);
  });

  test('is that of Testing.synth too', () => {
    const shop = stack();
    for (const id of ['b', 'a']) new kplus.Deployment(shop, id, PODS);
    new kplus.ConfigMap(shop, 'z');
    expect(kinds(Testing.synth(shop))).toEqual([
      'Namespace/production',
      'NetworkPolicy/allow-dns',
      'NetworkPolicy/default-deny',
      'ConfigMap/z',
      'Deployment/a',
      'Deployment/b',
    ]);
  });

  test('what an object depends on comes before it', () => {
    const shop = stack({ namespace: Namespace.existing('x') });
    const a = new kplus.ConfigMap(shop, 'a');
    const job = new kplus.Job(shop, 'migrate', PODS);
    a.node.addDependency(job);
    expect(kinds(shop.toJson())).toEqual(['NetworkPolicy/shop-allow-dns', 'NetworkPolicy/shop-default-deny', 'Job/migrate', 'ConfigMap/a']);
  });

  test('a circle of dependencies is refused', () => {
    const shop = stack();
    const [a, b] = ['a', 'b'].map((id) => new kplus.ConfigMap(shop, id));
    a.node.addDependency(b);
    b.node.addDependency(a);
    expect(() => shop.toJson()).toThrow('dependency cycle detected: shop/a => shop/b => shop/a');
  });
});

describe('services without a ledger', () => {
  const report = (services: string[]) => {
    const shop = stack();
    for (const service of services) shop._noteWithoutLedger(service);
    return warningsOf(shop).map(({ message }) => message);
  };

  test('are one warning, in the order of names', () => {
    expect(report([])).toEqual([]);
    expect(report(['b'])).toEqual(['b has no ledger: a change in the program rolls the live colour at once']);
    expect(report(['b', 'a'])).toEqual(['a, b have no ledger: a change in the program rolls the live colour at once']);
    expect(report(['g', 'f', 'e', 'd', 'c', 'b', 'a'])[0]).toMatch(/^a, b, c, d, e and 2 more have no ledger: /);
  });
});

describe('external objects', () => {
  test('are noted on the members that refer to them', () => {
    const shop = stack();
    shop.addExternal('Secret', 'db', ['password']);
    shop.addExternal('Secret', 'db', ['user']);
    shop.addExternal('Secret', 'unused');
    shop.addExternal('ConfigMap', 'ca');
    const worker = new kplus.Deployment(shop, 'worker', PODS);
    worker.containers[0].env.addVariable(
      'P',
      kplus.EnvValue.fromSecretValue({ secret: kplus.Secret.fromSecretName(shop, 'db', 'db'), key: 'password' }),
    );
    worker.containers[0].mount('/ca', kplus.Volume.fromConfigMap(shop, 'ca', kplus.ConfigMap.fromConfigMapName(shop, 'ca-map', 'ca')));
    new kplus.Deployment(shop, 'other', PODS);
    const objects = shop.toJson();
    expect(find(objects, 'Deployment', 'worker').metadata.annotations['cdk8s-breakwater/external']).toBe(
      'ConfigMap/ca; Secret/db: password, user',
    );
    expect(find(objects, 'Deployment', 'other').metadata.annotations).not.toHaveProperty('cdk8s-breakwater/external');
  });

  test.each([
    ['Deployment', 'x', 'this kind cannot be marked as external'],
    ['Secret', 'API_TLS', 'name of an external Secret is not valid'],
  ])('%s %s is refused', (kind, name, message) => expect(() => stack().addExternal(kind, name)).toThrow(message));
});

describe('wrong props', () => {
  test.each([
    [{ residency: ResidencyPolicy.country('SE') }, 'shop: region no-osl-1 is outside of what the residency policy SE allows'],
    [{ region: Region.of('aws/eu-north-1') }, 'Amazon Web Services, is controlled from outside'],
    [{ kubernetesVersion: '1.22' }, '1.27 to 1.37'],
    [{ kubernetesVersion: 'v1.36' }, "write '1.36'"],
    [{ region: undefined }, 'region is missing'],
    [{ residency: undefined }, 'residency is missing'],
    [{ namespace: undefined }, 'namespace is missing'],
    [{ region: 'no-osl-1' as any }, 'region is not valid\n  value:   "no-osl-1"'],
    [{ residency: 'EEA' as any }, 'residency is not valid'],
    [{ release: 'releases' as any }, 'release is not valid'],
    [{ namespace: {} as any }, 'namespace is not valid'],
    [{ namespace: 'Production' }, 'shop: the name of a namespace is not valid'],
    [{ cluster: { dnsServiceIp: 'x' } }, 'shop: dnsServiceIp is not an address'],
  ])('%# are refused', (change, message) => expect(() => stack(change as Partial<StackProps>)).toThrow(message));

  test('an empty stack is refused', () => {
    expect(() => stack().toJson()).toThrow('[shop] the stack is empty');
    expect(() => stack({ namespace: Namespace.existing('x') }).toJson()).toThrow('the stack is empty');
  });

  test('an operator from elsewhere is let through with a reason, which every object carries', () => {
    const shop = stack({
      region: Region.of('aws/eu-north-1'),
      residency: ResidencyPolicy.eea().allowOperators({ countries: ['US'], reason: 'contract 17 of 2026' }),
    });
    new kplus.ConfigMap(shop, 'x');
    expect(find(shop.toJson(), 'ConfigMap').metadata.annotations).toMatchObject({
      'cdk8s-breakwater/region': 'aws/eu-north-1',
      'cdk8s-breakwater/residency': 'EEA; operators from US: contract 17 of 2026',
    });
  });
});

test('Stack.containing finds the stack, and says so where there is none', () => {
  const app = Testing.app();
  const shop = stackIn(app);
  expect(Stack.containing(new Construct(new Construct(shop, 'a'), 'b'))).toBe(shop);
  expect(() => Stack.containing(new Chart(app, 'plain'))).toThrow('plain: is not part of a stack');
});
