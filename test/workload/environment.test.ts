import * as fc from 'fast-check';
import { checkPlainValues, injectVariables, urlVariable } from '../../src/workload/environment';

test.each([
  ['order-history', 'ORDER_HISTORY_URL'],
  ['payment', 'PAYMENT_URL'],
  ['a1-2b', 'A1_2B_URL'],
])('the address of %s is in %s', (service, variable) => expect(urlVariable(service)).toBe(variable));

test('variables are injected before others, sorted', () => {
  const container: Record<string, any> = { env: [{ name: 'A', value: '$(B_URL)' }] };
  injectVariables(
    container,
    new Map([
      ['C_URL', 'c'],
      ['B_URL', 'b'],
    ]),
  );
  expect(container.env.map((v: any) => v.name)).toEqual(['B_URL', 'C_URL', 'A']);
});

test('without variables nothing is added', () => {
  const container = {};
  injectVariables(container, new Map());
  expect(container).toEqual({});
});

test('plain values with proper names are taken, whatever they say in words', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[A-Z][A-Z_]{0,8}X$/), fc.stringMatching(/^[a-z ]{0,20}$/)), (values) => {
      expect(() => checkPlainValues('config', values, 'shop/payment')).not.toThrow();
    }),
  );
});

test.each([
  [{ '1A': 'x' }, 'cannot be an environment variable'],
  [{ A: 1 } as any, 'config.A is not text'],
  [{ URL: 'amqp://app:geheim@queue' }, 'looks like a URL with a password'],
])('%j is refused', (values, message) => expect(() => checkPlainValues('config', values, 'shop/payment')).toThrow(message));
