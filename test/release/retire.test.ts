import { retire } from '../../src/release/retire';
import { colourOf, ledgerOf } from './samples';

test('takes the pods of the idle colour, and nothing else', () => {
  const { ledger, changed, summary } = retire(ledgerOf());
  expect(ledger).toEqual(ledgerOf({ green: colourOf('1.2.5', { replicas: 0 }) }));
  expect(changed).toBe(true);
  expect(summary[0]).toBe('payment: green (1.2.5, 3 replicas) is retired, it will have no pods');
});

test('twice changes nothing and says so', () => {
  const once = retire(ledgerOf()).ledger;
  expect(retire(once)).toMatchObject({
    changed: false,
    ledger: once,
    summary: ['payment: green (1.2.5, 0 replicas) is already retired, nothing to do'],
  });
});

test('refuses the live colour', () => {
  expect(() => retire(ledgerOf(), 'blue')).toThrow(
    'payment: blue is live, to retire it would stop all traffic\n  allowed: the idle colour, green',
  );
});

test('refuses what was never staged', () => {
  expect(() => retire(ledgerOf({ green: undefined }))).toThrow('green was never staged, so there is nothing to retire');
});
