import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

const REFERENCE = resolve(__dirname, '../examples/reference');

type Json = Record<string, any>;
const parse = (text: string): Json[] => parseAllDocuments(text).map((document) => document.toJS() as Json);
const OBJECTS = parse(readFileSync(join(REFERENCE, 'expected/shop.k8s.yaml'), 'utf8'));

function only(kind: string, name: string | RegExp, objects = OBJECTS): Json {
  const found = objects.filter(
    (o) => o.kind === kind && (typeof name === 'string' ? o.metadata.name === name : name.test(o.metadata.name)),
  );
  expect(found.map((o) => o.metadata.name)).toHaveLength(1);
  return found[0];
}

/** The program's output with a ledger of its own. */
function synthWith(releases: string): string {
  const outdir = join(releases, 'out');
  process.env.CDK8S_OUTDIR = outdir;
  try {
    jest.isolateModules(() => {
      const { Release } = require('cdk8s-breakwater');
      const fromDirectory = Release.fromDirectory.bind(Release);
      Release.fromDirectory = () => fromDirectory(releases);
      require(join(REFERENCE, 'main.ts'));
    });
  } finally {
    delete process.env.CDK8S_OUTDIR;
  }
  return readFileSync(join(outdir, 'shop.k8s.yaml'), 'utf8');
}

describe('the gateway of the reference stack', () => {
  const configuration = (): string => only('ConfigMap', /^gateway-/).data['nginx.conf'];
  const lines = (): string[] =>
    configuration()
      .split('\n')
      .map((line) => line.trim());

  test.each([
    'least_conn;',
    'keepalive 32;',
    'http2 on;',
    'ssl_session_cache shared:SSL:10m;',
    'ssl_session_timeout 10m;',
    'proxy_http_version 1.1;',
    'proxy_set_header Connection "";',
    'proxy_set_header X-Real-IP $remote_addr;',
    'server_name api.example.no;',
    'limit_req_status 429;',
  ])('says %s', (line) => {
    expect(lines()).toContain(line);
  });

  test('balances every upstream by least_conn over its pods, with passive health checks', () => {
    const upstreams = [...configuration().matchAll(/upstream (\S+) \{([^}]*)\}/g)];
    expect(upstreams.map((u) => u[1]).sort()).toEqual(
      expect.arrayContaining([expect.stringContaining('ledger'), expect.stringContaining('payment')]),
    );
    for (const [, , body] of upstreams) {
      expect(body).toContain('least_conn;');
      expect(body).toMatch(/server \S+-headless\.production\.svc\.cluster\.local:\d+ .*\bresolve\b/);
      expect(body).toMatch(/server .*\bmax_fails=3 fail_timeout=30s\b/);
      expect(body).toContain('keepalive 32;');
    }
  });

  test('listens with TLS, and routes to several services', () => {
    expect(configuration()).toMatch(/listen \S*8443 ssl/);
    expect(configuration()).toMatch(/location \/payments/);
    expect(configuration()).toMatch(/location \/accounts/);
  });

  test('limits the rate of a client', () => {
    expect(configuration()).toMatch(/limit_req_zone \S*binary_remote_addr\S* zone=\S+ rate=\d+r\/[sm];/);
    expect(configuration()).toMatch(/limit_req zone=\S+ burst=\d+/);
  });
});

describe('the payment service of the reference stack', () => {
  test('is reached at payment-service in production, port 80 to 9376', () => {
    const service = only('Service', 'payment-service');
    expect(service.metadata.namespace).toBe('production');
    expect(service.spec.type).toBe('ClusterIP');
    expect(service.spec.ports).toEqual([expect.objectContaining({ port: 80, targetPort: 9376 })]);
  });

  test.each([
    ['blue', 'v1.2.4'],
    ['green', 'v1.2.5'],
  ])('has a colour %s that runs %s', (colour, version) => {
    const deployment = only('Deployment', `payment-app-${colour}`);
    expect(deployment.spec.replicas).toBe(3);
    expect(deployment.metadata.labels['app.kubernetes.io/version']).toBe(version);
    const [container] = deployment.spec.template.spec.containers;
    expect(container.image).toMatch(new RegExp(`:${version.replaceAll('.', '\\.')}$`));
    expect(container.resources.limits).toEqual({ cpu: '500m', memory: '512Mi' });
    expect(container.resources.requests).toEqual(container.resources.limits);
  });

  test('calls the ledger', () => {
    const [container] = only('Deployment', 'payment-app-blue').spec.template.spec.containers;
    expect(container.env).toContainEqual({ name: 'LEDGER_URL', value: 'http://ledger.production.svc.cluster.local:80' });
  });

  test('moves from one colour to the other by one changed line in each of its Services', () => {
    const folder = mkdtempSync(join(tmpdir(), 'breakwater-reference-'));
    try {
      cpSync(join(REFERENCE, 'releases/production'), folder, { recursive: true });
      const before = synthWith(folder).split('\n');
      const path = join(folder, 'payment.json');
      const ledger = JSON.parse(readFileSync(path, 'utf8'));
      expect(ledger.live).toBe('blue');
      writeFileSync(path, JSON.stringify({ ...ledger, live: 'green' }));
      const after = synthWith(folder).split('\n');
      expect(after).toHaveLength(before.length);
      const changed = before.flatMap((line, i) => (line === after[i] ? [] : [i]));
      const nameOf = (i: number): string => {
        const start = before.lastIndexOf('---', i);
        return parse(before.slice(start + 1, i + 3).join('\n'))[0].metadata.name;
      };
      expect(changed.map((i) => [nameOf(i), before[i].trim(), after[i].trim()])).toEqual([
        ['payment-service', 'cdk8s-breakwater/track: blue', 'cdk8s-breakwater/track: green'],
        ['payment-service-headless', 'cdk8s-breakwater/track: blue', 'cdk8s-breakwater/track: green'],
        ['payment-service-preview', 'cdk8s-breakwater/track: green', 'cdk8s-breakwater/track: blue'],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('every object of the reference stack', () => {
  test.each(OBJECTS.map((o) => [`${o.kind} ${o.metadata.name}`, o]))('%s says its region and its residency', (_name, object) => {
    expect(object.metadata.annotations).toMatchObject({
      'cdk8s-breakwater/region': expect.stringContaining('no-osl-1'),
      'cdk8s-breakwater/residency': expect.stringContaining('EEA'),
    });
  });

  test('runs in the region only', () => {
    const templates = OBJECTS.map((o) => o.spec?.template ?? o.spec?.jobTemplate?.spec.template).filter(Boolean);
    expect(templates).toHaveLength(5); // two colours of payment, one of ledger, the gateway, the report
    for (const template of templates) {
      const terms = template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
      for (const term of terms) {
        expect(term.matchExpressions).toContainEqual({ key: 'topology.kubernetes.io/region', operator: 'In', values: ['no-osl-1'] });
      }
    }
  });

  test('has a plain CronJob beside the services', () => {
    const { spec } = only('CronJob', 'settlement-report').spec.jobTemplate.spec.template;
    expect(spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
    expect(spec.containers[0].securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
  });
});
