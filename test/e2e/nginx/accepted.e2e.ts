import { Duration } from 'cdk8s';
import * as fc from 'fast-check';
import { ClientAddress } from '../../../src/gateway/client-address';
import type { GatewayProps } from '../../../src/gateway/gateway-props';
import { RateLimit } from '../../../src/gateway/rate-limit';
import { PathMatch, type RouteProps } from '../../../src/gateway/route';
import { Tls } from '../../../src/gateway/tls';
import { literal } from '../../../src/nginx';
import { LONGEST_ARGUMENT, printArgument } from '../../../src/nginx/quote';
import { Cpu, Memory, Resources } from '../../../src/workload/resources';
import { newGateway, StandIn } from '../../gateway/support';
import { addresses, Bench } from './support/bench';
import { ask } from './support/client';
import { RunFolder, relocate } from './support/nginx';

const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,18}[a-z0-9])?$/);
const domain = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 10 }), fc.constantFrom('no', 'example', 'xn--p1ai'), fc.boolean())
  .map(([labels, top, wildcard]) => `${wildcard ? '*.' : ''}${labels.join('.')}.${top}`);

/** Characters that mean something to nginx, and any others that a path may have. */
const segment = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom('"', "'", ';', '{', '}', '$', '\\', ' ', '=', '~', '^', '@', '*', '(', '[', '|', ':', '.', 'uri', 'å', '😀'),
      minLength: 1,
    }),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  )
  .filter((text) => !/[/?#%\p{Cc}]|^\.{1,2}$/u.test(text));
const path = fc.array(segment, { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);

const rateLimit = fc
  .tuple(fc.double({ min: 1, max: 1_000_000, noNaN: true }), fc.option(fc.nat(1_000_000), { nil: undefined }))
  .map(([requestsPerSecond, burst]) => RateLimit.perClient({ requestsPerSecond, burst }));
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const milliseconds = fc.integer({ min: 1, max: 86_400_000 }).map(Duration.millis);
const timeouts = fc.record({ connect: optional(milliseconds), send: optional(milliseconds), read: optional(milliseconds) });
const size = fc.integer({ min: 1, max: 10_000 }).map(Memory.mebibytes);

const route: fc.Arbitrary<[string, string, RouteProps]> = fc.tuple(
  path,
  label.filter((name) => /^[a-z]/.test(name)),
  fc.record({
    host: optional(domain),
    match: fc.constantFrom(PathMatch.PREFIX, PathMatch.EXACT),
    rateLimit: optional(rateLimit),
    timeouts: optional(timeouts),
    maxBodySize: optional(size),
  }),
);

const props: fc.Arbitrary<GatewayProps> = fc.record({
  hosts: fc.uniqueArray(domain, { minLength: 1, maxLength: 5 }),
  tls: optional(
    fc.tuple(fc.integer({ min: 1, max: 86_400 }), fc.boolean(), fc.boolean()).map(([reload, redirectHttp, hsts]) =>
      Tls.fromSecret('api-tls', {
        reload: Duration.seconds(reload),
        redirectHttp,
        hsts: hsts ? { maxAge: Duration.days(30), includeSubDomains: true } : undefined,
      }),
    ),
  ),
  clientAddress: fc.constantFrom(
    ClientAddress.fromConnection(),
    ClientAddress.trustedProxies(['10.0.0.0/8', 'fd00::/8', '::ffff:192.0.2.0/120']),
    ClientAddress.proxyProtocol(['192.0.2.7/32', '2001:db8::/32']),
  ),
  rateLimit: optional(rateLimit),
  replicas: fc.integer({ min: 1, max: 20 }),
  resources: fc
    .integer({ min: 1, max: 64_000 })
    .map((millis) => Resources.guaranteed({ cpu: Cpu.millis(millis), memory: Memory.mebibytes(256) })),
  resolver: fc.record({
    valid: fc.integer({ min: 1, max: 300 }).map(Duration.seconds),
    timeout: fc.integer({ min: 1, max: 60 }).map(Duration.seconds),
  }),
  timeouts: optional(timeouts),
  nextUpstream: fc.record({ tries: fc.integer({ min: 1, max: 10 }), timeout: milliseconds }),
  backends: fc.record({
    maxFails: fc.nat(1000),
    failTimeout: fc.integer({ min: 1, max: 3600 }).map(Duration.seconds),
    keepalive: fc.integer({ min: 1, max: 10_000 }),
  }),
  maxBodySize: optional(size),
  shutdownTimeout: fc.integer({ min: 1, max: 3600 }).map(Duration.seconds),
});

describe('nginx accepts', () => {
  const folder = new RunFolder();
  afterAll(() => folder.remove());
  const ports = { http: 18080, https: 18443, status: 18081 };

  test('every configuration that a gateway can synthesize', () => {
    let routesAccepted = 0;
    fc.assert(
      fc.property(props, fc.array(route, { maxLength: 12 }), (gatewayProps, routes) => {
        const gateway = newGateway(gatewayProps);
        for (const [at, service, routeProps] of routes) {
          try {
            gateway.addRoute(at, new StandIn(service), routeProps);
            routesAccepted++;
          } catch (error) {
            // A path that ends in a slash, a route that exists: refused before nginx sees it.
            expect(String(error)).toMatch(/there is a route|ends with a slash|segment of stars/);
          }
        }
        folder.check(relocate(gateway.configuration, folder, ports, 53530));
      }),
      { numRuns: 60 },
    );
    expect(routesAccepted).toBeGreaterThan(60);
  }, 120_000);

  test('a thousand routes to two hundred services', () => {
    const gateway = newGateway({ hosts: ['a.example.no', 'b.example.no'] });
    const services = Array.from({ length: 200 }, (_, i) => new StandIn(`service-${i}`));
    for (let i = 0; i < 1000; i++) gateway.addRoute(`/route/${i}`, services[i % services.length]);
    folder.check(relocate(gateway.configuration, folder, ports, 53530));
  });

  test('an argument of the length that we take for the longest, and no longer one', () => {
    const format = (text: string) => `events {}\nhttp {\n    log_format f ${text};\n}\n`;
    folder.check(format(printArgument(literal('x'.repeat(LONGEST_ARGUMENT)))));
    folder.check(format(printArgument(literal(' '.repeat(LONGEST_ARGUMENT - 2)))));
    expect(() => folder.check(format('x'.repeat(LONGEST_ARGUMENT + 1)))).toThrow('too long parameter');
  });
});

describe('any path', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.create();
  });
  afterAll(() => bench.stop());

  test('routes the requests for it, and no others', async () => {
    const paths = fc.sample(path, 120).filter((text, i, all) => !text.endsWith('/') && all.indexOf(text) === i);
    const { service, pods } = await bench.service('payment', addresses(20, 1));
    const nginx = await bench.run({ host: 'api.example.no' }, (gateway) => {
      for (const text of paths) gateway.addRoute(text, service, { match: PathMatch.EXACT });
    });
    const get = (at: string) => ask(nginx.ports.http, at, { headers: { host: 'api.example.no' } });
    for (const text of paths) {
      const encoded = text.split('/').map(encodeURIComponent).join('/');
      expect([text, (await get(encoded)).status]).toEqual([text, 200]);
      expect(pods[0].last.url).toBe(encoded);
      expect([text, (await get(`${encoded}-no`)).status]).toEqual([text, 404]);
    }
  });
});
