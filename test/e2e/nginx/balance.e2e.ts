import { Cpu, Memory, Resources } from '../../../src/workload/resources';
import type { Backend } from './support/backend';
import { addresses, Bench } from './support/bench';
import { ask } from './support/client';
import type { Nginx } from './support/nginx';
import { until } from './support/wait';

const HOST = 'api.example.no';
const TWO_WORKERS = Resources.guaranteed({ cpu: Cpu.units(2), memory: Memory.mebibytes(256) });

describe('balancing', () => {
  let bench: Bench;
  let nginx: Nginx;
  let pods: Backend[];

  beforeEach(async () => {
    bench = await Bench.create();
    const started = await bench.service('payment', addresses(20, 3));
    pods = started.pods;
    nginx = await bench.run({ host: HOST, resources: TWO_WORKERS }, (gateway) => gateway.addRoute('/', started.service));
    for (const pod of pods) pod.requests.length = 0;
  });
  afterEach(() => bench.stop());

  const get = (method = 'GET') => ask(nginx.ports.http, '/', { headers: { host: HOST }, method });
  const held = () => pods.map((pod) => pod.held.length);

  test('workers follow the CPU limit', () => {
    expect(nginx.workers).toHaveLength(2);
  });

  test('the least busy backend is chosen, by all workers together', async () => {
    for (const pod of pods) pod.holding = true;
    const answers: Promise<unknown>[] = [];
    for (let i = 1; i <= 9; i++) {
      answers.push(get());
      await until('the request has arrived', () => (held().reduce((a, b) => a + b) === i ? true : undefined));
      expect(Math.max(...held()) - Math.min(...held())).toBeLessThanOrEqual(1);
    }
    // One backend gets free: the next ones all go there, though it had as many as the others.
    pods[1].release();
    await until('the backend is free', () => (pods[1].held.length === 0 ? true : undefined));
    for (let i = 1; i <= 3; i++) {
      answers.push(get());
      await until('the request has arrived', () => (pods[1].held.length === i ? true : undefined), 2000);
    }
    expect(held()).toEqual([3, 3, 3]);
    for (const pod of pods) pod.release();
    await Promise.all(answers);
  });

  test('connections to backends are reused', async () => {
    for (let i = 0; i < 100; i++) expect((await get()).status).toBe(200);
    expect(pods.reduce((sum, pod) => sum + pod.requests.length, 0)).toBe(100);
    // Each worker has connections of its own. The startup probe opened one more.
    expect(pods.reduce((sum, pod) => sum + pod.connections, 0)).toBeLessThanOrEqual(2 * pods.length + 1);
  });

  test('a backend that is gone costs no request, and is left alone after three failures', async () => {
    await pods[0].stop();
    for (let i = 0; i < 60; i++) expect((await get()).status).toBe(200);
    const failures = nginx.errors.match(/connect\(\) failed/g)?.length ?? 0;
    expect(failures).toBeGreaterThan(0);
    expect(failures).toBeLessThanOrEqual(3);
  });

  test('a request that may have changed something is not sent twice', async () => {
    for (const pod of pods) pod.holding = true;
    const answer = get('POST');
    const busy = await until('the request has arrived', () => pods.find((pod) => pod.held.length > 0));
    const others = pods.filter((pod) => pod !== busy);
    await busy.stop();
    expect((await answer).status).toBe(502);
    expect(others.map((pod) => pod.requests.length)).toEqual([0, 0]);
  });
});
