import { checkKind } from '../../src/gateway/check-kind';
import { RateLimit } from '../../src/gateway/rate-limit';

const check = (value: unknown, kind: Parameters<typeof checkKind>[1] = RateLimit) =>
  checkKind(value, kind, 'rateLimit', 'shop/gateway', 'RateLimit.perClient(…)');

describe('checkKind', () => {
  test('takes an instance, a list, and nothing', () => {
    expect(() => check(RateLimit.perClient({ requestsPerSecond: 1 }))).not.toThrow();
    expect(() => check([], Array)).not.toThrow();
    expect(() => check(undefined)).not.toThrow();
  });

  test.each([50, null, 'x', {}])('refuses %p', (value) => {
    expect(() => check(value)).toThrow(/^shop\/gateway: rateLimit is not of class RateLimit\n {2}value: .*\n {2}fix: {5}write RateLimit/);
    expect(() => check(value, Array)).toThrow('shop/gateway: rateLimit is not a list');
  });
});
