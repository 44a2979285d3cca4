/** Two plain cdk8s charts under this library's App: the YAML is that of cdk8s, and it is validated. */

import { ApiObject, Chart, JsonPatch, Size } from 'cdk8s';
import { App } from 'cdk8s-breakwater';
import * as kplus from 'cdk8s-plus-27';

const app = new App();

const configuration = new Chart(app, 'configuration', { namespace: 'tools' });
const settings = new kplus.ConfigMap(configuration, 'settings', { metadata: { name: 'settings' }, data: { LOG_LEVEL: 'info' } });

const tools = new Chart(app, 'tools', { namespace: 'tools' });
const dashboard = new kplus.Deployment(tools, 'dashboard', {
  replicas: 2,
  containers: [
    {
      image: 'registry.example.no/dashboard:3.1.0',
      portNumber: 8080,
      envFrom: [kplus.Env.fromConfigMap(settings)],
      resources: { memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) } },
    },
  ],
});
// What the restricted Pod Security Standard asks for beyond the defaults of cdk8s-plus-27.
ApiObject.of(dashboard).addJsonPatch(
  JsonPatch.add('/spec/template/spec/securityContext/seccompProfile', { type: 'RuntimeDefault' }),
  JsonPatch.add('/spec/template/spec/containers/0/securityContext/capabilities', { drop: ['ALL'] }),
);
dashboard.exposeViaService({ ports: [{ port: 80, targetPort: 8080 }] });
tools.addDependency(configuration);

app.synth();
