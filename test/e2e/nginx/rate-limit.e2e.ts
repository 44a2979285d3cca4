import { RateLimit } from '../../../src/gateway/rate-limit';
import { Tls } from '../../../src/gateway/tls';
import type { Backend } from './support/backend';
import { addresses, Bench } from './support/bench';
import { CertificateVolume } from './support/certificates';
import { askHttp2, askTls } from './support/client';
import type { Nginx } from './support/nginx';

const HOST = 'api.example.no';

describe('a rate limit', () => {
  let bench: Bench;
  let nginx: Nginx;
  let pod: Backend;

  beforeAll(async () => {
    bench = await Bench.create();
    new CertificateVolume(bench.folder.file('tls'));
    const { service, pods } = await bench.service('payment', addresses(20, 1));
    pod = pods[0];
    nginx = await bench.run(
      { host: HOST, tls: Tls.fromSecret('api-tls'), replicas: 2, rateLimit: RateLimit.perClient({ requestsPerSecond: 40, burst: 60 }) },
      (gateway) => {
        // 6 in a minute, one of them in ten seconds, for each of two replicas; the burst of 10 becomes 5.
        gateway.addRoute('/slow', service, { rateLimit: RateLimit.perClient({ requestsPerSecond: 0.2, burst: 10 }) });
        gateway.addRoute('/free', service);
      },
    );
  });
  afterAll(() => bench.stop());

  const burst = (path: string, from: string, count: number) =>
    Promise.all(Array.from({ length: count }, () => askTls(nginx.ports.https, path, { servername: HOST, localAddress: from })));

  test("admits the replica's share and answers the rest with 429", async () => {
    const before = pod.requests.length;
    const answers = await burst('/slow', '127.0.0.5', 20);
    const refused = answers.filter(({ status }) => status === 429);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(6);
    expect(refused).toHaveLength(14);
    expect(pod.requests.length - before).toBe(6);
    for (const { headers, body } of refused) {
      expect(headers).toMatchObject({ 'retry-after': '10', 'content-type': 'application/json' });
      expect(headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
      expect(JSON.parse(body)).toEqual({ error: 'too many requests', retryAfter: 10 });
    }
  });

  test('refusals stand in the access log, which has no queries, and not in the error log, which has', () => {
    expect(nginx.log.filter(({ path, status }) => path === '/slow' && status === 429)).toHaveLength(14);
    expect(nginx.errors).not.toContain('/slow');
  });

  test('refuses by HTTP/2 as by HTTP/1.1', async () => {
    const { answers } = await askHttp2(nginx.ports.https, HOST, Array<string>(8).fill('/slow'));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0].headers).toMatchObject({ 'retry-after': '10', 'content-type': 'application/json' });
    expect(JSON.parse(refused[0].body)).toEqual({ error: 'too many requests', retryAfter: 10 });
  });

  test('counts each client for itself', async () => {
    expect((await burst('/slow', '127.0.0.6', 6)).map(({ status }) => status)).toEqual(Array(6).fill(200));
  });

  test('of the gateway holds on all routes', async () => {
    const answers = await burst('/free', '127.0.0.7', 60);
    const refused = answers.filter(({ status }) => status === 429);
    // 31 at once, and 20 a second while they run.
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThanOrEqual(29);
    expect(refused[0].headers['retry-after']).toBe('1');
  });

  test('answers of backends with 429 pass as they are', async () => {
    pod.status = 429;
    const [answer] = await burst('/free', '127.0.0.9', 1);
    expect(answer).toMatchObject({ status: 429, body: 'payment-1' });
    expect(answer.headers).not.toHaveProperty('retry-after');
  });
});
