import { connect as connectTls } from 'node:tls';
import { Duration } from 'cdk8s';
import { PathMatch } from '../../../src/gateway/route';
import { Tls } from '../../../src/gateway/tls';
import { Memory } from '../../../src/workload/resources';
import type { Backend } from './support/backend';
import { addresses, Bench } from './support/bench';
import { CertificateVolume } from './support/certificates';
import { ask, askHttp2, askTls } from './support/client';
import type { Nginx } from './support/nginx';
import { until } from './support/wait';

const HOST = 'api.example.no';

describe('a gateway with TLS', () => {
  let bench: Bench;
  let nginx: Nginx;
  let payment: Backend;
  let names: Record<string, Backend>;

  beforeAll(async () => {
    bench = await Bench.create();
    new CertificateVolume(bench.folder.file('tls'));
    const services = await Promise.all(
      ['payment', 'refunds', 'exactly', 'root', 'other'].map((name, i) => bench.service(name, addresses(20 + i, 1))),
    );
    names = Object.fromEntries(services.map(({ service, pods }) => [service.name, pods[0]]));
    payment = names.payment;
    const [paymentService, refunds, exactly, root, other] = services.map(({ service }) => service);
    nginx = await bench.run(
      { host: HOST, tls: Tls.fromSecret('api-tls', { hsts: { maxAge: Duration.days(1) } }), maxBodySize: Memory.mebibytes(2) },
      (gateway) => {
        gateway.addRoute('/payments', paymentService, { maxBodySize: Memory.mebibytes(1) });
        gateway.addRoute('/payments/refunds', refunds);
        gateway.addRoute('/payments/refunds/all', exactly, { match: PathMatch.EXACT });
        gateway.addRoute('/uploads', refunds, { maxBodySize: Memory.mebibytes(100) });
        gateway.addRoute('/slash/', exactly, { match: PathMatch.EXACT });
        gateway.addRoute('/payments/slash/', exactly, { match: PathMatch.EXACT });
        gateway.addRoute('/blå $uri {x}', root);
        gateway.addRoute('/', other, { host: 'other.example.no' });
        gateway.addRoute('/wild', other, { host: '*.wild.example.no' });
      },
    );
  });
  afterAll(() => bench.stop());

  const get = (path: string, servername = HOST) => askTls(nginx.ports.https, path, { servername });

  test('speaks HTTP/2 over TLS, and HTTP/1.1', async () => {
    const { protocol, answers } = await askHttp2(nginx.ports.https, HOST, ['/payments', '/payments/1']);
    expect(protocol).toBe('h2');
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, 'payment-1'],
      [200, 'payment-1'],
    ]);
    expect(await get('/payments')).toMatchObject({ status: 200, body: 'payment-1' });
  });

  test.each([
    ['TLSv1.2', 'TLSv1.2'],
    ['TLSv1.3', 'TLSv1.3'],
    ['TLSv1.1', undefined],
  ] as const)('%s', async (version, spoken) => {
    const protocol = await new Promise<string | undefined>((resolve) => {
      const socket = connectTls(
        {
          host: '127.0.0.1',
          port: nginx.ports.https,
          servername: HOST,
          rejectUnauthorized: false,
          minVersion: version,
          maxVersion: version,
          ciphers: 'DEFAULT@SECLEVEL=0',
        },
        () => {
          resolve(socket.getProtocol() ?? undefined);
          socket.end();
        },
      ).on('error', () => resolve(undefined));
    });
    expect(protocol).toBe(spoken);
  });

  test('a session is resumed', async () => {
    const options = {
      host: '127.0.0.1',
      port: nginx.ports.https,
      servername: HOST,
      rejectUnauthorized: false,
      maxVersion: 'TLSv1.2',
    } as const;
    const handshake = (session?: Buffer) =>
      new Promise<{ session?: Buffer; reused: boolean }>((resolve, reject) => {
        const socket = connectTls({ ...options, session }, () => {
          resolve({ session: socket.getSession(), reused: socket.isSessionReused() });
          socket.end();
        }).on('error', reject);
      });
    const first = await handshake();
    expect(first.reused).toBe(false);
    expect((await handshake(first.session)).reused).toBe(true);
  });

  test('redirects HTTP to HTTPS with path and query', async () => {
    const answer = await ask(nginx.ports.http, '/payments/1?a=b%20c&d', { headers: { host: HOST }, method: 'POST' });
    expect(answer.status).toBe(308);
    expect(answer.headers.location).toBe('https://api.example.no/payments/1?a=b%20c&d');
  });

  test.each([
    ['/payments', 'payment-1'],
    ['/payments/1', 'payment-1'],
    ['/payments/refunds', 'refunds-1'],
    ['/payments/refunds/1', 'refunds-1'],
    ['/payments/refunds/all', 'exactly-1'],
    ['/payments/refunds/all/1', 'refunds-1'],
    ['/payments/refundsx', 'payment-1'],
    ['/slash/', 'exactly-1'],
    ['/payments/slash/', 'exactly-1'],
    ['/payments/slash', 'payment-1'],
    ['/payments/../payments/refunds', 'refunds-1'],
    ['/payments//refunds', 'refunds-1'],
    ['/bl%C3%A5%20$uri%20%7Bx%7D/1', 'root-1'],
  ])('%s goes to %s', async (path, backend) => {
    expect((await get(path)).body).toBe(backend);
  });

  test.each(['/', '/slash', '/slash/1', '/paymentsx', '/pay', '/PAYMENTS'])('%s goes nowhere', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: '{"error":"no route"}\n', headers: { 'content-type': 'application/json' } });
  });

  test('hosts have routes of their own', async () => {
    expect((await get('/payments', 'other.example.no')).body).toBe('other-1');
    expect((await get('/wild', 'a.wild.example.no')).body).toBe('other-1');
    expect((await get('/payments', 'a.wild.example.no')).status).toBe(404);
  });

  test('unknown hosts reach no backend', async () => {
    const before = Object.values(names).map(({ requests }) => requests.length);
    await expect(get('/payments', 'evil.example.com')).rejects.toThrow(/unrecognized name|alert/);
    expect((await askTls(nginx.ports.https, '/payments', { servername: HOST, headers: { host: 'evil.example.com' } })).status).toBe(421);
    expect((await ask(nginx.ports.http, '/payments', { headers: { host: 'evil.example.com' } })).status).toBe(404);
    expect(Object.values(names).map(({ requests }) => requests.length)).toEqual(before);
  });

  test('backends get the headers, and nothing that a client made up', async () => {
    const made = {
      'x-real-ip': '6.6.6.6',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'evil',
      'x-forwarded-port': '1',
      'x-request-id': 'evil',
      forwarded: 'for=6.6.6.6',
      proxy: 'http://evil',
    };
    const answer = await askTls(nginx.ports.https, '/payments/1?q=1', { servername: HOST, headers: made, localAddress: '127.0.0.5' });
    const { headers, url } = payment.last;
    expect(url).toBe('/payments/1?q=1');
    expect(headers).toMatchObject({
      host: HOST,
      'x-real-ip': '127.0.0.5',
      'x-forwarded-for': '127.0.0.5',
      'x-forwarded-proto': 'https',
      'x-forwarded-host': HOST,
      'x-request-id': answer.headers['x-request-id'],
    });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
    expect(Object.keys(headers)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(forwarded|proxy|connection|x-forwarded-port)$/)]),
    );
  });

  test('answers carry HSTS and do not tell the version', async () => {
    for (const path of ['/payments', '/nowhere']) {
      const { headers } = await get(path);
      expect(headers['strict-transport-security']).toBe('max-age=86400');
      expect(headers.server).toBe('nginx');
    }
  });

  test('answers with long heads pass', async () => {
    payment.headers = { 'content-security-policy': 'x'.repeat(12_000) };
    expect((await get('/payments')).status).toBe(200);
    payment.headers = {};
  });

  test('bodies pass, up to a size', async () => {
    const post = (bytes: number) =>
      askTls(nginx.ports.https, '/payments', {
        servername: HOST,
        method: 'POST',
        body: 'x'.repeat(bytes),
        headers: { 'content-length': bytes },
      });
    expect((await post(1024 * 1024)).status).toBe(200);
    expect(payment.last.body).toHaveLength(1024 * 1024);
    expect((await post(1024 * 1024 + 1)).status).toBe(413);
  });

  test('large bodies pass without a file in between', async () => {
    const body = 'x'.repeat(50 * 1024 * 1024);
    expect((await askTls(nginx.ports.https, '/uploads/1', { servername: HOST, method: 'PUT', body })).status).toBe(200);
    expect(names.refunds.last.body).toHaveLength(body.length);
    expect(nginx.errors).not.toMatch(/temporary file.*\/uploads/);
  });

  test('the log is JSON, without queries', async () => {
    await get('/payments/logged?token=secret%22');
    const line = await until('the request is logged', () => nginx.log.find(({ path }) => path === '/payments/logged'));
    expect(line).toMatchObject({ host: HOST, method: 'GET', status: 200, client: '127.0.0.1', upstreamStatus: '200' });
    expect(JSON.stringify(nginx.log)).not.toContain('secret');
  });

  test('the status listener is apart', async () => {
    expect((await nginx.status('/ready')).status).toBe(200);
    expect((await nginx.status('/status')).body).toContain('Active connections');
    expect((await nginx.status('/startup/0')).status).toBe(404);
    expect((await nginx.status('/payments')).status).toBe(404);
  });
});
