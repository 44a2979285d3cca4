import type { Finding } from '../../src/validation/finding';
import { countFindings, findingsToJson, findingsToSarif, formatFindings } from '../../src/validation/report';

const FINDINGS: Finding[] = [
  {
    rule: 'image-tag',
    severity: 'error',
    object: 'Deployment production/payment-blue',
    constructPath: 'app/shop/payment',
    fieldPath: 'spec.template.spec.containers[0].image',
    value: 'payment',
    message: 'the image has no tag',
    allowed: 'a digest, or a tag other than latest',
    fix: 'write payment@sha256:…',
  },
  {
    rule: 'unknown-field',
    severity: 'warning',
    object: 'Deployment production/payment-blue',
    constructPath: 'app/shop/payment',
    fieldPath: 'spec.x',
    message: 'unknown field',
  },
  {
    rule: 'yaml-syntax',
    severity: 'error',
    object: 'dist/a.yaml',
    file: 'dist/a.yaml',
    line: 7,
    message: 'not YAML: oops',
    value: 'x'.repeat(500),
  },
];

describe('formatFindings', () => {
  const text = formatFindings(FINDINGS, { colour: false });

  test('groups by object, with place, field, value, what is allowed, fix and rule', () => {
    expect(text.split('\n').slice(0, 6)).toEqual([
      'Deployment production/payment-blue  app/shop/payment',
      '  error  spec.template.spec.containers[0].image: the image has no tag  (image-tag)',
      '           value:   "payment"',
      '           allowed: a digest, or a tag other than latest',
      '           fix:     write payment@sha256:…',
      '  warning  spec.x: unknown field  (unknown-field)',
    ]);
    expect(text).toContain('dist/a.yaml\n  error  not YAML: oops  (yaml-syntax)\n           at:      dist/a.yaml:7');
  });

  test('cuts long values and ends with the number of findings', () => {
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(150);
    expect(text.split('\n').at(-1)).toBe('2 errors, 1 warning');
  });

  test('colour changes nothing but colour', () => {
    const coloured = formatFindings(FINDINGS, { colour: true });
    expect(coloured).not.toBe(text);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes that colour begins with
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(text);
    expect(text).not.toContain('\u001b');
  });
});

test.each([
  [0, 0, 'nothing found'],
  [1, 0, '1 error'],
  [2, 1, '2 errors, 1 warning'],
  [0, 2, '2 warnings'],
])('%i errors and %i warnings', (errors, warnings, text) => {
  const some = (severity: 'error' | 'warning', n: number) => Array.from({ length: n }, () => ({ ...FINDINGS[0], severity }));
  expect(countFindings([...some('error', errors), ...some('warning', warnings)])).toBe(text);
});

test('JSON has the numbers and every field of every finding', () => {
  expect(JSON.parse(findingsToJson(FINDINGS))).toEqual({ errors: 2, warnings: 1, findings: FINDINGS });
});

test('SARIF comes from the report too', () => {
  expect(JSON.parse(findingsToSarif(FINDINGS, '1.2.3')).runs[0].tool.driver.version).toBe('1.2.3');
});
