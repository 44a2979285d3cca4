import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Backend } from './support/backend';
import { CertificateVolume } from './support/certificates';
import { askHttp2, askTls } from './support/client';
import { DnsServer } from './support/dns';
import { Nginx, RunFolder } from './support/nginx';

const EXPECTED = join(__dirname, '../../../examples/reference/expected');
const HOST = 'api.example.no';

/** The files of the gateway in the committed output of the reference stack. */
function committedFiles(): Record<string, string> {
  const objects = readdirSync(EXPECTED).flatMap((file) =>
    parseAllDocuments(readFileSync(join(EXPECTED, file), 'utf8')).map((document) => document.toJS()),
  );
  return objects.find((object) => object?.kind === 'ConfigMap' && object.metadata.name.startsWith('gateway-config-')).data;
}

describe('the gateway of examples/reference', () => {
  const files = committedFiles();
  const upstreams = [...files['nginx.conf'].matchAll(/server (\S+):(\d+) resolve/g)].map(([, name, port], i) => ({
    name,
    port: Number(port),
    address: `127.0.${40 + i}.1`,
  }));
  const folder = new RunFolder();
  let dns: DnsServer;
  let backends: Backend[];
  let nginx: Nginx;

  beforeAll(async () => {
    dns = await DnsServer.start();
    new CertificateVolume(folder.file('tls'));
    writeFileSync(folder.file('startup.js'), files['startup.js']);
    backends = await Promise.all(upstreams.map(({ name, address, port }) => Backend.start(name.split('.')[0], address, port)));
    for (const { name, address } of upstreams) dns.set(name, [address]);
    nginx = await Nginx.start(files['nginx.conf'], dns.port, folder);
    await nginx.started();
  });
  afterAll(async () => {
    await nginx?.stop();
    await Promise.all([...(backends ?? []).map((backend) => backend.stop()), dns.stop()]);
    folder.remove();
  });

  test('routes to several services', async () => {
    expect(upstreams.length).toBeGreaterThan(1);
    const { protocol, answers } = await askHttp2(nginx.ports.https, HOST, ['/payments/1', '/accounts']);
    expect(protocol).toBe('h2');
    expect(answers.map(({ status, body }) => [status, body])).toEqual([
      [200, 'payment-service-headless'],
      [200, 'ledger-headless'],
    ]);
    expect((await askTls(nginx.ports.https, '/', { servername: HOST })).status).toBe(404);
  });

  test('limits the requests of a client to the payments', async () => {
    const ask = () => askTls(nginx.ports.https, '/payments', { servername: HOST, localAddress: '127.0.0.77' });
    const statuses = (await Promise.all(Array.from({ length: 80 }, ask))).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
  });
});
