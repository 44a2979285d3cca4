import { findingsOf } from '../../src/cli/stage-findings';
import { findingOf } from './samples';

const paths = (service: string, constructPaths: (string | undefined)[]) =>
  findingsOf(
    service,
    ['payment', 'orders'],
    constructPaths.map((constructPath) => findingOf({ constructPath })),
  ).map((finding) => finding.constructPath);

test('takes what is of the service, and what is of no construct', () => {
  expect(paths('payment', ['shop/payment', 'shop/payment/blue/deployment', 'shop/orders/service', 'shop/gateway', undefined])).toEqual([
    'shop/payment',
    'shop/payment/blue/deployment',
    undefined,
  ]);
});

test('a stack of the same name holds other services', () => {
  expect(paths('payment', ['payment/payment/blue', 'payment/orders/blue', 'payment/gateway'])).toEqual([
    'payment/payment/blue',
    'payment/gateway',
  ]);
});
