import { App, BlueGreenService, Cpu, Gateway, Memory, Namespace, Region, ResidencyPolicy, Resources, Stack, Tls } from 'cdk8s-breakwater';

const app = new App();
const shop = new Stack(app, 'shop', {
  namespace: Namespace.existing('shop'),
  region: Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' }),
  residency: ResidencyPolicy.eea(),
});
const hello = new BlueGreenService(shop, 'hello', {
  port: 8080,
  resources: Resources.guaranteed({ cpu: Cpu.millis(250), memory: Memory.mebibytes(128) }),
  image: 'registry.example.no/hello:1.0.0',
});
new Gateway(shop, 'gateway', { host: 'api.example.no', tls: Tls.fromSecret('api-tls') }).addRoute('/', hello);
app.synth();
