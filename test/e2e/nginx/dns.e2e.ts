import { Agent } from 'node:http';
import { Cpu, Memory, Resources } from '../../../src/workload/resources';
import { StandIn } from '../../gateway/support';
import { addresses, Bench, hostname, seconds } from './support/bench';
import { ask } from './support/client';
import { sleep, until } from './support/wait';

const HOST = 'api.example.no';
const TWO_WORKERS = Resources.guaranteed({ cpu: Cpu.units(2), memory: Memory.mebibytes(256) });

describe('names of backends', () => {
  let bench: Bench;

  beforeEach(async () => {
    bench = await Bench.create();
  });
  afterEach(() => bench.stop());

  test('a change moves all traffic under load, without a reload and without an error', async () => {
    const { service, pods: blue } = await bench.service('payment', addresses(20, 3));
    const green = await bench.pods('green', addresses(30, 3), service.port);
    const nginx = await bench.run({ host: HOST, resources: TWO_WORKERS }, (gateway) => gateway.addRoute('/', service));
    const { workers } = nginx;
    const agent = new Agent({ keepAlive: true, maxSockets: 16 });
    const failures: unknown[] = [];
    let busy = true;
    let answered = 0;
    const client = async (method: string) => {
      while (busy) {
        const body = method === 'POST' ? 'x'.repeat(2000) : undefined;
        await ask(nginx.ports.http, '/', { headers: { host: HOST }, agent, method, body }).then(
          ({ status }) => status === 200 || failures.push(status),
          (error) => failures.push(error),
        );
        answered++;
        await sleep(4);
      }
    };
    const clients = ['GET', 'POST', 'PUT', 'GET', 'POST', 'GET', 'GET', 'POST'].map(client);
    await sleep(1000);
    const moved = Date.now();
    bench.dns.set(hostname('payment'), addresses(30, 3));
    await sleep(4000);
    busy = false;
    await Promise.all(clients);
    agent.destroy();
    expect(failures).toEqual([]);
    expect(answered).toBeGreaterThan(500);
    // An answer is used for a second; then the next look-up, and no more.
    const lastBlue = Math.max(...blue.flatMap(({ requests }) => requests.map(({ at }) => at)));
    expect(lastBlue - moved).toBeLessThan(2500);
    for (const pod of green) expect(pod.requests.length).toBeGreaterThan(10);
    expect(nginx.workers).toEqual(workers);
    expect(nginx.errors).not.toContain('reconfiguring');
  });

  test('backends stay while DNS fails or is silent', async () => {
    const { service } = await bench.service('payment', addresses(20, 2));
    const nginx = await bench.run({ host: HOST }, (gateway) => gateway.addRoute('/', service));
    for (const failure of ['servfail', 'silence'] as const) {
      bench.dns.set(hostname('payment'), failure);
      await sleep(1500);
      expect((await ask(nginx.ports.http, '/', { headers: { host: HOST } })).status).toBe(200);
    }
  });

  test('a gateway is not started while an upstream does not resolve, and is as soon as all do', async () => {
    const { service } = await bench.service('payment', addresses(20, 1));
    const late = await bench.service('late', addresses(21, 1));
    bench.dns.set(hostname('late'), 'nxdomain');
    const nginx = await bench.launch({ host: HOST }, (gateway) => {
      gateway.addRoute('/payments', service);
      gateway.addRoute('/late', late.service);
    });
    const name = `production_late_${late.service.port}`;
    const waiting = await until('only one is missing', async () => {
      const { status, body } = await nginx.status('/startup');
      expect(status).toBe(503);
      return JSON.parse(body).unresolved.length === 1 ? JSON.parse(body) : undefined;
    });
    expect(waiting).toMatchObject({ started: false, unresolved: [name] });
    await sleep(1000);
    expect((await nginx.status('/startup')).status).toBe(503);
    expect((await ask(nginx.ports.http, '/late', { headers: { host: HOST } })).status).toBe(502);

    bench.dns.set(hostname('late'), addresses(21, 1));
    await nginx.started();
    expect((await nginx.status('/startup')).body).toBe('{"started":true}\n');
    expect((await ask(nginx.ports.http, '/late', { headers: { host: HOST } })).status).toBe(200);
    // It has resolved once, which is all that the start is about.
    bench.dns.set(hostname('late'), 'nxdomain');
    await until('it is gone', async () =>
      (await ask(nginx.ports.http, '/late', { headers: { host: HOST } })).status === 502 ? true : undefined,
    );
    expect((await nginx.status('/startup')).status).toBe(200);
  });

  test('a backend that resolves but does not answer holds up no start', async () => {
    const { service, pods } = await bench.service('payment', addresses(20, 1));
    pods[0].holding = true;
    const nginx = await bench.launch({ host: HOST }, (gateway) => gateway.addRoute('/', service));
    await until('the startup probe succeeds', async () => ((await nginx.status('/startup')).status === 200 ? true : undefined), 5000);
    expect(pods[0].requests.map(({ method, url }) => [method, url])).toContainEqual(['HEAD', '/ready']);
  });

  test('two hundred upstreams start together', async () => {
    const { service } = await bench.service('payment', addresses(20, 1));
    const services = Array.from({ length: 200 }, (_, i) => new StandIn(`service-${i}`, service.port));
    const nginx = await bench.launch({ host: HOST }, (gateway) => {
      for (const one of services) gateway.addRoute(`/${one.name}`, one);
    });
    expect(JSON.parse((await nginx.status('/startup')).body).unresolved).toHaveLength(200);
    for (const one of services.slice(1)) bench.dns.set(hostname(one.name), addresses(20, 1));
    await until('one is missing', async () => {
      const { unresolved } = JSON.parse((await nginx.status('/startup')).body);
      return unresolved?.length === 1 ? true : undefined;
    });
    bench.dns.set(hostname(services[0].name), addresses(20, 1));
    await nginx.started();
    expect((await ask(nginx.ports.http, '/service-199', { headers: { host: HOST } })).status).toBe(200);
  });

  test('hundreds of upstreams have room in the memory of the startup probe', async () => {
    const { service } = await bench.service('payment', addresses(20, 1));
    const services = Array.from({ length: 500 }, (_, i) => new StandIn(`service-${i}`, service.port));
    for (const one of services) bench.dns.set(hostname(one.name), addresses(20, 1));
    const nginx = await bench.launch({ host: HOST }, (gateway) => {
      for (const one of services) gateway.addRoute(`/${one.name}`, one);
    });
    // So many questions at once overrun the buffer of a socket, and nginx asks again after the timeout of the resolver.
    await until('all resolve', async () => ((await nginx.status('/startup')).body === '{"started":true}\n' ? true : undefined), 40_000);
    expect(nginx.errors).not.toContain('SharedMemoryError');
  });

  test('the wait has a bound, after which the gateway serves what it can and says what it cannot', async () => {
    const { service } = await bench.service('payment', addresses(20, 1));
    const lost = await bench.service('lost', addresses(21, 1));
    bench.dns.set(hostname('lost'), 'silence');
    const nginx = await bench.launch({ host: HOST, startupTimeout: seconds(3) }, (gateway) => {
      gateway.addRoute('/payments', service);
      gateway.addRoute('/lost', lost.service);
    });
    const begin = Date.now();
    expect((await nginx.status('/startup')).status).toBe(503);
    await nginx.started();
    expect(Date.now() - begin).toBeGreaterThanOrEqual(3000);
    expect(Date.now() - begin).toBeLessThan(5000);
    const name = `production_lost_${lost.service.port}`;
    expect(JSON.parse((await nginx.status('/startup')).body)).toEqual({ started: true, unresolved: [name] });
    expect(nginx.errors).toMatch(new RegExp(`\\[warn\\].*though these do not resolve: ${name}`));
    expect((await ask(nginx.ports.http, '/payments', { headers: { host: HOST } })).status).toBe(200);
  });
});
