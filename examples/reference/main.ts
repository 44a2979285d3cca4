/**
 * The reference stack: two services behind one gateway in Norway.
 *
 * `payment` is released blue/green as payment-app-blue v1.2.4 and payment-app-green v1.2.5 behind the Service payment-service; what each
 * colour runs stands in releases/production/. It calls `ledger`. A nightly report runs beside them, as a plain cdk8s-plus CronJob.
 */
import { join } from 'node:path';
import { Cron, Size } from 'cdk8s';
import {
  App,
  BlueGreenService,
  Cpu,
  Gateway,
  Memory,
  Namespace,
  RateLimit,
  Region,
  Release,
  ResidencyPolicy,
  Resources,
  Stack,
  Tls,
} from 'cdk8s-breakwater';
import * as kplus from 'cdk8s-plus-27';

const app = new App();

const shop = new Stack(app, 'shop', {
  namespace: Namespace.managed('production'),
  region: Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' }),
  residency: ResidencyPolicy.eea(),
  release: Release.fromDirectory(join(__dirname, 'releases/production')),
});

const ledger = new BlueGreenService(shop, 'ledger', {
  port: 8080,
  replicas: 2,
  resources: Resources.burstable({
    cpuRequest: Cpu.millis(100),
    cpuLimit: Cpu.millis(500),
    memoryRequest: Memory.mebibytes(128),
    memoryLimit: Memory.mebibytes(256),
  }),
});

const payment = new BlueGreenService(shop, 'payment', {
  serviceName: 'payment-service',
  workloadName: 'payment-app',
  port: 9376,
  replicas: 3,
  resources: Resources.guaranteed({ cpu: Cpu.millis(500), memory: Memory.mebibytes(512) }),
  config: { LOG_LEVEL: 'info', CURRENCY: 'NOK' },
});
payment.addCall(ledger);

const gateway = new Gateway(shop, 'gateway', {
  host: 'api.example.no',
  tls: Tls.fromSecret('api-tls'),
  autoscaling: { minReplicas: 2, maxReplicas: 4 },
});
gateway.addRoute('/payments', payment, { rateLimit: RateLimit.perClient({ requestsPerSecond: 50, burst: 100 }) });
gateway.addRoute('/accounts', ledger);

new kplus.CronJob(shop, 'settlement-report', {
  schedule: Cron.daily(),
  containers: [
    {
      image: 'registry.example.no/settlement-report:v2.0.1',
      envVariables: { CURRENCY: kplus.EnvValue.fromValue('NOK') },
      resources: {
        cpu: { request: kplus.Cpu.millis(100), limit: kplus.Cpu.millis(500) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
      },
    },
  ],
});

app.synth();
