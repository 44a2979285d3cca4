import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { ClientAddress } from '../../../src/gateway/client-address';
import { Tls } from '../../../src/gateway/tls';
import type { Backend } from './support/backend';
import { addresses, Bench } from './support/bench';
import { CertificateVolume } from './support/certificates';
import { ask } from './support/client';
import type { Nginx } from './support/nginx';

const HOST = 'api.example.no';
const PROXY = '127.0.0.8';
const STRANGER = '127.0.0.5';

describe('behind trusted proxies', () => {
  let bench: Bench;
  let nginx: Nginx;
  let pod: Backend;

  beforeAll(async () => {
    bench = await Bench.create();
    const { service, pods } = await bench.service('payment', addresses(20, 1));
    pod = pods[0];
    nginx = await bench.run({ host: HOST, clientAddress: ClientAddress.trustedProxies(['127.0.0.8/31', '10.0.0.0/8']) }, (gateway) =>
      gateway.addRoute('/', service),
    );
  });
  afterAll(() => bench.stop());

  const seen = async (from: string, headers: Record<string, string>) => {
    await ask(nginx.ports.http, '/', { headers: { host: HOST, ...headers }, localAddress: from });
    const { 'x-real-ip': address, 'x-forwarded-for': forwarded, 'x-forwarded-proto': scheme } = pod.last.headers;
    expect(forwarded).toBe(address);
    return [address, scheme];
  };

  test('the proxy says who the client is and what it speaks', async () => {
    expect(await seen(PROXY, { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' })).toEqual(['203.0.113.9', 'https']);
  });

  test('what stands left of the client was made up by it', async () => {
    expect(await seen(PROXY, { 'x-forwarded-for': '6.6.6.6, 203.0.113.9' })).toEqual(['203.0.113.9', 'http']);
    expect(await seen(PROXY, { 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.1.2.3' })).toEqual(['203.0.113.9', 'http']);
  });

  test('a stranger is not believed', async () => {
    expect(await seen(STRANGER, { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'https', 'x-real-ip': '6.6.6.6' })).toEqual([
      STRANGER,
      'http',
    ]);
  });

  test('a scheme that is none is not passed on', async () => {
    expect(await seen(PROXY, { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'gopher' })).toEqual(['203.0.113.9', 'http']);
  });
});

describe('behind a load balancer that speaks the PROXY protocol', () => {
  let bench: Bench;
  let nginx: Nginx;
  let pod: Backend;

  beforeAll(async () => {
    bench = await Bench.create();
    new CertificateVolume(bench.folder.file('tls'));
    const { service, pods } = await bench.service('payment', addresses(20, 1));
    pod = pods[0];
    nginx = await bench.run(
      { host: HOST, tls: Tls.fromSecret('api-tls', { redirectHttp: false }), clientAddress: ClientAddress.proxyProtocol([`${PROXY}/32`]) },
      (gateway) => gateway.addRoute('/', service),
    );
  });
  afterAll(() => bench.stop());

  /** Sends a request behind a header, or without one, and returns the first line of the answer. */
  const send = (from: string, header: string, tls: boolean) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: tls ? nginx.ports.https : nginx.ports.http, localAddress: from }, () => {
        if (header) socket.write(header);
        const stream = tls ? connectTls({ socket, servername: HOST, rejectUnauthorized: false }) : socket;
        let text = '';
        stream.on('data', (chunk) => {
          text += chunk;
        });
        stream.on('error', reject);
        stream.on('end', () => resolve(text.split('\r\n')[0]));
        stream.write(`GET / HTTP/1.1\r\nHost: ${HOST}\r\nX-Forwarded-For: 6.6.6.6\r\nConnection: close\r\n\r\n`);
      }).on('error', reject);
    });
  const header = 'PROXY TCP4 203.0.113.7 127.0.0.1 4711 443\r\n';

  test.each([false, true])('its header says who the client is (TLS: %p)', async (tls) => {
    expect(await send(PROXY, header, tls)).toContain('200');
    expect(pod.last.headers).toMatchObject({
      'x-real-ip': '203.0.113.7',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-proto': tls ? 'https' : 'http',
    });
  });

  test('a stranger is not believed', async () => {
    expect(await send(STRANGER, header, false)).toContain('200');
    expect(pod.last.headers['x-real-ip']).toBe(STRANGER);
  });

  test('a connection without it reaches no backend', async () => {
    const before = pod.requests.length;
    await send(PROXY, '', false).catch(() => undefined);
    expect(pod.requests).toHaveLength(before);
  });
});
