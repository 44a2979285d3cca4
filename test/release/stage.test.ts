import { stage } from '../../src/release/stage';
import { colourOf, ledgerOf } from './samples';

test('the first stage makes blue live', () => {
  const { ledger, changed, summary } = stage(undefined, 'payment', colourOf('1.0.0'));
  expect(ledger).toEqual({ schemaVersion: 1, service: 'payment', live: 'blue', blue: colourOf('1.0.0') });
  expect(changed).toBe(true);
  expect(summary).toEqual(['payment: first stage, blue (1.0.0, 3 replicas) is live']);
});

test('later stages replace the idle colour and never the live one', () => {
  const before = ledgerOf({ live: 'green' });
  const { ledger, summary } = stage(before, 'payment', colourOf('1.3.0'));
  expect(ledger).toEqual({ ...before, blue: colourOf('1.3.0') });
  expect(summary).toEqual([
    'payment: staged blue (1.3.0, 3 replicas) instead of blue (1.2.4, 3 replicas)',
    'payment: green (1.2.5, 3 replicas) stays live',
  ]);
});

test('a colour that was never staged is filled', () => {
  expect(stage(ledgerOf({ green: undefined }), 'payment', colourOf('1.2.5')).ledger).toEqual(ledgerOf());
});

test('the same again changes nothing and says so', () => {
  const { ledger, changed, summary } = stage(ledgerOf(), 'payment', colourOf('1.2.5'));
  expect(changed).toBe(false);
  expect(ledger).toEqual(ledgerOf());
  expect(summary).toEqual(['payment: green (1.2.5, 3 replicas) is already staged so, nothing to do']);
});

test('the same image with another spec is a change', () => {
  expect(stage(ledgerOf(), 'payment', colourOf('1.2.5', { replicas: 5 })).changed).toBe(true);
});
