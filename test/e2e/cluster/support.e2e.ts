import type { Api } from './support/api';
import { type ControlPlane, startControlPlane } from './support/control-plane';
import { EndpointMonitor, readyColours } from './support/endpoints';
import { deployment, namespace, service } from './support/hand-written';
import { addNode, addRegion, conditionOf } from './support/nodes';
import { until } from './support/wait';

jest.setTimeout(180_000);

// The other files trust this control plane and these helpers to notice what is wrong: here they must.
describe('the throw-away control plane', () => {
  let plane: ControlPlane;
  let api: Api;

  beforeAll(async () => {
    plane = await startControlPlane();
    api = plane.api;
  });
  afterAll(() => plane?.stop());

  test('refuses an unknown field by its path', async () => {
    await api.apply(namespace('strict'));
    const typo = deployment('strict', 'web', 'blue', 1, 'here');
    typo.spec.template.spec.containers[0].readynessProbe = {};
    await expect(api.apply(typo)).rejects.toThrow(
      '.spec.template.spec.containers[name="web"].readynessProbe: field not declared in schema',
    );
  });

  test('takes a warning of the restricted Pod Security Standard as a failure, and makes no such pod', async () => {
    await api.apply(namespace('guarded'));
    const loose = deployment('guarded', 'web', 'blue', 1, 'here');
    delete loose.spec.template.spec.containers[0].securityContext;
    await expect(api.apply(loose)).rejects.toThrow('would violate PodSecurity "restricted:latest"');
    await until('the ReplicaSet is refused its pod', async () => {
      const message = conditionOf(await api.get('apps/v1', 'Deployment', 'guarded', 'web-blue'), 'ReplicaFailure')?.message;
      return message?.includes('violates PodSecurity "restricted:latest"');
    });
  });

  test('places pods on nodes of their region only', async () => {
    await api.apply(namespace('placed'));
    await addNode(api, 'elsewhere', 'elsewhere', 'elsewhere-1');
    await api.apply(deployment('placed', 'web', 'blue', 3, 'here'));
    const pending = await until('the scheduler gave up on all three', async () => {
      const pods = await api.list('v1', 'Pod', 'placed');
      return pods.length === 3 && pods.every((pod) => conditionOf(pod, 'PodScheduled')?.reason === 'Unschedulable') && pods;
    });
    expect(conditionOf(pending[0], 'PodScheduled')?.message).toContain("didn't match Pod's node affinity/selector");

    await addRegion(api, 'here');
    await until('the Deployment is available', async () => {
      return conditionOf(await api.get('apps/v1', 'Deployment', 'placed', 'web-blue'), 'Available')?.status === 'True';
    });
    const nodes = (await api.list('v1', 'Pod', 'placed')).map((pod) => pod.spec.nodeName);
    expect(nodes.filter((name) => !/^here[abc]$/.test(name))).toEqual([]);
  });

  test('the endpoint monitor sees a clean switch, and sees a gap that lasts only for a moment', async () => {
    await api.apply(namespace('switched'));
    await api.apply(deployment('switched', 'web', 'blue', 3, 'here'));
    await api.apply(deployment('switched', 'web', 'green', 3, 'here'));
    await api.apply(service('switched', 'web', 'blue'));
    const monitor = await EndpointMonitor.start(api, 'switched', 'web');
    await until('blue serves', async () => (await readyColours(api, 'switched', 'web')).length === 3);
    await api.apply(service('switched', 'web', 'green'));
    await until('green serves', async () => (await readyColours(api, 'switched', 'web')).join() === 'green,green,green');
    expect(monitor.colours.at(0)).toBe('blue');
    expect(monitor.colours.at(-1)).toBe('green');

    await api.apply(service('switched', 'web', 'purple'));
    await until('nobody serves', async () => (await readyColours(api, 'switched', 'web')).length === 0);
    await api.apply(service('switched', 'web', 'blue'));
    await until('blue serves again', async () => (await readyColours(api, 'switched', 'web')).join() === 'blue,blue,blue');
    monitor.stop();
    expect(monitor.fewest).toBe(0);
    expect(
      monitor.history
        .slice(
          0,
          monitor.history.findIndex((h) => h.byColour.green === 3),
        )
        .at(-1)?.total,
    ).toBeGreaterThan(0);
  });

  test('the endpoint monitor says so when a Service never had an endpoint', async () => {
    await api.apply(namespace('nobody'));
    await api.apply(service('nobody', 'web', 'blue'));
    const monitor = await EndpointMonitor.start(api, 'nobody', 'web');
    expect(() => monitor.fewest).toThrow('never had a ready endpoint');
    monitor.stop();
  });
});
