import type { Finding } from '../../src/validation/finding';
import { withoutFollowUps } from '../../src/validation/follow-ups';

const finding = (rule: string, constructPath?: string): Finding => ({ rule, severity: 'error', object: 'o', message: 'm', constructPath });
const GRAPH = 'service-selects-pods';
const kept = (findings: Finding[], invalid: string[]) => withoutFollowUps(findings, invalid).map(({ constructPath }) => constructPath);

describe('withoutFollowUps', () => {
  test('drops how objects fit together at and below invalid constructs', () => {
    const paths = ['shop', 'shop/pay', 'shop/pay/service/Resource', 'shop/payment', 'shop/pay-2', 'other/shop/pay', undefined];
    const findings = paths.map((path) => finding(GRAPH, path));
    expect(kept(findings, ['shop/pay'])).toEqual(['shop', 'shop/payment', 'shop/pay-2', 'other/shop/pay', undefined]);
    expect(kept(findings, ['shop', 'nowhere'])).toEqual(['other/shop/pay', undefined]);
  });

  test.each(['unknown-field', 'only-gateway-exposed', 'synth-budget'])('keeps %s, of another layer', (rule) => {
    expect(kept([finding(rule, 'shop/pay')], ['shop'])).toEqual(['shop/pay']);
  });

  test('drops nothing where nothing is invalid', () => {
    expect(kept([finding(GRAPH, 'shop')], [])).toEqual(['shop']);
  });
});
