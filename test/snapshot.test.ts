import { Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { App } from '../src/app';
import { ClientAddress } from '../src/gateway/client-address';
import { Gateway } from '../src/gateway/gateway';
import { RateLimit } from '../src/gateway/rate-limit';
import { Tls } from '../src/gateway/tls';
import { Namespace } from '../src/namespace';
import { Region } from '../src/region/region';
import { ResidencyPolicy } from '../src/residency/residency-policy';
import { Stack } from '../src/stack';
import { BlueGreenService } from '../src/workload/blue-green-service';
import { Cpu, Memory, Resources } from '../src/workload/resources';

/** Prints texts as they are, and not as a quoted string of JavaScript: the snapshot is YAML for people to read. */
expect.addSnapshotSerializer({ test: (value) => typeof value === 'string', serialize: (value) => value });

test('a whole stack, for people to read: look at the difference before you accept it', () => {
  const app = new App({ outdir: 'unused' });
  const shop = new Stack(app, 'shop', {
    namespace: Namespace.existing('production'),
    region: Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' }),
    residency: ResidencyPolicy.eea(),
  });
  const resources = Resources.guaranteed({ cpu: Cpu.millis(250), memory: Memory.mebibytes(256) });

  const ledger = new BlueGreenService(shop, 'ledger', { port: 8080, resources, image: 'registry.example.no/ledger:2.1.0' });

  const payment = new BlueGreenService(shop, 'payment', {
    port: 9376,
    resources,
    blue: { image: 'registry.example.no/payment:1.2.4' },
    green: { image: 'registry.example.no/payment:1.2.5', config: { LOG_LEVEL: 'debug' } },
    config: { CURRENCY: 'NOK', LOG_LEVEL: 'info' },
    secretVariables: { DB_PASSWORD: { secret: 'payment-db', key: 'password' } },
    metrics: { port: 9090 },
    autoscaling: { minReplicas: 3, maxReplicas: 12 },
  });
  payment.addCall(ledger);
  payment.allowEgress('192.0.2.0/24', 5432);

  const gateway = new Gateway(shop, 'gateway', {
    host: 'api.example.no',
    tls: Tls.fromSecret('api-tls'),
    clientAddress: ClientAddress.trustedProxies(['198.51.100.0/24']),
    rateLimit: RateLimit.perClient({ requestsPerSecond: 100 }),
  });
  gateway.addRoute('/payments', payment, { rateLimit: RateLimit.perClient({ requestsPerSecond: 20, burst: 40 }) });
  gateway.addRoute('/ledger', ledger);

  new kplus.Job(shop, 'migrate', {
    containers: [{ image: 'registry.example.no/migrate:1.2.5', resources: { cpu: { limit: kplus.Cpu.millis(500) } } }],
    backoffLimit: 2,
  });

  // What a person is to read is also right.
  const findings = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  app.synthYaml();
  expect(findings.mock.calls.join('')).toMatch(/^shop\n {2}warning {2}ledger, payment have no ledger: .*\n.*\n\n1 warning\n/);
  findings.mockRestore();

  expect(Yaml.stringify(...Testing.synth(shop))).toMatchSnapshot();
});
