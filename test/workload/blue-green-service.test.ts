import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Namespace } from '../../src/namespace';
import { Colour } from '../../src/release/colour';
import type { BlueGreenServiceProps } from '../../src/workload/blue-green-service-props';
import { Memory } from '../../src/workload/memory';
import { find, IMAGE, main, makeService, makeStack, names, RESOURCES, render } from './support';

const BLUE = { 'app.kubernetes.io/name': 'payment', 'cdk8s-breakwater/track': 'blue' };
const GREEN = { 'app.kubernetes.io/name': 'payment', 'cdk8s-breakwater/track': 'green' };
const both = (live: Colour): Partial<BlueGreenServiceProps> => ({
  live,
  blue: { image: 'registry.example.no/payment:1.2.4' },
  green: { image: 'registry.example.no/payment:1.2.5' },
});
const SECRET = (name: string): string => `${name}-2`;

describe('objects', () => {
  test('a service of one colour has its Services, and of the other colour nothing else', () => {
    const objects = render(makeService());
    expect(names(objects).filter((name) => !name.startsWith('Namespace') && !/(default-deny|allow-dns)$/.test(name))).toEqual([
      'NetworkPolicy/payment',
      'PodDisruptionBudget/payment-blue',
      'ServiceAccount/payment',
      'Service/payment',
      'Service/payment-headless',
      'Service/payment-preview',
      'Deployment/payment-blue',
    ]);
    expect(find(objects, 'Service', 'payment').spec).toEqual({
      type: 'ClusterIP',
      selector: BLUE,
      ports: [{ name: 'http', port: 80, targetPort: 9376, protocol: 'TCP' }],
    });
    expect(find(objects, 'Service', 'payment-headless').spec).toEqual({
      type: 'ClusterIP',
      clusterIP: 'None',
      selector: BLUE,
      ports: [{ name: 'http', port: 9376, targetPort: 9376, protocol: 'TCP' }],
    });
    expect(find(objects, 'Service', 'payment-preview').spec.selector).toEqual(GREEN);
  });

  test('names can be chosen', () => {
    const service = makeService({ serviceName: 'payment-service', workloadName: 'payment-app', servicePort: 8080 });
    const objects = render(service);
    expect(find(objects, 'Service', 'payment-service').spec.ports[0]).toMatchObject({ port: 8080, targetPort: 9376 });
    expect(find(objects, 'Deployment', 'payment-app-blue').spec.selector.matchLabels['app.kubernetes.io/name']).toBe('payment-app');
    expect(service.previewServiceName).toBe('payment-service-preview');
    expect(service.upstream).toEqual({
      name: 'payment-service',
      namespace: 'production',
      headlessService: 'payment-service-headless',
      port: 9376,
      readinessPath: '/readyz',
      podLabels: { 'app.kubernetes.io/name': 'payment-app' },
    });
  });

  test('a promotion changes one line in each of the three Services and nothing else', () => {
    const lines = (live: Colour): string[] => JSON.stringify(render(makeService(both(live))), null, 1).split('\n');
    const [before, after] = [lines(Colour.BLUE), lines(Colour.GREEN)];
    expect(after).toHaveLength(before.length);
    const changed = before.flatMap((line, i) => (line === after[i] ? [] : [[line.trim(), after[i].trim()]]));
    expect(changed).toHaveLength(3);
    for (const pair of changed) for (const line of pair) expect(line).toMatch(/^"cdk8s-breakwater\/track": "(blue|green)"$/);
  });

  test('the version stands on objects of the colour only and in no selector', () => {
    const objects = render(makeService(both(Colour.BLUE)));
    expect(find(objects, 'Deployment', 'payment-green').metadata.labels['app.kubernetes.io/version']).toBe('1.2.5');
    expect(find(objects, 'PodDisruptionBudget', 'payment-blue').metadata.labels['app.kubernetes.io/version']).toBe('1.2.4');
    for (const object of objects) {
      const isColours = /-(blue|green)/.test(object.metadata.name);
      if (!isColours) expect(object.metadata.labels).not.toHaveProperty(['app.kubernetes.io/version']);
      expect(JSON.stringify([object.spec?.selector, object.spec?.podSelector])).not.toContain('version');
    }
  });

  test('moving the construct in the program changes nothing', () => {
    const at = (path: string[]): any[] => {
      const stack = makeStack();
      return render(
        makeService(
          both(Colour.BLUE),
          path.reduce((scope: Construct, id) => new Construct(scope, id), stack),
        ),
      );
    };
    expect(at(['team', 'backend'])).toEqual(at([]));
    expect(JSON.stringify(at([]))).not.toContain('metadata.addr');
  });

  test('the number of pods of a retired colour is 0', () => {
    const objects = render(makeService({ ...both(Colour.BLUE), green: { image: IMAGE, replicas: 0 }, replicas: 3 }));
    expect(find(objects, 'Deployment', 'payment-green').spec.replicas).toBe(0);
    expect(find(objects, 'Deployment', 'payment-blue').spec.replicas).toBe(3);
  });

  test('autoscaling leaves the number of pods to an autoscaler each, of one pod where the colour is retired', () => {
    const objects = render(
      makeService({ ...both(Colour.BLUE), green: { image: IMAGE, replicas: 0 }, autoscaling: { minReplicas: 2, maxReplicas: 6 } }),
    );
    for (const name of ['payment-blue', 'payment-green']) expect(find(objects, 'Deployment', name).spec).not.toHaveProperty('replicas');
    expect(find(objects, 'HorizontalPodAutoscaler', 'payment-blue').spec).toMatchObject({
      minReplicas: 2,
      maxReplicas: 6,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'payment-blue' },
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } }],
    });
    expect(find(objects, 'HorizontalPodAutoscaler', 'payment-green').spec).toMatchObject({ minReplicas: 1, maxReplicas: 1 });
  });
});

