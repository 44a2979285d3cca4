import { Labels } from '../../../../src/manifest/labels';
import type { Api } from './api';
import { until } from './wait';

/** Adds a fake node and waits until it is ready. */
export async function addNode(api: Api, name: string, region: string, zone: string): Promise<void> {
  const room = { cpu: '32', memory: '256Gi', pods: '110' };
  const path = await api.pathOf({ apiVersion: 'v1', kind: 'Node' });
  const { code, body } = await api.call('POST', path, {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        [Labels.REGION_OF_NODE]: region,
        [Labels.ZONE_OF_NODE]: zone,
      },
    },
    status: { allocatable: room, capacity: room },
  });
  if (code >= 300) throw new Error(`node ${name}: ${code} ${body.message}`);
  await until(`node ${name} is ready and without taints`, async () => {
    const node = await api.get('v1', 'Node', undefined, name);
    return conditionOf(node, 'Ready')?.status === 'True' && !node.spec.taints;
  });
}

/** Adds one node in each of three zones of a region. */
export async function addRegion(api: Api, region: string): Promise<string[]> {
  const zones = ['a', 'b', 'c'].map((letter) => `${region}${letter}`);
  for (const zone of zones) await addNode(api, zone, region, zone);
  return zones;
}

/** A condition of an object's status. */
export function conditionOf(object: any, type: string): { status: string; reason?: string; message?: string } | undefined {
  return object.status?.conditions?.find((c: { type: string }) => c.type === type);
}
