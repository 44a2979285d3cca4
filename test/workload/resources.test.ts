import { Cpu } from '../../src/workload/cpu';
import { Memory } from '../../src/workload/memory';
import { Resources } from '../../src/workload/resources';

const [cpu, more] = [Cpu.millis(500), Cpu.units(1)];
const [memory, bigger] = [Memory.mebibytes(512), Memory.gibibytes(1)];

test('guaranteed: requests equal limits', () => {
  expect(Resources.guaranteed({ cpu, memory })._toKube()).toEqual({
    requests: { cpu: '500m', memory: '512Mi' },
    limits: { cpu: '500m', memory: '512Mi' },
  });
});

test('burstable: limits above requests', () => {
  expect(Resources.burstable({ cpuRequest: cpu, cpuLimit: more, memoryRequest: memory, memoryLimit: bigger })._toKube()).toEqual({
    requests: { cpu: '500m', memory: '512Mi' },
    limits: { cpu: '1', memory: '1Gi' },
  });
});

test.each([
  [
    { cpuRequest: more, cpuLimit: cpu, memoryRequest: memory, memoryLimit: bigger },
    /the cpu request is above its limit[\s\S]*"1"[\s\S]*at most the limit, 500m/,
  ],
  [{ cpuRequest: cpu, cpuLimit: more, memoryRequest: bigger, memoryLimit: memory }, /the memory request is above its limit/],
  [{ cpuRequest: cpu, memoryRequest: memory, memoryLimit: bigger } as any, /are both needed/],
])('%# is refused', (props, message) => expect(() => Resources.burstable(props)).toThrow(message));

test('memory alone is refused', () => expect(() => Resources.guaranteed({ memory } as any)).toThrow('are both needed'));

test('texts and nothing at all are refused, as a unit would be guessed', () => {
  expect(() => Resources.guaranteed({ cpu: '1', memory: '1Gi' } as any)).toThrow('amounts of cpu and memory are both needed');
  expect(() => Resources.guaranteed(undefined as any)).toThrow('are both needed');
  expect(() => Resources.burstable({ cpuRequest: cpu, cpuLimit: '2', memoryRequest: memory, memoryLimit: bigger } as any)).toThrow(
    'are both needed',
  );
});
