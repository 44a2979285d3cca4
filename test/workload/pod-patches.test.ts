import { Cpu } from '../../src/workload/cpu';
import { Memory } from '../../src/workload/memory';
import { podPatches } from '../../src/workload/pod-patches';
import { Resources } from '../../src/workload/resources';

const PROPS = {
  resources: Resources.guaranteed({ cpu: Cpu.millis(250), memory: Memory.mebibytes(128) }),
  drainSeconds: 15,
  selectorLabels: { app: 'web' },
  imagePullSecrets: [],
  kubernetesVersion: '1.35',
};

/** Values of the patches, by the last part of their path. */
const values = (props: object = {}): Record<string, any> =>
  Object.fromEntries(
    podPatches({ ...PROPS, ...props })
      .map((patch) => patch._toJson())
      .map(({ path, value }) => [path.split('/').pop(), value]),
  );

test('spreads pods of one revision over zones and nodes, without keeping them from starting', () => {
  expect(values().topologySpreadConstraints).toEqual(
    ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels: { app: 'web' } },
      matchLabelKeys: ['pod-template-hash'],
    })),
  );
});

test('the kubelet waits before a pod stops, and where it cannot yet, a program of the image does', () => {
  expect(values().lifecycle).toEqual({ preStop: { sleep: { seconds: 15 } } });
  expect(values({ kubernetesVersion: '1.29' }).lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '15'] } } });
});

test('gives the exact amounts of the resources', () => {
  expect(values().resources).toEqual({
    requests: { cpu: { value: '250m' }, memory: { value: '128Mi' } },
    limits: { cpu: { value: '250m' }, memory: { value: '128Mi' } },
  });
});

test('names the Secrets of the registry where there are any', () => {
  expect(values()).not.toHaveProperty('imagePullSecrets');
  expect(values({ imagePullSecrets: ['registry'] }).imagePullSecrets).toEqual([{ name: 'registry' }]);
});
