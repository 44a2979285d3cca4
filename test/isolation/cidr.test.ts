import { isIP } from 'node:net';
import * as fc from 'fast-check';
import { checkCidr } from '../../src/isolation/cidr';

test.each(['192.0.2.0/24', '0.0.0.0/0', '10.0.0.1/32', '2001:db8::/32', '::/0', '::ffff:192.0.2.0/120'])('%s is a range', (cidr) =>
  expect(checkCidr(cidr, 'shop')).toBe(cidr),
);

test.each([
  ['192.0.2.1', 'did you mean 192.0.2.1/32'],
  ['192.0.2.1/24', 'did you mean 192.0.2.0/24, or 192.0.2.1/32'],
  ['2001:db8::1/32', 'did you mean 2001:db8::/32, or 2001:db8::1/128'],
  ['192.0.2.0/33', 'from 0 to 32'],
  ['192.0.2.0/', 'from 0 to 32'],
  ['192.0.2.0/24/1', 'from 0 to 32'],
  ['api.example.no', 'only addresses can stand here'],
  ['everything', 'write an address'],
  ['fe80::%eth0/10', 'write an address'],
  ['', 'write an address'],
])('%s is refused', (cidr, fix) =>
  expect(() => checkCidr(cidr, 'shop/payment')).toThrow(new RegExp(`shop/payment: this is no range[\\s\\S]*${fix}`)),
);

test('what it proposes is a range itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat(32), (address, prefix) => {
      fc.pre(isIP(address) !== 0);
      try {
        checkCidr(`${address}/${prefix}`, 'shop');
      } catch (error) {
        const [, proposal] = /did you mean (\S+),/.exec((error as Error).message) ?? [];
        expect(checkCidr(proposal, 'shop')).toBe(proposal);
      }
    }),
  );
});
