import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Labels } from '../../../src/manifest/labels';
import { type Api, FIELD_MANAGER } from './support/api';
import { type ControlPlane, startControlPlane } from './support/control-plane';
import { EndpointMonitor, readyColours } from './support/endpoints';
import { changedByApplyingAgain } from './support/idempotence';
import { addRegion, conditionOf } from './support/nodes';
import { Project } from './support/project';
import { until } from './support/wait';

jest.setTimeout(180_000);

const NAMESPACE = 'production';
const REPLICAS = 3;

// The tests tell one story in order: each stands on what the ones before it did.
describe('a service is released through the ledger, with an apply after each commit', () => {
  let plane: ControlPlane;
  let api: Api;
  let project: Project;
  const monitors: Record<string, EndpointMonitor> = {};
  const settings = {};

  beforeAll(async () => {
    project = new Project(join(__dirname, 'fixtures/shop.ts'));
    plane = await startControlPlane();
    api = plane.api;
    await addRegion(api, 'no-osl-1');
    await project.git('init', '--quiet');
  });
  afterAll(async () => {
    for (const monitor of Object.values(monitors)) monitor.stop();
    await plane?.stop();
    project?.remove();
  });

  const deploymentOf = (colour: string) => api.get('apps/v1', 'Deployment', NAMESPACE, `orders-${colour}`);
  const generationOf = async (colour: string): Promise<number> => (await deploymentOf(colour)).metadata.generation;
  const containerOf = async (colour: string) => (await deploymentOf(colour)).spec.template.spec.containers[0];
  const podNames = async (colour: string): Promise<string[]> =>
    (await api.list('v1', 'Pod', NAMESPACE, { [Labels.NAME]: 'orders', [Labels.TRACK]: colour })).map((pod) => pod.metadata.name).sort();
  const served = (service: string) => readyColours(api, NAMESPACE, service);
  const all = (colour: string) => Array(REPLICAS).fill(colour);

  /** Synthesizes, commits, applies, and waits until every Deployment of the stack is as it was asked to be. */
  async function roll(message: string): Promise<void> {
    await project.synth();
    await project.commit(message);
    await apply();
  }

  async function apply(): Promise<void> {
    const manifests = project.manifests();
    await api.applyAll(manifests);
    for (const { metadata } of manifests.filter((m) => m.kind === 'Deployment')) {
      await until(`Deployment ${metadata?.name} is rolled out`, async () => {
        const { spec, status, metadata: now } = await api.get('apps/v1', 'Deployment', NAMESPACE, metadata!.name!);
        const counts = [status.replicas ?? 0, status.updatedReplicas ?? 0, status.availableReplicas ?? 0];
        return status.observedGeneration === now.generation && counts.every((n) => n === spec.replicas);
      });
    }
  }

  /** Waits until the endpoints of the live Services and of the preview are of these colours, and of no other. */
  async function expectServed(live: string[], preview: string[]): Promise<void> {
    for (const [service, colours] of Object.entries({ orders: live, 'orders-headless': live, 'orders-preview': preview })) {
      await until(`${service} has the ready endpoints [${colours}]`, async () => (await served(service)).join() === colours.join());
    }
  }

  test('the first stage makes blue live', async () => {
    await project.breakwater('stage', 'mail', '--image', 'registry.example.no/mail:1.0.0');
    await project.breakwater('stage', 'search', '--image', 'registry.example.no/search:1.0.0');
    await project.breakwater('stage', 'orders', '--image', 'registry.example.no/orders:1.0.0');
    await roll('stage everything for the first time');
    expect(project.ledger('orders')).toMatchObject({ live: 'blue', blue: { version: '1.0.0', replicas: REPLICAS } });
    await expectServed(all('blue'), []);
    for (const service of ['orders', 'orders-headless']) monitors[service] = await EndpointMonitor.start(api, NAMESPACE, service);
  });

  test('stage fills green beside blue, which does not notice', async () => {
    const generation = await generationOf('blue');
    const pods = await podNames('blue');
    await project.breakwater('stage', 'orders', '--image', 'registry.example.no/orders:1.1.0');
    await roll('stage orders 1.1.0');
    await expectServed(all('blue'), all('green'));
    expect((await containerOf('green')).image).toBe('registry.example.no/orders:1.1.0');
    expect(await generationOf('blue')).toBe(generation);
    expect(await podNames('blue')).toEqual(pods);
  });

  test('promote moves the traffic, and changes nothing but the selectors of the Services', async () => {
    const generations = [await generationOf('blue'), await generationOf('green')];
    await project.breakwater('promote', 'orders');
    await roll('promote orders');
    await expectServed(all('green'), all('blue'));
    expect([await generationOf('blue'), await generationOf('green')]).toEqual(generations);
    const diff = await project.git('show', '--format=', '--unified=0', 'HEAD', '--', 'dist');
    const lines = diff.split('\n').filter((line) => /^[-+][^-+]/.test(line));
    expect(
      lines.map((line) => line.replace(/\s+/g, ' ')).filter((line) => !/^[-+] cdk8s-breakwater\/track: (blue|green)$/.test(line)),
    ).toEqual([]);
    expect(lines.length).toBeGreaterThan(0);
  });

  test('git revert and kubectl alone move the traffic back, and a second promotion forth again', async () => {
    await project.git('revert', '--no-edit', 'HEAD');
    const kubectl = ['apply', '--server-side', '--force-conflicts', `--field-manager=${FIELD_MANAGER}`, '--validate=strict', '-f', 'dist'];
    await promisify(execFile)('kubectl', kubectl, { cwd: project.folder, env: plane.env });
    await expectServed(all('blue'), all('green'));
    // What was reverted is what the program makes of the reverted ledger.
    await project.breakwater('synth', 'main.ts', '--check');

    await project.breakwater('promote', 'orders');
    await roll('promote orders again');
    await expectServed(all('green'), all('blue'));
  });

  test('retire takes the pods of the old colour', async () => {
    const generation = await generationOf('green');
    await project.breakwater('retire', 'orders');
    await roll('retire blue');
    await expectServed(all('green'), []);
    expect(await podNames('blue')).toEqual([]);
    expect(await generationOf('green')).toBe(generation);
  });

  test('a revert of the promotion after the retirement is refused before anything is written', async () => {
    const ledger = project.read('releases/production/orders.json');
    project.write('releases/production/orders.json', ledger.replace('"live": "green"', '"live": "blue"'));
    const { code, output } = await project.tryBreakwater('synth', 'main.ts');
    expect(output).toContain('the live colour blue is retired, so traffic would reach nothing');
    expect(code).not.toBe(0);
    expect(await project.git('status', '--porcelain', 'dist')).toBe('');
    project.write('releases/production/orders.json', ledger);
  });

  test.each(Object.entries(CHANGES()))('a change of the program leaves the running colours alone: %s', async (_what, change) => {
    const generations = [await generationOf('blue'), await generationOf('green')];
    const pods = await podNames('green');
    Object.assign(settings, change);
    project.write('settings.json', JSON.stringify(settings));
    await roll('change the program');
    await expectServed(all('green'), []);
    expect([await generationOf('blue'), await generationOf('green')]).toEqual(generations);
    expect(await podNames('green')).toEqual(pods);
  });

  test('all these changes reach the idle colour at the next stage', async () => {
    const generation = await generationOf('green');
    const before = await containerOf('green');
    await project.breakwater('stage', 'orders', '--image', 'registry.example.no/orders:1.2.0');
    await roll('stage orders 1.2.0');
    await expectServed(all('green'), all('blue'));
    const after = await containerOf('blue');
    expect(after.resources.limits.memory).toBe('320Mi');
    expect(after.readinessProbe.httpGet.path).toBe('/ready');
    expect(after.env.map((e: { name: string }) => e.name)).toContain('FEATURE');
    expect(after.env).toContainEqual({ name: 'MAIL_URL', value: 'http://mail.production.svc.cluster.local:80' });
    const configuration = await api.get('v1', 'ConfigMap', NAMESPACE, after.envFrom[0].configMapRef.name);
    expect(configuration.data).toEqual({ LOG_LEVEL: 'debug' });
    expect((await deploymentOf('blue')).spec.template.metadata.annotations).toMatchObject({ 'example.no/team': 'checkout' });
    expect(await generationOf('green')).toBe(generation);
    expect(await containerOf('green')).toEqual(before);
  });

  test('the next promotion and retirement go the other way round', async () => {
    await project.breakwater('promote', 'orders');
    await roll('promote orders 1.2.0');
    await expectServed(all('blue'), all('green'));
    await project.breakwater('retire', 'orders');
    await roll('retire green');
    await expectServed(all('blue'), []);
  });

  test('through all of this the live Services never had fewer ready endpoints than the service has replicas', () => {
    for (const service of ['orders', 'orders-headless']) {
      expect({ service, fewest: monitors[service].fewest }).toEqual({ service, fewest: REPLICAS });
      expect(monitors[service].colours).toEqual(['blue', 'green', 'blue', 'green', 'blue']);
    }
  });

  test('an autoscaled service leaves replicas to its autoscaler, which fills it to the minimum', async () => {
    const manifest = project.manifests().find((m) => m.kind === 'Deployment' && m.metadata?.name === 'search-blue');
    expect(manifest?.spec).not.toHaveProperty('replicas');
    await until('search-blue has two replicas', async () => {
      const { spec, status } = await api.get('apps/v1', 'Deployment', NAMESPACE, 'search-blue');
      return spec.replicas === 2 && status.availableReplicas === 2;
    });
    expect(await served('search')).toEqual(['blue', 'blue']);
  });

  test('one pod of a ready colour may be evicted, and is replaced', async () => {
    const budget = await until('the budget counted its pods', async () => {
      const { status } = await api.get('policy/v1', 'PodDisruptionBudget', NAMESPACE, 'orders-blue');
      return status.currentHealthy === REPLICAS && status;
    });
    expect(budget.disruptionsAllowed).toBe(1);
    const [first] = await podNames('blue');
    const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: first, namespace: NAMESPACE } };
    expect((await api.call('POST', `/api/v1/namespaces/${NAMESPACE}/pods/${first}/eviction`, eviction)).code).toBe(201);
    await until('the evicted pod is replaced', async () => {
      const pods = await podNames('blue');
      return pods.length === REPLICAS && !pods.includes(first) && conditionOf(await deploymentOf('blue'), 'Available')?.status === 'True';
    });
  });

  test('applying the same output again changes no object', async () => {
    expect(await changedByApplyingAgain(api, project.manifests())).toEqual([]);
  });
});

/** Changes of the program, by what a developer would call them; each is added to the ones before. */
function CHANGES() {
  return {
    'more memory': { memoryMebibytes: 320 },
    'another readiness path': { readinessPath: '/ready' },
    'a further variable': { feature: 'on' },
    'a call to another service': { callsMail: true },
    'another label and annotation': { team: 'checkout' },
    'another log level in the configuration': { logLevel: 'debug' },
  };
}
