/**
 * One program in a process of its own: `program.ts cdk8s|breakwater|validation CHARTS OUTDIR`. Prints what it took as JSON.
 * It runs what was compiled to `lib/`.
 */
import { ApiObject, type ApiObjectProps, type App, type AppProps, Chart } from 'cdk8s';

/** What one run took. */
export interface Measurement {
  /** Construction and synth, in milliseconds. */
  readonly ms: number;
  /** The whole process up to the end of synth, imports included, in milliseconds. */
  readonly processMs: number;
  /** `toJson` of all objects by cdk8s alone, in milliseconds. */
  readonly toJsonMs?: number;
  /** The validation phase of our synth, in milliseconds. */
  readonly validateMs?: number;
}

const OBJECTS = 5;

function addService(app: App, index: number): ApiObject[] {
  const name = `service-${index}`;
  const labels = { 'app.kubernetes.io/name': name };
  const chart = new Chart(app, name, { namespace: 'production', labels });
  const object = (id: string, props: Record<string, unknown>) =>
    new ApiObject(chart, id, { ...props, metadata: { name } } as unknown as ApiObjectProps);
  const container = {
    name: 'main',
    image: `registry.example.no/shop/${name}:1.${index}.0`,
    ports: [{ name: 'http', containerPort: 8080 }],
    envFrom: [{ configMapRef: { name } }],
    env: [{ name: 'NODE_NAME', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }],
    resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
    readinessProbe: { httpGet: { path: '/ready', port: 'http' }, periodSeconds: 5 },
    livenessProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 10 },
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
  };
  const spec = {
    serviceAccountName: name,
    securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [container],
  };
  return [
    object('deployment', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      spec: { replicas: 3, selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
    }),
    object('service', {
      apiVersion: 'v1',
      kind: 'Service',
      spec: { type: 'ClusterIP', selector: labels, ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }] },
    }),
    object('config', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      data: { LOG_LEVEL: 'info', PORT: '8080', 'app.properties': `name=${name}\nretries=3\ntimeout=30s\n` },
    }),
    object('account', { apiVersion: 'v1', kind: 'ServiceAccount', automountServiceAccountToken: false }),
    object('policy', {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      spec: {
        podSelector: { matchLabels: labels },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [{ from: [{ podSelector: { matchLabels: { role: 'gateway' } } }], ports: [{ port: 8080, protocol: 'TCP' }] }],
        egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 443, protocol: 'TCP' }] }],
      },
    }),
  ];
}

function build(AppClass: new (props: AppProps) => App, charts: number, outdir: string) {
  const app = new AppClass({ outdir });
  const objects: ApiObject[] = [];
  for (let i = 0; i < charts; i++) objects.push(...addService(app, i));
  return { app, objects };
}

/** Construction and synth, as a user's program does it. */
function synth(AppClass: new (props: AppProps) => App, charts: number, outdir: string): Measurement {
  const start = performance.now();
  const { app, objects } = build(AppClass, charts, outdir);
  app.synth();
  const end = performance.now();
  if (objects.length !== charts * OBJECTS) throw new Error(`expected ${OBJECTS} objects a chart`);
  return { ms: end - start, processMs: end };
}

/** What cdk8s takes to render the objects once, and then what our validation takes for them: both as the first of their kind in the process. */
function validation(AppClass: new (props: AppProps) => App, charts: number, outdir: string): Measurement {
  const start = performance.now();
  const { app, objects } = build(AppClass, charts, outdir);
  const rendering = performance.now();
  for (const object of objects) ApiObject.prototype.toJson.call(object);
  const toJsonMs = performance.now() - rendering;
  app.synth();
  const end = performance.now();
  const validateMs = (app as unknown as { _timings: { phase: string; ms: number }[] })._timings.find(
    ({ phase }) => phase === 'validate',
  )?.ms;
  return { ms: end - start, processMs: end, toJsonMs, validateMs };
}

const [mode, charts, outdir] = process.argv.slice(2);
const AppClass = mode === 'cdk8s' ? require('cdk8s').App : require('..').App;
const measured = (mode === 'validation' ? validation : synth)(AppClass, Number(charts), outdir);
process.stdout.write(`${JSON.stringify(measured)}\n`);
