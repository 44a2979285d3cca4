import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Annotations, Labels } from '../../../src/manifest/labels';
import type { Manifest } from '../../../src/manifest/manifest';
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

describe.each(examples)('examples/%s on a real control plane', (example) => {
  const manifests = readManifests(join(EXAMPLES, example, 'expected'));
  const ofKind = (kind: string) => manifests.filter((m) => m.kind === kind);
  const inStack = (m: Manifest) => m.metadata?.annotations?.[Annotations.REGION] !== undefined;
  const deployments = ofKind('Deployment');
  const placed = deployments.filter(inStack);
  const regions = [...new Set(placed.flatMap(regionsOf))];

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

  test('every Deployment becomes available once nodes of its region exist, and its pods are spread over the zones', async () => {
    const nodes = new Map<string, string[]>();
    for (const region of regions) nodes.set(region, await addRegion(api, region));
    for (const manifest of deployments) {
      await until(`${nameOf(manifest)} is available with all its replicas`, async () => {
        const { spec, status, metadata } = await live(manifest);
        const complete = (status.availableReplicas ?? 0) === spec.replicas && status.observedGeneration === metadata.generation;
        return complete && (spec.replicas === 0 || conditionOf({ status }, 'Available')?.status === 'True');
      });
    }
    for (const manifest of placed) {
      const deployment = await live(manifest);
      const pods = await podsOf(deployment);
      const used = new Set(pods.map((pod) => pod.spec.nodeName));
      const mine = nodes.get(regionsOf(manifest)[0])!;
      expect([...used].filter((node) => !mine.includes(node))).toEqual([]);
      // Each zone here is one node: pods spread as far as they go.
      expect({ [nameOf(manifest)]: used.size }).toEqual({ [nameOf(manifest)]: Math.min(deployment.spec.replicas, mine.length) });
    }
  });

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

  test('what an autoscaler scales leaves the count of replicas to it', async () => {
    for (const manifest of ofKind('HorizontalPodAutoscaler')) {
      const target = deployments.find((d) => d.metadata?.name === manifest.spec.scaleTargetRef.name);
      expect(target?.spec).not.toHaveProperty('replicas');
      expect((await live(target!)).spec.replicas).toBe(manifest.spec.minReplicas);
    }
  });

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

  test('applying the same output again changes no object', async () => {
    const before = await generationsOf(api, manifests);
    await api.applyAll(manifests);
    expect(await generationsOf(api, manifests)).toEqual(before);
    expect(await changedByApplyingAgain(api, manifests)).toEqual([]);
  });
});

/** Regions that a Deployment's pods are bound to by their required node affinity. */
function regionsOf(manifest: Manifest): string[] {
  const affinity = manifest.spec.template.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  const terms: any[] = affinity?.nodeSelectorTerms ?? [];
  const values = terms.flatMap((term) => (term.matchExpressions ?? []).filter((e: any) => e.key === Labels.REGION_OF_NODE));
  return [...new Set(values.flatMap((e: any) => e.values as string[]))];
}
