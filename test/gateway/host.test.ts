import { checkHost } from '../../src/gateway/host';

describe('checkHost', () => {
  test.each(['api.example.no', '*.example.no', 'localhost', 'xn--bl-jia.no', '1.example.no'])('takes %s', (host) => {
    expect(checkHost(host, 'shop/gateway')).toBe(host);
  });

  test.each([
    ['https://api.example.no', 'leave out the scheme'],
    ['api.example.no/payments', 'leave out the path'],
    ['api.example.no:443', 'leave out the port'],
    ['API.example.no', 'api.example.no'],
    ['api.example.no.', 'leave out the dot'],
    ['blå.no', 'ASCII form'],
    ['192.0.2.1', 'not an address or a pattern'],
    ['*', 'not an address or a pattern'],
    ['a.*.no', 'not an address or a pattern'],
    ['a_b.no', 'not an address or a pattern'],
    ['', 'not an address or a pattern'],
    ['a b.no', 'not an address or a pattern'],
    [`${'a'.repeat(64)}.no`, 'not an address or a pattern'],
    [`${'a.'.repeat(130)}no`, 'not an address or a pattern'],
    ['$host', 'not an address or a pattern'],
    ['~^a', 'not an address or a pattern'],
  ])('refuses %j', (host, fix) => {
    expect(() => checkHost(host, 'shop/gateway')).toThrow(fix);
  });
});
