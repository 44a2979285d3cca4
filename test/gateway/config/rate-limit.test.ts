import { limitDirectives, limitsOf, limitZones, refusals } from '../../../src/gateway/config/rate-limit';
import { HOST, model, text } from './model';

const gateway = { zone: 'gateway', rate: '20r/s', burst: 40, retryAfter: 1 };
const slow = { zone: '/a b', rate: '6r/m', burst: 0, retryAfter: 10 };

describe('rate limits', () => {
  const limited = model({ rateLimit: gateway, hosts: [HOST, { name: 'b.no', routes: [{ ...HOST.routes[0], rateLimit: slow }] }] });

  test('each has its memory once, in order', () => {
    expect(limitsOf(limited)).toEqual([slow, gateway]);
    expect(limitsOf(model())).toEqual([]);
    expect(limitZones(model())).toEqual([]);
    expect(text(...limitZones(limited))).toContain('limit_req_zone $binary_remote_addr "zone=/a b:10m" rate=6r/m;');
  });

  test('a location names all that hold, and where a refusal goes', () => {
    expect(text(...limitDirectives([gateway, slow]))).toBe(
      'limit_req zone=gateway burst=40 nodelay;\nlimit_req "zone=/a b";\nerror_page 429 @retry_after_10;\n',
    );
    expect(limitDirectives([])).toEqual([]);
  });

  test('there is one refusal for each time to wait', () => {
    const locations = refusals([10, 1, 10], []);
    expect(locations).toHaveLength(2);
    expect(text(locations[1])).toContain('location @retry_after_10 {\n    add_header Retry-After 10 always;');
    expect(text(locations[1])).toContain('return 429 \'{"error":"too many requests","retryAfter":10}\\n\';');
  });

  test.each([
    [1, '10m'],
    [10, '10m'],
    [11, '9472k'],
    [100, '1m'],
    [2000, '256k'],
  ])('%p limits of a pod with 256 MiB have %s each', (count, size) => {
    const routes = Array.from({ length: count }, (_, i) => ({
      ...HOST.routes[0],
      path: `/${i}`,
      rateLimit: { zone: `/${i}`, rate: '1r/s', burst: 1, retryAfter: 1 },
    }));
    expect(text(...limitZones(model({ hosts: [{ ...HOST, routes }] })))).toContain(`zone=/0:${size} `);
  });
});
