import { serviceNames } from '../../src/workload/service-names';

test('the id is the default of both', () => {
  expect(serviceNames('payment', undefined, undefined, 'shop/payment')).toEqual({
    service: 'payment',
    preview: 'payment-preview',
    headless: 'payment-headless',
    workload: 'payment',
  });
});

test('the longest names leave room for their endings', () => {
  const names = serviceNames('x', 'a'.repeat(54), 'b'.repeat(57), 'shop/x');
  expect(names.headless).toHaveLength(63);
  expect(`${names.workload}-green`).toHaveLength(63);
});

test.each([
  ['Payment', undefined, undefined, /the id of the construct cannot be its serviceName[\s\S]*give serviceName/],
  ['payment', '2pay', undefined, /serviceName is not valid[\s\S]*starting with a letter/],
  ['payment', 'a'.repeat(55), undefined, /at most 54/],
  ['payment', undefined, 'pay_app', /workloadName is not valid/],
  ['Payment', 'payment', undefined, /cannot be its workloadName/],
])('%s, %s, %s are refused', (id, service, workload, message) =>
  expect(() => serviceNames(id, service, workload, 'shop/payment')).toThrow(message),
);
