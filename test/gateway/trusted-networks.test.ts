import { trustedNetworks } from '../../src/gateway/trusted-networks';

describe('trustedNetworks', () => {
  test('puts networks in order, each once, in lower case', () => {
    expect(trustedNetworks(['fd00::/8', '10.0.0.0/8', 'FD00::/8', '192.0.2.7/32', '::1/128'], 'x')).toEqual([
      '10.0.0.0/8',
      '192.0.2.7/32',
      '::1/128',
      'fd00::/8',
    ]);
    expect(trustedNetworks(['64:ff9b::192.0.2.0/120'], 'x')).toEqual(['64:ff9b::192.0.2.0/120']);
    expect(trustedNetworks(['2001:db8:1:2:3:4:5:6/128'], 'x')).toEqual(['2001:db8:1:2:3:4:5:6/128']);
  });

  test.each([
    ['10.0.0.0', 'trusted proxies: this is no range of addresses'],
    ['10.0.0.0/33', 'trusted proxies: this is no range of addresses'],
    ['10.0.0.0/8/8', 'trusted proxies: this is no range of addresses'],
    ['10.0.0.0/-1', 'trusted proxies: this is no range of addresses'],
    ['10.0.0/8', 'trusted proxies: this is no range of addresses'],
    ['fe80::%eth0/10', 'trusted proxies: this is no range of addresses'],
    ['example.no/8', 'trusted proxies: this is no range of addresses'],
    ['', 'trusted proxies: this is no range of addresses'],
    ['0.0.0.0/0', 'trusts every address'],
    ['::/0', 'trusts every address'],
    ['10.0.0.1/8', 'did you mean'],
    ['2001:db8::1/32', 'did you mean'],
    ['64:ff9b::192.0.2.1/120', 'did you mean'],
  ])('refuses %j', (cidr, message) => {
    expect(() => trustedNetworks([cidr], 'trusted proxies')).toThrow(message);
  });

  test('refuses an empty list', () => {
    expect(() => trustedNetworks([], 'trusted proxies')).toThrow('trusted proxies without a network');
  });
});