describe('pods', () => {
  test('have what a pod in production needs', () => {
    const deployment = find(render(makeService({ replicas: 3 })), 'Deployment', 'payment-blue');
    expect(deployment.spec).toMatchObject({
      replicas: 3,
      minReadySeconds: 10,
      progressDeadlineSeconds: 600,
      revisionHistoryLimit: 3,
      selector: { matchLabels: BLUE },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0, maxSurge: '25%' } },
    });
    const pod = deployment.spec.template.spec;
    expect(pod).toMatchObject({
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      serviceAccountName: 'payment',
      terminationGracePeriodSeconds: 45,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
    });
    expect(pod.topologySpreadConstraints.map((c: any) => c.topologyKey)).toEqual(['topology.kubernetes.io/zone', 'kubernetes.io/hostname']);
    expect(pod.topologySpreadConstraints[0]).toMatchObject({ labelSelector: { matchLabels: BLUE }, matchLabelKeys: ['pod-template-hash'] });
    expect(pod.containers[0]).toMatchObject({
      name: 'app',
      image: IMAGE,
      imagePullPolicy: 'IfNotPresent',
      resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { cpu: '500m', memory: '512Mi' } },
      lifecycle: { preStop: { sleep: { seconds: 15 } } },
      startupProbe: { httpGet: { path: '/healthz', port: 9376 }, periodSeconds: 2, failureThreshold: 60 },
      readinessProbe: { httpGet: { path: '/readyz', port: 9376 }, periodSeconds: 5, failureThreshold: 2 },
      livenessProbe: { httpGet: { path: '/healthz', port: 9376 }, periodSeconds: 10, failureThreshold: 6 },
      securityContext: {
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        runAsNonRoot: true,
      },
      volumeMounts: [{ mountPath: '/tmp', name: 'tmp' }],
    });
  });

  test('wait by a program of the image where the kubelet cannot', () => {
    const service = makeService({ drainSeconds: 20, shutdownSeconds: 60 }, makeStack({ kubernetesVersion: '1.29' }));
    const { spec } = find(render(service), 'Deployment', 'payment-blue').spec.template;
    expect(spec.containers[0].lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '20'] } } });
    expect(spec.terminationGracePeriodSeconds).toBe(80);
  });

  test('have more time to make progress when they start slowly', () => {
    const service = makeService({ startup: { periodSeconds: 10, failureThreshold: 100 } });
    expect(find(render(service), 'Deployment', 'payment-blue').spec.progressDeadlineSeconds).toBe(1070);
  });

  test('take command, arguments, mounts, ports, containers and pull secrets', () => {
    const stack = makeStack();
    const cache = kplus.Volume.fromEmptyDir(stack, 'cache', 'cache');
    const sidecar: kplus.ContainerProps = {
      name: 'proxy',
      image: 'registry.example.no/proxy:1',
      resources: { cpu: { limit: kplus.Cpu.millis(100) }, memory: { limit: { toMebibytes: () => 64 } as any } },
    };
    const objects = render(
      makeService(
        {
          command: ['/app'],
          args: ['serve'],
          mounts: [{ path: '/cache', volume: cache }],
          tmpSize: Memory.mebibytes(10),
          ports: [{ name: 'admin', port: 9000, servicePort: 81 }],
          containers: [sidecar],
          initContainers: [{ ...sidecar, name: 'migrate' }],
          imagePullSecrets: ['registry'],
        },
        stack,
      ),
    );
    const pod = find(objects, 'Deployment', 'payment-blue').spec.template.spec;
    expect(pod.containers[0]).toMatchObject({
      command: ['/app'],
      args: ['serve'],
      ports: [
        { containerPort: 9376, name: 'http' },
        { containerPort: 9000, name: 'admin' },
      ],
    });
    expect(pod.containers[0].volumeMounts.map((m: any) => m.mountPath)).toEqual(['/cache', '/tmp']);
    expect(pod.volumes).toContainEqual({ name: 'tmp', emptyDir: { sizeLimit: '10Mi' } });
    expect(pod.containers[1]).toMatchObject({
      name: 'proxy',
      imagePullPolicy: 'IfNotPresent',
      securityContext: { capabilities: { drop: ['ALL'] } },
    });
    expect(pod.initContainers[0]).toMatchObject({ name: 'migrate', securityContext: { capabilities: { drop: ['ALL'] } } });
    expect(pod.imagePullSecrets).toEqual([{ name: 'registry' }]);
    expect(find(objects, 'Service', 'payment').spec.ports[1]).toEqual({ name: 'admin', port: 81, targetPort: 9000, protocol: 'TCP' });
    expect(find(objects, 'Service', 'payment-headless').spec.ports[1]).toMatchObject({ port: 9000, targetPort: 9000 });
    expect(find(objects, 'Deployment', 'payment-blue').metadata.annotations['cdk8s-breakwater/external']).toBe('Secret/registry');
  });

  test('an own mount of /tmp takes the place of ours', () => {
    const stack = makeStack();
    const service = makeService({ mounts: [{ path: '/tmp', volume: kplus.Volume.fromEmptyDir(stack, 'big', 'big') }] }, stack);
    expect(main(render(service)).volumeMounts).toEqual([{ mountPath: '/tmp', name: 'big' }]);
  });

  test('are real kplus pods: what a cdk8s user adds reaches the output', () => {
    const service = makeService();
    const deployment = service.blue!;
    expect(deployment).toBeInstanceOf(kplus.Deployment);
    deployment.scheduling.attract(kplus.Node.labeled(kplus.NodeLabelQuery.is('disk', 'ssd')));
    deployment.podMetadata.addAnnotation('example.no/team', 'payments');
    ApiObject.of(deployment).addJsonPatch(JsonPatch.replace('/spec/revisionHistoryLimit', 5));
    new kplus.NetworkPolicy(service, 'more', { selector: deployment });
    const objects = render(service);
    const { spec } = find(objects, 'Deployment', 'payment-blue');
    expect(spec.revisionHistoryLimit).toBe(5);
    expect(spec.template.metadata.annotations['example.no/team']).toBe('payments');
    expect(
      spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions,
    ).toHaveLength(2);
    expect(find(objects, 'NetworkPolicy', 'payment-more').spec.podSelector.matchLabels).toEqual(BLUE);
  });
});

