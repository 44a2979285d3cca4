import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, Labels } from '../../../src/manifest/labels';
import type { Manifest } from '../../../src/manifest/manifest';
import { otherColour } from '../../../src/release/colour';
import type { Ledger } from '../../../src/release/ledger';
import type { Api } from './support/api';
import { type ControlPlane, ROOT, startControlPlane } from './support/control-plane';
import { readyPods } from './support/endpoints';
import { RESTRICTED } from './support/hand-written';
import { changedByApplyingAgain, generationsOf } from './support/idempotence';
import { nameOf, readManifests } from './support/manifests';
import { addNode, addRegion, conditionOf } from './support/nodes';
import { until } from './support/wait';

jest.setTimeout(180_000);

const EXAMPLES = join(ROOT, 'examples');
const examples = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

test('every example has its expected output in git', () => {
  expect(examples).toContain('reference');
  expect(examples.filter((name) => !existsSync(join(EXAMPLES, name, 'expected')))).toEqual([]);
});

test('the reference stack has everything that is looked at below', () => {
  const kinds = new Set(readManifests(join(EXAMPLES, 'reference/expected')).map((m) => m.kind));
  for (const kind of ['Namespace', 'Deployment', 'Service', 'PodDisruptionBudget', 'HorizontalPodAutoscaler', 'CronJob']) {
    expect(kinds).toContain(kind);
  }
  expect(readLedgers(join(EXAMPLES, 'reference/releases')).map((ledger) => ledger.service)).toContain('payment');
});

