import * as fc from 'fast-check';
import { Cluster } from '../../src/cluster';
import { RateLimit } from '../../src/gateway/rate-limit';
import { PathMatch } from '../../src/gateway/route';
import { RouteTable } from '../../src/gateway/route-table';
import { gatewaySettings } from '../../src/gateway/settings';
import { StandIn } from './support';

const settings = gatewaySettings({ hosts: ['b.no', 'a.no'], replicas: 2 }, 'gateway', new Cluster(), 'shop/gateway');
const table = () => new RouteTable(settings, 'cluster.local');
const payment = new StandIn('payment');

describe('RouteTable', () => {
  test('a route holds for all hosts of the gateway, or for its own', () => {
    const routes = table();
    routes.add('/x', payment, {}, 'shop/gateway');
    routes.add('/y', payment, { host: 'c.no' }, 'shop/gateway');
    expect(routes.hosts().map(({ name, routes }) => [name, routes.map(({ path }) => path)])).toEqual([
      ['a.no', ['/x']],
      ['b.no', ['/x']],
      ['c.no', ['/y']],
    ]);
    expect(routes.isEmpty).toBe(false);
  });

  test('services of one name in two namespaces or on two ports are two upstreams', () => {
    const routes = table();
    routes.add('/1', payment, {}, 'x');
    routes.add('/2', new StandIn('payment', 9376, 'staging'), {}, 'x');
    routes.add('/3', new StandIn('payment', 80), {}, 'x');
    routes.add('/4', payment, {}, 'x');
    expect(routes.upstreams().map(({ name }) => name)).toEqual([
      'production_payment_80',
      'production_payment_9376',
      'staging_payment_9376',
    ]);
    expect(routes.upstreams()[1].hostname).toBe('payment-headless.production.svc.cluster.local');
  });

  test('each limit has a memory of its own, whatever the path', () => {
    const path = fc
      .string({ unit: fc.constantFrom('a', '%', ':', '=', ' ', '"', 'å', '.', '-', '/b'), minLength: 1 })
      .map((text) => `/a${text}`);
    const rateLimit = RateLimit.perClient({ requestsPerSecond: 10 });
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(path, fc.boolean(), fc.boolean()), { selector: String, maxLength: 20 }), (drawn) => {
        const routes = table();
        let added = 0;
        for (const [at, exact, own] of drawn) {
          try {
            routes.add(at, payment, { rateLimit, ...(exact ? { match: PathMatch.EXACT } : {}), ...(own ? { host: 'c.no' } : {}) }, 'x');
            added++;
          } catch {
            // A path that is refused takes no part.
          }
        }
        const zones = new Set(routes.hosts().flatMap(({ routes }) => routes.map(({ rateLimit }) => rateLimit!.zone)));
        expect(zones.size).toBe(added);
        for (const zone of zones) expect(zone).toMatch(/^[^:\s"]+$/);
      }),
      { numRuns: 50 },
    );
  });
});