describe('configuration', () => {
  test('is an immutable ConfigMap of each colour, named by its content', () => {
    const objects = (config: Record<string, string>): any[] => render(makeService({ config }));
    const [name] = names(objects({ LOG_LEVEL: 'info' })).filter((n) => n.startsWith('ConfigMap/'));
    expect(name).toMatch(/^ConfigMap\/payment-blue-[0-9a-f]{10}$/);
    expect(names(objects({ LOG_LEVEL: 'debug' }))).not.toContain(name);
    const configMap = find(objects({ LOG_LEVEL: 'info' }), 'ConfigMap', name.slice('ConfigMap/'.length));
    expect(configMap).toMatchObject({
      immutable: true,
      data: { LOG_LEVEL: 'info' },
      metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'PruneLast=true', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
    });
    expect(main(objects({ LOG_LEVEL: 'info' })).envFrom).toEqual([{ configMapRef: { name: configMap.metadata.name } }]);
  });

  test('of a colour goes on top of that of the service', () => {
    const objects = render(
      makeService({ config: { A: '1', B: '1' }, blue: { image: IMAGE, config: { B: '2' } }, green: { image: IMAGE }, live: Colour.BLUE }),
    );
    const data = objects.filter((o) => o.kind === 'ConfigMap').map((o) => [o.metadata.labels['cdk8s-breakwater/track'], o.data]);
    expect(data).toEqual([
      ['blue', { A: '1', B: '2' }],
      ['green', { A: '1', B: '1' }],
    ]);
  });

  test('variables come from values and Secrets', () => {
    const objects = render(
      makeService({
        variables: { MODE: kplus.EnvValue.fromValue('fast') },
        secretVariables: { DB_PASSWORD: { secret: 'db', key: 'password' }, DB_USER: { secret: 'db', key: 'user' } },
      }),
    );
    expect(main(objects).env).toEqual([
      { name: 'MODE', value: 'fast' },
      { name: 'DB_PASSWORD', valueFrom: { secretKeyRef: { name: 'db', key: 'password' } } },
      { name: 'DB_USER', valueFrom: { secretKeyRef: { name: 'db', key: 'user' } } },
    ]);
    expect(find(objects, 'Deployment', 'payment-blue').metadata.annotations['cdk8s-breakwater/external']).toBe('Secret/db: password, user');
  });
});

