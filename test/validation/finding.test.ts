import fc from 'fast-check';
import { compareFindings, compareNatural, type Finding, samePlaceAndText } from '../../src/validation/finding';

const finding = (over: Partial<Finding>): Finding => ({ rule: 'r', severity: 'error', object: 'Pod a', message: 'm', ...over });

test('numbers in paths are compared as numbers', () => {
  const paths = ['spec.containers[10].image', 'spec.containers[2].image', 'spec.containers[2].args', 'spec'];
  expect([...paths].sort(compareNatural)).toEqual([
    'spec',
    'spec.containers[2].args',
    'spec.containers[2].image',
    'spec.containers[10].image',
  ]);
});

test('compareNatural is an order', () => {
  const text = fc.stringMatching(/^[a-c0-9.[\]]{0,6}$/);
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      expect(Math.sign(compareNatural(a, b))).toBe(0 - Math.sign(compareNatural(b, a)));
      expect(compareNatural(a, b) === 0).toBe(a === b);
      if (compareNatural(a, b) <= 0 && compareNatural(b, c) <= 0) expect(compareNatural(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test('findings are sorted by place, object and field', () => {
  const sorted = [
    finding({ constructPath: 'app/a', fieldPath: 'b' }),
    finding({ constructPath: 'app/b', object: 'Pod a' }),
    finding({ constructPath: 'app/b', object: 'Pod b' }),
    finding({ file: 'x.yaml', line: 2, fieldPath: 'z' }),
    finding({ file: 'x.yaml', line: 10, fieldPath: 'a' }),
  ];
  expect([...sorted].reverse().sort(compareFindings)).toEqual(sorted);
});

test('two findings are the same when they say the same of the same field', () => {
  expect(samePlaceAndText(finding({ value: [1] }), finding({ value: [1] }))).toBe(true);
  for (const other of [
    { rule: 'q' },
    { object: 'Pod b' },
    { fieldPath: 'x' },
    { message: 'n' },
    { value: 1 },
    { file: 'f' },
    { line: 2 },
    { constructPath: 'c' },
  ]) {
    expect(samePlaceAndText(finding({}), finding(other))).toBe(false);
  }
});
