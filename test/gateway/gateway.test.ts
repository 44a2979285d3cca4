import { App, Chart, Duration, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { Gateway } from '../../src/gateway/gateway';
import type { GatewayProps } from '../../src/gateway/gateway-props';
import { RateLimit } from '../../src/gateway/rate-limit';
import { PathMatch } from '../../src/gateway/route';
import { Tls } from '../../src/gateway/tls';
import { Stack } from '../../src/stack';
import { newGateway, newStack, rendered, StandIn } from './support';

const payment = new StandIn('payment');
const tls = Tls.fromSecret('api-tls');

describe('Gateway', () => {
  test('makes its objects, all under one name', () => {
    const gateway = newGateway({ host: 'api.example.no', tls, autoscaling: { maxReplicas: 4 } });
    gateway.addRoute('/payments', payment);
    const made = Stack.containing(gateway)
      .toJson()
      .filter((object: any) => object.metadata.name.startsWith('gateway'));
    expect(made.map(({ kind, metadata }: any) => `${kind} ${metadata.name}`)).toEqual(
      expect.arrayContaining([
        'Deployment gateway',
        'HorizontalPodAutoscaler gateway',
        'NetworkPolicy gateway',
        'PodDisruptionBudget gateway',
        'Service gateway',
        'ServiceAccount gateway',
        `ConfigMap ${gateway.configMapName}`,
      ]),
    );
    expect(JSON.stringify(made)).not.toContain('metadata.addr');
  });

  test('the load balancer keeps the addresses of clients and reaches only the gateway', () => {
    const gateway = newGateway({
      host: 'api.example.no',
      tls,
      loadBalancerAnnotations: { 'example.com/scheme': 'internet-facing' },
      loadBalancerSourceRanges: ['192.0.2.0/24'],
    });
    gateway.addRoute('/', payment);
    const service = rendered(gateway, 'Service');
    expect(service.metadata.annotations['example.com/scheme']).toBe('internet-facing');
    expect(service.spec).toEqual({
      type: 'LoadBalancer',
      externalTrafficPolicy: 'Local',
      loadBalancerSourceRanges: ['192.0.2.0/24'],
      selector: { 'app.kubernetes.io/name': 'gateway', 'cdk8s-breakwater/role': 'gateway' },
      ports: [
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'https', port: 443, targetPort: 8443 },
      ],
    });
    expect(rendered(gateway, 'NetworkPolicy').spec.ingress[0].from).toEqual([{ ipBlock: { cidr: '192.0.2.0/24' } }]);
  });

  test.each([
    [{ address: '10.0.0.53' }, {}, ['10.0.0.53/32']],
    [{ address: 'fd00::53' }, { nodeLocalDns: '169.254.20.10' }, ['169.254.20.10/32', 'fd00::53/128']],
    [{ address: '169.254.20.10' }, { nodeLocalDns: '169.254.20.10' }, ['169.254.20.10/32']],
    [{ address: '10.96.0.10' }, { dnsServiceIp: '10.96.0.10' }, []],
    [{ address: 'dns.example.no' }, {}, []],
  ])('the resolver %j can be reached, by the facts %j', (resolver, facts, networks) => {
    const gateway = newGateway({ host: 'api.example.no', resolver }, newStack(facts));
    gateway.addRoute('/', payment);
    const dns = rendered(gateway, 'NetworkPolicy').spec.egress[0];
    expect(dns.ports.map(({ port }: { port: number }) => port)).toEqual([53, 53]);
    expect(dns.to.flatMap(({ ipBlock }: any) => (ipBlock ? [ipBlock.cidr] : []))).toEqual(networks);
  });

  test('the configuration is an immutable map named by its content, which pods mount', () => {
    const gateway = newGateway();
    gateway.addRoute('/payments', payment);
    const before = gateway.configMapName;
    gateway.addRoute('/orders', new StandIn('orders'));
    const map = rendered(gateway, 'ConfigMap');
    expect(map.metadata.name).toMatch(/^gateway-config-[0-9a-f]{10}$/);
    expect(map.metadata.name).toBe(gateway.configMapName);
    expect(map.metadata.name).not.toBe(before);
    expect(map.immutable).toBe(true);
    expect(map.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': 'PruneLast=true',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
    expect(map.data['nginx.conf']).toBe(gateway.configuration);
    const [volume] = rendered(gateway, 'Deployment').spec.template.spec.volumes;
    expect(volume.configMap.name).toBe(map.metadata.name);
  });

  test('the order of the routes does not show', () => {
    const routes: [string, StandIn][] = [
      ['/a', payment],
      ['/a/b', new StandIn('orders')],
      ['/', new StandIn('shop')],
      ['/c', payment],
    ];
    const of = (order: [string, StandIn][]) => {
      const gateway = newGateway({ hosts: ['b.example.no', 'a.example.no'] });
      for (const [path, to] of order) gateway.addRoute(path, to);
      return gateway.configuration;
    };
    const expected = of(routes);
    fc.assert(
      fc.property(fc.shuffledSubarray(routes, { minLength: 4 }), (order) => of(order) === expected),
      { numRuns: 20 },
    );
  });

  test('a route opens both sides of the network policy', () => {
    const other = new StandIn('billing', 8080, 'finance');
    const gateway = newGateway();
    gateway.addRoute('/billing', other);
    expect(other.admitted).toEqual(['production: {"app.kubernetes.io/name":"gateway","cdk8s-breakwater/role":"gateway"}']);
    expect(rendered(gateway, 'NetworkPolicy').spec.egress).toContainEqual({
      ports: [{ port: 8080, protocol: 'TCP' }],
      to: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'finance' } },
          podSelector: { matchLabels: { 'app.kubernetes.io/name': 'billing' } },
        },
      ],
    });
  });

  test('a limit is for the whole gateway, and the map says how it was divided', () => {
    const rateLimit = RateLimit.perClient({ requestsPerSecond: 50, burst: 100 });
    const gateway = newGateway({ host: 'api.example.no', replicas: 2, rateLimit: RateLimit.perClient({ requestsPerSecond: 200 }) });
    gateway.addRoute('/payments', payment, { rateLimit });
    expect(gateway.configuration).toContain('zone=/payments:10m rate=25r/s');
    expect(gateway.configuration).toContain('limit_req zone=/payments burst=50 nodelay');
    expect(gateway.configuration).toContain('zone=gateway:10m rate=100r/s');
    expect(rendered(gateway, 'ConfigMap').metadata.annotations['cdk8s-breakwater/rate-limits']).toBe(
      'all routes: 200 requests/s, burst 200 per client = 100r/s, burst 100 in each of 2 replicas; ' +
        '/payments: 50 requests/s, burst 100 per client = 25r/s, burst 50 in each of 2 replicas',
    );
  });

  test('under an autoscaler limits are divided by the most replicas, and the Deployment names no number', () => {
    const gateway = newGateway({ host: 'api.example.no', autoscaling: { maxReplicas: 5 } });
    gateway.addRoute('/', payment, { rateLimit: RateLimit.perClient({ requestsPerSecond: 50 }) });
    expect(gateway.configuration).toContain('rate=10r/s');
    expect(rendered(gateway, 'Deployment').spec).not.toHaveProperty('replicas');
    expect(rendered(gateway, 'HorizontalPodAutoscaler').spec).toMatchObject({ minReplicas: 2, maxReplicas: 5 });
  });

  test('the Secret of the certificate exists elsewhere, and its keys are known', () => {
    const gateway = newGateway({ host: 'api.example.no', tls });
    gateway.addRoute('/', payment);
    expect(rendered(gateway, 'Deployment').metadata.annotations['cdk8s-breakwater/external']).toBe('Secret/api-tls: tls.crt, tls.key');
  });

  test('everything that the published architecture asks for is there', () => {
    const gateway = newGateway({ host: 'api.example.no', tls });
    gateway.addRoute('/payments', payment);
    for (const line of [
      'least_conn;',
      'server payment-headless.production.svc.cluster.local:9376 resolve max_fails=3 fail_timeout=30s;',
      'keepalive 32;',
      'listen 8443 ssl;',
      'http2 on;',
      'ssl_session_cache shared:SSL:10m;',
      'ssl_session_timeout 10m;',
      'proxy_http_version 1.1;',
      'proxy_set_header Connection "";',
      'proxy_set_header X-Real-IP $remote_addr;',
      'server_name api.example.no;',
      'resolver kube-dns.kube-system.svc.cluster.local valid=1s ipv6=off;',
      'worker_processes 1;',
    ]) {
      expect(gateway.configuration).toContain(line);
    }
  });

  test('works in plain cdk8s synthesis', () => {
    const gateway = newGateway();
    gateway.addRoute('/', payment);
    const objects = Testing.synth(Stack.containing(gateway));
    expect(objects.find(({ kind }) => kind === 'Deployment').spec.template.spec.containers[0].lifecycle).toEqual({
      preStop: { sleep: { seconds: 15 } },
    });
  });

  test('a gateway without a route is found at synth', () => {
    const gateway = newGateway({ host: 'api.example.no', tls });
    expect(gateway.node.validate()).toEqual([expect.stringContaining('has no route')]);
    expect(() => Stack.containing(gateway).toJson()).toThrow('has no route');
  });

  test('a configuration beyond what a ConfigMap holds is found at synth', () => {
    const gateway = newGateway();
    const prefix = `/${'long'.repeat(200)}`;
    for (let i = 0; i < 700; i++) gateway.addRoute(`${prefix}${i}`, payment);
    expect(gateway.node.validate()).toEqual([expect.stringContaining('a ConfigMap holds 1048576')]);
  });

  test('a gateway stands in a Stack', () => {
    const chart = new Chart(new App(), 'plain');
    expect(() => new Gateway(chart, 'gateway', {})).toThrow('not part of a stack');
  });

  test('two gateways of one name are refused', () => {
    const stack = newStack();
    newGateway({ host: 'a.example.no' }, stack);
    expect(() => new Gateway(stack, 'second', { host: 'b.example.no', name: 'gateway' })).toThrow(
      'Service production/gateway is made by shop/gateway already',
    );
  });

  const wrong: [string, GatewayProps, string][] = [
    ['a host with a scheme', { host: 'https://api.example.no' }, 'leave out the scheme'],
    ['host and hosts', { host: 'a.no', hosts: ['b.no'] }, 'both host and hosts'],
    ['a host twice', { hosts: ['a.no', 'a.no'] }, 'twice'],
    ['a name that no Service has', { host: 'a.no', name: 'My_Gateway' }, 'the name of the gateway is not valid'],
    ['no replica', { host: 'a.no', replicas: 0 }, 'replicas is not valid'],
    ['replicas and an autoscaler', { host: 'a.no', replicas: 2, autoscaling: { maxReplicas: 3 } }, 'both replicas and autoscaling'],
    ['a maximum below the minimum', { host: 'a.no', autoscaling: { maxReplicas: 1 } }, 'a whole number from 2'],
    ['an image without a version', { host: 'a.no', image: 'nginx' }, 'the image has no tag'],
    ['an image that moves', { host: 'a.no', image: 'nginx:latest' }, 'the tag latest'],
    ['a startup bound of an hour', { host: 'a.no', startupTimeout: Duration.hours(1) }, 'whole seconds from 1 to 300'],
    ['a resolver with a port', { host: 'a.no', resolver: { address: '10.0.0.1:53' } }, 'without a port'],
  ];
  test.each(wrong)('refuses %s', (_, props, message) => {
    expect(() => newGateway(props)).toThrow(message);
  });

  test('refuses a route that exists, lacks a host or a service', () => {
    const gateway = newGateway({});
    expect(() => gateway.addRoute('/a', payment)).toThrow('the route has no host');
    gateway.addRoute('/a', payment, { host: 'a.example.no' });
    gateway.addRoute('/a', payment, { host: 'b.example.no' });
    gateway.addRoute('/a', payment, { host: 'a.example.no', match: PathMatch.EXACT });
    expect(() => gateway.addRoute('/a', new StandIn('orders'), { host: 'a.example.no' })).toThrow(
      'there is a route to payment for this host, path and match already',
    );
    expect(() => gateway.addRoute('/b', undefined as never)).toThrow('a route needs a path and a service');
    expect(() => gateway.addRoute('b', payment, { host: 'a.example.no' })).toThrow("write '/b'");
  });
});