describe('traffic', () => {
  const policy = (objects: any[], name: string): any => find(objects, 'NetworkPolicy', name).spec;

  test('nothing but DNS without a call', () => {
    const { egress, ingress, podSelector } = policy(render(makeService()), 'payment');
    expect(podSelector).toEqual({ matchLabels: { 'app.kubernetes.io/name': 'payment' } });
    expect(ingress).toEqual([]);
    expect(egress).toHaveLength(1);
    expect(egress[0].ports.map((p: any) => p.port)).toEqual([53, 53]);
  });

  test('a call opens exactly one way out and one way in, on the container port, and injects the address', () => {
    const stack = makeStack();
    const [payment, ledger] = [makeService({}, stack), makeService({ port: 8080, servicePort: 8081 }, stack, 'ledger')];
    payment.addCall(ledger);
    payment.addCall(ledger);
    const objects = render(payment);
    expect(policy(objects, 'payment').egress.slice(1)).toEqual([
      { ports: [{ port: 8080, protocol: 'TCP' }], to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'ledger' } } }] },
    ]);
    expect(policy(objects, 'ledger').ingress).toEqual([
      { ports: [{ port: 8080, protocol: 'TCP' }], from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'payment' } } }] },
    ]);
    expect(main(objects).env).toEqual([{ name: 'LEDGER_URL', value: 'http://ledger.production.svc.cluster.local:8081' }]);
  });

  test('a call to another stack names its namespace', () => {
    const app = Testing.app();
    const payment = makeService({}, makeStack({}, app));
    const back = makeStack({ namespace: Namespace.managed('back'), cluster: { clusterDomain: 'k8s.example.no' } }, app, 'back');
    payment.addCall(makeService({}, back, 'audit'));
    expect(policy(render(payment), 'payment').egress[1].to).toEqual([
      {
        namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'back' } },
        podSelector: { matchLabels: { 'app.kubernetes.io/name': 'audit' } },
      },
    ]);
    expect(policy(back.toJson(), 'audit').ingress[0].from[0].namespaceSelector.matchLabels).toEqual({
      'kubernetes.io/metadata.name': 'production',
    });
    expect(main(render(payment)).env[0].value).toBe('http://audit.back.svc.k8s.example.no:80');
  });

  test('the order of calls does not show', () => {
    const make = (order: string[]): any[] => {
      const stack = makeStack();
      const payment = makeService({}, stack);
      const others = new Map(['a', 'b', 'c'].map((id) => [id, makeService({}, stack, id)]));
      for (const id of order) payment.addCall(others.get(id)!);
      return render(payment);
    };
    expect(make(['a', 'b', 'c'])).toEqual(make(['c', 'a', 'b']));
  });

  test('egress to addresses and to another stack, which lets it in', () => {
    const app = Testing.app();
    const payment = makeService({}, makeStack({}, app));
    const data = makeStack({ namespace: Namespace.managed('data') }, app, 'data');
    new kplus.StatefulSet(data, 'db', {
      containers: [{ image: 'registry.example.no/db:1', resources: {} }],
      service: new kplus.Service(data, 'db-service', { ports: [{ port: 5432 }] }),
    });
    payment.allowEgress('192.0.2.0/24', 443);
    payment.allowEgress(data, 5432);
    payment.allowEgress(data, 5432);
    expect(policy(render(payment), 'payment').egress.slice(1)).toEqual([
      { ports: [{ port: 443, protocol: 'TCP' }], to: [{ ipBlock: { cidr: '192.0.2.0/24' } }] },
      {
        ports: [{ port: 5432, protocol: 'TCP' }],
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'data' } },
            podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'data' } },
          },
        ],
      },
    ]);
    expect(policy(data.toJson(), 'data-allow-production-payment')).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'data' } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          ports: [{ port: 5432, protocol: 'TCP' }],
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'production' } },
              podSelector: { matchLabels: { 'app.kubernetes.io/name': 'payment' } },
            },
          ],
        },
      ],
    });
  });

  test('metrics have a port, annotations and a way in', () => {
    const objects = render(makeService({ metrics: { port: 9100, scraperLabels: { app: 'prometheus' } } }));
    expect(main(objects).ports).toContainEqual({ containerPort: 9100, name: 'metrics' });
    expect(find(objects, 'Deployment', 'payment-blue').spec.template.metadata.annotations).toMatchObject({
      'prometheus.io/path': '/metrics',
      'prometheus.io/port': '9100',
      'prometheus.io/scrape': 'true',
    });
    expect(policy(objects, 'payment').ingress).toEqual([
      {
        ports: [{ port: 9100, protocol: 'TCP' }],
        from: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
            podSelector: { matchLabels: { app: 'prometheus' } },
          },
        ],
      },
    ]);
  });
});