describe.each(examples)('examples/%s on a real control plane', (example) => {
  const expected = join(EXAMPLES, example, 'expected');
  const manifests = existsSync(expected) ? readManifests(expected) : [];
  const ofKind = (kind: string) => manifests.filter((m) => m.kind === kind);
  const inStack = (m: Manifest) => m.metadata?.annotations?.[Annotations.REGION] !== undefined;
  const ledgers = readLedgers(join(EXAMPLES, example, 'releases'));
  const deployments = ofKind('Deployment');
  const placed = deployments.filter(inStack);
  const regions = [...new Set(placed.flatMap(regionsOf))];

  const nodes = new Map<string, string[]>();

  let plane: ControlPlane;
  let api: Api;
  beforeAll(async () => {
    plane = await startControlPlane();
    api = plane.api;
    await addNode(api, 'elsewhere', 'elsewhere', 'elsewhere-1');
    // A namespace that the example takes as given: made as a platform team would.
    const made = ofKind('Namespace').map((m) => m.metadata?.name);
    const used = new Set(manifests.flatMap((m) => (m.metadata?.namespace ? [m.metadata.namespace] : [])));
    for (const name of used) {
      if (!made.includes(name)) await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: RESTRICTED } });
    }
  });
  afterAll(() => plane?.stop());

  const live = (m: Manifest) => api.get(m.apiVersion, m.kind, m.metadata?.namespace, m.metadata!.name!);
  const podsOf = (deployment: any) =>
    api.list('v1', 'Pod', deployment.metadata.namespace, deployment.spec.selector.matchLabels as Record<string, string>);

  test('every object is accepted by server-side apply with strict field validation, without a warning', async () => {
    expect(manifests.length).toBeGreaterThan(0);
    const complaints: string[] = [];
    const inOrder = [...ofKind('Namespace'), ...manifests.filter((m) => m.kind !== 'Namespace')];
    for (const manifest of inOrder) {
      const { code, body, warnings } = await api.tryApply(manifest);
      if (code >= 300) complaints.push(`${nameOf(manifest)}: ${code} ${body.message}`);
      for (const warning of warnings) complaints.push(`${nameOf(manifest)}: warning: ${warning}`);
    }
    expect(complaints).toEqual([]);
  });

  test('its namespaces enforce the restricted Pod Security Standard', async () => {
    const namespaces = [...new Set(manifests.flatMap((m) => (m.metadata?.namespace ? [m.metadata.namespace] : [])))];
    expect(namespaces.length).toBeGreaterThan(0);
    for (const name of namespaces) {
      const { metadata } = await api.get('v1', 'Namespace', undefined, name);
      expect(metadata.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    }
  });

  if (placed.length > 0) {
    test('no pod of a stack is placed while only nodes of another region exist', async () => {
      for (const manifest of placed) {
        const deployment = await live(manifest);
        expect({ [nameOf(manifest)]: regionsOf(manifest).length }).toEqual({ [nameOf(manifest)]: 1 });
        if (deployment.spec.replicas === 0) continue;
        const pods = await until(`${nameOf(manifest)} has pods that no node takes`, async () => {
          const found = await podsOf(deployment);
          const rejected = found.filter((pod) => conditionOf(pod, 'PodScheduled')?.reason === 'Unschedulable');
          return found.length > 0 && rejected.length === found.length && found;
        });
        expect(pods.filter((pod) => pod.spec.nodeName)).toEqual([]);
        expect(conditionOf(pods[0], 'PodScheduled')?.message).toContain("didn't match Pod's node affinity/selector");
      }
    });
  }

  test('every Deployment becomes available once nodes of its region exist, on these alone', async () => {
    for (const region of regions) nodes.set(region, await addRegion(api, region));
    for (const manifest of deployments) {
      await until(`${nameOf(manifest)} is available with all its replicas`, async () => {
        const { spec, status, metadata } = await live(manifest);
        const counts = [status.replicas ?? 0, status.updatedReplicas ?? 0, status.availableReplicas ?? 0];
        const complete = counts.every((n) => n === spec.replicas) && status.observedGeneration === metadata.generation;
        return complete && (spec.replicas === 0 || conditionOf({ status }, 'Available')?.status === 'True');
      });
    }
    for (const manifest of placed) {
      const used = (await podsOf(await live(manifest))).map((pod) => pod.spec.nodeName);
      const mine = nodes.get(regionsOf(manifest)[0])!;
      expect(used.filter((node) => !mine.includes(node))).toEqual([]);
    }
  });

  if (placed.length > 0) {
    test('the pods of every Deployment are spread over the zones', async () => {
      // The pods above were placed while the nodes came one by one; the ones that replace them find all nodes.
      const old = new Set<string>();
      for (const namespace of new Set(placed.map((m) => m.metadata!.namespace!))) {
        for (const pod of await api.list('v1', 'Pod', namespace)) old.add(pod.metadata.name);
        await api.deleteAll('v1', 'Pod', namespace);
      }
      for (const manifest of placed) {
        const deployment = await live(manifest);
        const pods = await until(`the pods of ${nameOf(manifest)} are replaced`, async () => {
          const found = (await podsOf(deployment)).filter((pod) => !old.has(pod.metadata.name) && pod.spec.nodeName);
          return found.length === deployment.spec.replicas && found;
        });
        const used = new Set(pods.map((pod) => pod.spec.nodeName));
        // Each zone here is one node: pods spread as far as they go.
        const zones = Math.min(deployment.spec.replicas, nodes.get(regionsOf(manifest)[0])!.length);
        expect({ [nameOf(manifest)]: used.size }).toEqual({ [nameOf(manifest)]: zones });
      }
    });
  }

  test('behind every Service stand exactly the pods that it selects, of one colour', async () => {
    const running = await Promise.all(deployments.map(live));
    for (const manifest of ofKind('Service')) {
      const selector: Record<string, string> = manifest.spec.selector ?? {};
      const selects = (labels: Record<string, string>) => Object.entries(selector).every(([key, value]) => labels[key] === value);
      const expected = running.filter((d) => selects(d.spec.template.metadata.labels)).reduce((sum, d) => sum + d.spec.replicas, 0);
      const pods = await until(`${nameOf(manifest)} has ${expected} ready endpoints`, async () => {
        const found = await readyPods(api, manifest.metadata!.namespace!, manifest.metadata!.name!);
        return found.length === expected && found;
      });
      const colours = new Set(pods.map((pod) => pod.metadata.labels[Labels.TRACK]));
      expect([...colours]).toEqual(expected === 0 ? [] : [selector[Labels.TRACK]]);
      expect(pods.every((pod) => selects(pod.metadata.labels))).toBe(true);
    }
  });

  if (ledgers.length > 0) {
    // Which of a service's Services are backed by pods that run an image: `live`, `headless`, `preview`.
    const servicesOf = async (image: string): Promise<string[]> => {
      const roles: string[] = [];
      for (const { metadata } of ofKind('Service')) {
        const pods = await readyPods(api, metadata!.namespace!, metadata!.name!);
        const images = pods.flatMap((pod) => pod.spec.containers.map((c: { image: string }) => c.image));
        if (images.includes(image)) roles.push(/-(headless|preview)$/.exec(metadata!.name!)?.[1] ?? 'live');
      }
      return roles.sort();
    };

    test('the live Services serve what the ledger says is live, the preview what is idle', async () => {
      for (const { service, live: colour, ...ledger } of ledgers) {
        const idle = ledger[otherColour(colour)];
        expect({ service, services: await servicesOf(ledger[colour]!.image) }).toEqual({ service, services: ['headless', 'live'] });
        if (idle?.replicas) expect({ service, services: await servicesOf(idle.image) }).toEqual({ service, services: ['preview'] });
      }
    });
  }

  if (ofKind('PodDisruptionBudget').length > 0) {
    test('a PodDisruptionBudget lets one pod go while all are ready', async () => {
      for (const manifest of ofKind('PodDisruptionBudget')) {
        const allowed = await until(`${nameOf(manifest)} was looked at`, async () => {
          const { status, metadata } = await live(manifest);
          const current = status.observedGeneration === metadata.generation && status.currentHealthy === status.expectedPods;
          return current && { pods: status.expectedPods, allowed: status.disruptionsAllowed };
        });
        expect({ [nameOf(manifest)]: allowed.allowed }).toEqual({ [nameOf(manifest)]: allowed.pods === 0 ? 0 : 1 });
      }
    });
  }

  if (ofKind('HorizontalPodAutoscaler').length > 0) {
    test('what an autoscaler scales leaves the count of replicas to it', async () => {
      for (const manifest of ofKind('HorizontalPodAutoscaler')) {
        const target = deployments.find((d) => d.metadata?.name === manifest.spec.scaleTargetRef.name);
        expect(target?.spec).not.toHaveProperty('replicas');
        expect((await live(target!)).spec.replicas).toBe(manifest.spec.minReplicas);
      }
    });
  }

  if (ofKind('CronJob').length > 0) {
    test('a Job of every CronJob is let in and runs', async () => {
      for (const manifest of ofKind('CronJob')) {
        const job: Manifest = {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: {
            ...manifest.spec.jobTemplate.metadata,
            name: `${manifest.metadata!.name}-now`,
            namespace: manifest.metadata!.namespace,
          },
          spec: manifest.spec.jobTemplate.spec,
        };
        await api.apply(job);
        await until(`${nameOf(job)} is complete`, async () => conditionOf(await live(job), 'Complete')?.status === 'True');
      }
    });
  }

  test('applying the same output again changes no object', async () => {
    const before = await generationsOf(api, manifests);
    await api.applyAll(manifests);
    expect(await generationsOf(api, manifests)).toEqual(before);
    expect(await changedByApplyingAgain(api, manifests)).toEqual([]);
  });
});

function readLedgers(folder: string): Ledger[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.json'));
  return files.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Ledger);
}

/** Regions that a Deployment's pods are bound to by their required node affinity. */
function regionsOf(manifest: Manifest): string[] {
  const affinity = manifest.spec.template.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const terms: any[] = affinity?.nodeSelectorTerms ?? [];
  const values = terms.flatMap((term) => (term.matchExpressions ?? []).filter((e: any) => e.key === Labels.REGION_OF_NODE));
  return [...new Set(values.flatMap((e: any) => e.values as string[]))];
}
