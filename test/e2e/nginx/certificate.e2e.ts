import { connect } from 'node:tls';
import { Tls } from '../../../src/gateway/tls';
import { addresses, Bench, seconds } from './support/bench';
import { CertificateVolume } from './support/certificates';
import { askTls } from './support/client';
import type { Nginx } from './support/nginx';
import { sleep, until } from './support/wait';

const HOST = 'api.example.no';

describe('a renewed certificate', () => {
  let bench: Bench;
  let nginx: Nginx;
  let volume: CertificateVolume;

  beforeAll(async () => {
    bench = await Bench.create();
    volume = new CertificateVolume(bench.folder.file('tls'));
    const { service } = await bench.service('payment', addresses(20, 1));
    nginx = await bench.run({ host: HOST, tls: Tls.fromSecret('api-tls', { reload: seconds(1) }) }, (gateway) =>
      gateway.addRoute('/', service),
    );
  });
  afterAll(() => bench.stop());

  /** The name in the certificate that is served. */
  const served = () =>
    new Promise<string>((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port: nginx.ports.https, servername: HOST, rejectUnauthorized: false }, () => {
        resolve(String(socket.getPeerCertificate().subject.O));
        socket.end();
      }).on('error', reject);
    });

  test('is served without a restart, and no handshake fails meanwhile', async () => {
    const before = await served();
    const { workers } = nginx;
    const failures: unknown[] = [];
    let handshakes = 0;
    let busy = true;
    const load = (async () => {
      while (busy) {
        await askTls(nginx.ports.https, '/', { servername: HOST }).then(
          ({ status }) => status === 200 || failures.push(status),
          (error) => failures.push(error),
        );
        handshakes++;
        await sleep(5);
      }
    })();
    try {
      for (let round = 0; round < 3; round++) {
        const renewed = volume.renew();
        expect(renewed).not.toBe(before);
        await until(`${renewed} is served`, async () => ((await served()) === renewed ? true : undefined), 5000);
      }
    } finally {
      busy = false;
      await load;
    }
    expect(failures).toEqual([]);
    expect(handshakes).toBeGreaterThan(20);
    expect(nginx.workers).toEqual(workers);
  });
});