describe('wrong props', () => {
  test.each<[string, Record<string, unknown>, string]>([
    ['port', { port: 0 }, 'shop/payment: port is not valid'],
    ['port', { port: 70000 }, 'from 1 to 65535'],
    ['servicePort', { servicePort: 1.5 }, 'servicePort is not valid'],
    ['replicas', { replicas: 0 }, 'replicas is not valid'],
    ['resources', { resources: undefined }, 'resources is missing'],
    ['resources', { resources: { cpu: '1' } }, 'resources is missing'],
    ['nothing to run', { image: undefined }, 'nothing says what this service runs'],
    ['image', { image: 'payment:latest' }, 'the tag latest'],
    ['image', { image: 'registry.example.no:5000/payment' }, 'has no tag'],
    ['image and colours', { image: IMAGE, blue: { image: IMAGE } }, 'image and the colours both say'],
    ['live', { live: 'red', image: IMAGE }, 'there is no such colour'],
    ['live', { live: Colour.GREEN, blue: { image: IMAGE } }, 'green is live and not given'],
    ['live', { live: Colour.BLUE, blue: { image: IMAGE, replicas: 0 } }, 'blue is live and has no pods'],
    ['version', { blue: { image: IMAGE, version: 'a b' } }, 'the version of blue is not valid'],
    ['serviceName', { serviceName: 'Payment' }, 'serviceName is not valid'],
    ['serviceName', { serviceName: 'x'.repeat(55) }, 'at most 54'],
    ['workloadName', { workloadName: 'x'.repeat(58) }, 'at most 57'],
    ['config', { config: { 'log-level': 'info' } }, 'cannot be an environment variable'],
    ['config', { config: { PORT: 80 } }, "write '80'"],
    ['config', { config: { DB_PASSWORD: SECRET('hunter') } }, 'config.DB_PASSWORD looks like a secret'],
    ['config', { blue: { image: IMAGE, config: { DB_PASSWORD: SECRET('hunter') } } }, 'looks like a secret'],
    ['variables', { variables: { API_TOKEN: kplus.EnvValue.fromValue(SECRET('abc')) } }, 'secretVariables: { API_TOKEN:'],
    [
      'variables',
      { variables: { X: kplus.EnvValue.fromValue('1') }, secretVariables: { X: { secret: 's', key: 'k' } } },
      'X is given twice',
    ],
    ['ports', { ports: [{ name: 'admin', port: 9376 }] }, 'ports[0].port and port are the same'],
    ['ports', { ports: [{ name: 'http', port: 9000 }] }, 'ports[0].name and port are the same'],
    ['ports', { ports: [{ name: 'admin', port: 9000, servicePort: 80 }] }, 'ports[0].servicePort and servicePort are the same'],
    ['ports', { ports: [{ name: 'Admin_Port', port: 9000 }] }, 'ports[0].name is not valid'],
    [
      'metrics',
      { metrics: { port: 9100 }, ports: [{ name: 'metrics', port: 9000 }] },
      'the name of the metrics port and ports[0].name are the same',
    ],
    ['metrics', { metrics: { port: 9100, path: 'metrics' } }, 'metrics.path is not valid'],
    ['autoscaling', { autoscaling: { minReplicas: 3, maxReplicas: 2 } }, 'maxReplicas is below'],
    ['autoscaling', { autoscaling: { minReplicas: 0, maxReplicas: 2 } }, 'autoscaling.minReplicas is not valid'],
    ['autoscaling', { autoscaling: { minReplicas: 1, maxReplicas: 2, cpuUtilizationPercent: 101 } }, 'from 1 to 100'],
    ['probe', { readiness: { path: 'ready' } }, 'readiness.path is not valid'],
    ['probe', { liveness: { periodSeconds: 0 } }, 'liveness.periodSeconds is not valid'],
    ['drain', { drainSeconds: 0 }, 'drainSeconds is not valid'],
    ['shutdown', { shutdownSeconds: 4000 }, 'shutdownSeconds is not valid'],
    ['minReady', { minReadySeconds: -1 }, 'minReadySeconds is not valid'],
    ['pull secret', { imagePullSecrets: ['Registry'] }, 'imagePullSecrets is not valid'],
    ['container', { containers: [{ image: IMAGE, resources: {} }] }, 'containers[0].name is not valid'],
    ['container', { containers: [{ name: 'x', image: 'x', resources: {} }] }, 'has no tag'],
    ['container', { containers: [{ name: 'x', image: IMAGE }] }, 'containers[0] has no limits'],
  ])('%s %# is refused with the construct path', (_name, change, message) => {
    const make = (): unknown => makeService(change as Partial<BlueGreenServiceProps>);
    expect(make).toThrow(message);
    expect(make).toThrow('shop/payment');
  });

  test('a secret does not show in the message that refuses it', () => {
    expect(() => makeService({ config: { DB_PASSWORD: SECRET('hunter') } })).not.toThrow(SECRET('hunter'));
  });

  test('two services of one name in a namespace are refused with both paths', () => {
    const stack = makeStack();
    makeService({}, stack);
    expect(() => makeService({}, new Construct(stack, 'team'))).toThrow(
      /shop\/team\/payment: Service production\/payment is made by shop\/payment already/,
    );
    expect(() => makeService({ workloadName: 'other' }, stack, 'payment-preview')).toThrow(
      'Service production/payment-preview is made by shop/payment',
    );
    expect(() => makeService({ serviceName: 'other', workloadName: 'payment' }, stack, 'x')).toThrow(
      'workload production/payment is made by shop/payment',
    );
  });

  test('an id that cannot be a name asks for one', () => {
    expect(() => makeService({}, makeStack(), 'Payment_Service')).toThrow(/cannot be its serviceName[\s\S]*give serviceName/);
  });

  test('a service outside of a stack is refused', () => {
    expect(() => makeService({}, new Chart(Testing.app(), 'plain'))).toThrow('plain/payment: is not part of a stack');
  });

  test('a service does not call itself, and calls have one variable each', () => {
    const app = Testing.app();
    const stack = makeStack({}, app);
    const payment = makeService({ variables: { AUDIT_URL: kplus.EnvValue.fromValue('x') } }, stack);
    expect(() => payment.addCall(payment)).toThrow('a service does not call itself');
    expect(() => payment.addCall(makeService({}, stack, 'audit'))).toThrow(/remove AUDIT_URL from variables/);
    const other = makeStack({ namespace: Namespace.managed('other') }, app, 'other');
    payment.addCall(makeService({}, stack, 'ledger'));
    expect(() => payment.addCall(makeService({}, other, 'ledger'))).toThrow(
      /LEDGER_URL, which shop\/ledger has already[\s\S]*another serviceName/,
    );
  });

  test.each([
    ['example.no', 443, 'only addresses can stand here'],
    ['10.0.0.1', 443, 'did you mean 10.0.0.1/32'],
    ['10.0.0.0/8', 0, 'port is not valid'],
  ])('egress to %s:%d is refused', (to, port, message) => expect(() => makeService().allowEgress(to, port)).toThrow(message));
});

test('resources are those of the props', () =>
  expect(main(render(makeService({ resources: RESOURCES }))).resources.limits.cpu).toBe('500m'));
