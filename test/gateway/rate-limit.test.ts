import * as fc from 'fast-check';
import { RateLimit } from '../../src/gateway/rate-limit';

/** What nginx makes of a rate, in thousandths of a request per second. @see ngx_http_limit_req_module.c */
function counted(rate: string): number {
  const [, number, unit] = /^(\d+)r\/([sm])$/.exec(rate)!;
  return Math.floor((Number(number) * 1000) / (unit === 's' ? 1 : 60));
}

const share = (requestsPerSecond: number, burst: number | undefined, replicas: number) =>
  RateLimit.perClient({ requestsPerSecond, burst })._perReplica(replicas, 'shop/gateway');

describe('RateLimit', () => {
  test.each([
    [50, 100, 2, { rate: '25r/s', burst: 50, retryAfter: 1 }],
    [50, 100, 3, { rate: '1000r/m', burst: 34, retryAfter: 1 }],
    [1, 0, 2, { rate: '30r/m', burst: 0, retryAfter: 2 }],
    [0.1, 1, 1, { rate: '6r/m', burst: 1, retryAfter: 10 }],
    [10, undefined, 1, { rate: '10r/s', burst: 10, retryAfter: 1 }],
    [0.3 * 3, undefined, 3, { rate: '18r/m', burst: 1, retryAfter: 4 }],
  ])('%p requests per second, burst %p, over %p replicas', (rate, burst, replicas, expected) => {
    expect(share(rate, burst, replicas)).toEqual(expected);
  });

  test('all replicas together never admit more than was said, and little less', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 10_000, noNaN: true }), fc.integer({ min: 1, max: 20 }), (rate, replicas) => {
        const admitted = (counted(share(rate, 1, replicas).rate) * replicas) / 1000;
        expect(admitted).toBeLessThanOrEqual(rate * (1 + 1e-9));
        // A step of one request per minute, and nginx's own rounding, in each replica.
        expect(admitted).toBeGreaterThan(rate - (replicas * 18) / 1000);
      }),
    );
  });

  test('a client that waits as told has a request again', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.4, max: 100, noNaN: true }), fc.integer({ min: 1, max: 20 }), (rate, replicas) => {
        const { rate: text, retryAfter } = share(rate, 0, replicas);
        expect((retryAfter * counted(text)) / 1000).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  test('a burst is never rounded to nothing', () => {
    expect(share(100, 1, 10).burst).toBe(1);
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2e6])('refuses %p requests per second', (requestsPerSecond) => {
    expect(() => RateLimit.perClient({ requestsPerSecond, burst: 1 })).toThrow('admits no request or any');
  });

  test.each([-1, 1.5, Number.NaN])('refuses a burst of %p', (burst) => {
    expect(() => RateLimit.perClient({ requestsPerSecond: 1, burst })).toThrow('a burst that is no number of requests');
  });

  test('refuses what nginx cannot count, and says what it could', () => {
    expect(() => share(0.05, 1, 10)).toThrow(/too low[\s\S]*set requestsPerSecond to 0.167 or more/);
    expect(share(0.167, 1, 10).rate).toBe('1r/m');
  });
});
