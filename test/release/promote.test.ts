import { promote } from '../../src/release/promote';
import { colourOf, ledgerOf } from './samples';

test('moves traffic to the idle colour, and nothing else', () => {
  const { ledger, changed, summary } = promote(ledgerOf());
  expect(ledger).toEqual({ ...ledgerOf(), live: 'green' });
  expect(changed).toBe(true);
  expect(summary[0]).toBe('payment: traffic moves from blue (1.2.4, 3 replicas) to green (1.2.5, 3 replicas)');
});

test('a second promotion moves it back', () => {
  expect(promote(promote(ledgerOf()).ledger).ledger).toEqual(ledgerOf());
});

test('with a colour named, a promotion that is done changes nothing', () => {
  expect(promote(ledgerOf(), 'blue')).toMatchObject({
    changed: false,
    summary: ['payment: blue (1.2.4, 3 replicas) is already live, nothing to do'],
  });
  expect(promote(ledgerOf(), 'green').ledger.live).toBe('green');
});

test('refuses a colour that was never staged', () => {
  expect(() => promote(ledgerOf({ green: undefined }))).toThrow(
    'payment: green was never staged, so there is nothing to promote\n  fix:     run: breakwater stage payment --image IMAGE, commit, wait until green is ready, then promote',
  );
});

test('refuses a retired colour, and says how to bring it back', () => {
  expect(() => promote(ledgerOf({ green: colourOf('1.2.5', { replicas: 0 }) }))).toThrow(
    /green is retired, it has no pods[\s\S]*breakwater stage payment --image registry\.example\/payment:1\.2\.5/,
  );
});
