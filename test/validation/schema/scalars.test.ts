import fc from 'fast-check';
import { isBase64, isInt32, isInt64, isMicroTime, isQuantity, isTime } from '../../../src/validation/schema/scalars';

test('integers have their range', () => {
  expect([0, 2147483647, -2147483648].every(isInt32)).toBe(true);
  expect([2147483648, -2147483649, 1.5, Number.NaN, Infinity].some(isInt32)).toBe(false);
  expect([2147483648, 9007199254740992].every(isInt64)).toBe(true);
  expect([1.5, 2 ** 63, Number.NaN].some(isInt64)).toBe(false);
});

test('base64 is what encoders write, with or without line breaks', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const text = Buffer.from(bytes).toString('base64');
      expect(isBase64(text)).toBe(true);
      expect(isBase64(text.replace(/.{4}/g, '$&\n'))).toBe(true);
    }),
  );
  expect(['a', 'ab', 'abc', 'a===', '****', 'YQ', 'YQ=', 'Y Q=', 'YQ==YQ=='].some(isBase64)).toBe(false);
});

test('times are those of RFC 3339', () => {
  expect(['2026-01-31T12:00:00Z', '2024-02-29T00:00:00+01:00', '2026-01-31T12:00:00.123456789Z'].every(isTime)).toBe(true);
  expect(
    [
      '2026-01-31',
      '2026-02-30T12:00:00Z',
      '2026-13-01T12:00:00Z',
      '2026-01-31T24:00:00Z',
      '2026-01-31T12:00:00',
      '2026-01-31 12:00:00Z',
      'now',
    ].some(isTime),
  ).toBe(false);
});

test('every moment is a time', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) =>
      isTime(date.toISOString()),
    ),
  );
});

test('a time of micro seconds has six decimals', () => {
  expect(isMicroTime('2026-01-31T12:00:00.000000Z')).toBe(true);
  expect(
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.0000000Z', '2026-02-30T12:00:00.000000Z'].some(isMicroTime),
  ).toBe(false);
});

test('quantities are texts or numbers', () => {
  expect([1, 0.5, '1Gi', '1Gi'].every(isQuantity)).toBe(true);
  expect(['512mb', '', Number.NaN].some(isQuantity)).toBe(false);
});
