import { DNS_1035_LABEL } from '../../src/manifest/names';
import { checkName, checkPath, checkPort, checkWhole } from '../../src/workload/checks';

test.each([1, 80, 65535])('port %d', (port) => expect(checkPort(port, 'port', 'shop/payment')).toBe(port));
test.each([0, -1, 65536, 80.5, Number.NaN, '80' as any])('port %p is refused', (port) =>
  expect(() => checkPort(port, 'port', 'shop/payment')).toThrow(/shop\/payment: port is not valid[\s\S]*from 1 to 65535/),
);
test('a number without an upper bound', () => {
  expect(checkWhole(3, 'replicas', 'shop', 1)).toBe(3);
  expect(() => checkWhole(0, 'replicas', 'shop', 1)).toThrow('a whole number, at least 1');
});
test('names and paths', () => {
  expect(checkName('payment', 'the name', 'shop', DNS_1035_LABEL)).toBe('payment');
  expect(() => checkName('2pay', 'the name', 'shop', DNS_1035_LABEL)).toThrow('beginning with a letter');
  expect(checkPath('/healthz', 'readinessPath', 'shop')).toBe('/healthz');
  for (const path of ['healthz', '/a b', '/a?b=1', '']) expect(() => checkPath(path, 'readinessPath', 'shop')).toThrow('starts with "/"');
});
