import * as fc from 'fast-check';
import { usageError } from '../../src/manifest/errors';
import { takeApart } from '../../src/synthesis/usage-text';

describe('takeApart', () => {
  test('is the inverse of usageError', () => {
    const line = fc.stringMatching(/^[a-z][a-z0-9 ,.]{0,20}[a-z]$/);
    const parts = fc.record(
      { what: line, value: fc.oneof(line, fc.integer(), fc.boolean()), allowed: line, fix: line },
      { requiredKeys: ['what'] },
    );
    fc.assert(
      fc.property(parts, ({ what, ...more }) => {
        expect(takeApart(usageError({ what, where: 'shop/payment', ...more }).message, 'shop/payment')).toEqual({ message: what, ...more });
      }),
    );
  });

  test('names a field by its path', () => {
    expect(takeApart('a/b: /spec/containers/0/x~1y: is odd', 'a/b')).toEqual({ fieldPath: 'spec.containers[0].x/y', message: 'is odd' });
  });

  test('leaves a value that was cut as it is shown', () => {
    expect(takeApart(usageError({ what: 'is too long', value: 'x'.repeat(200) }).message, 'a').value).toMatch(/^"x{116}\.\.\.$/);
  });

  test.each(['one line', 'two\nlines', 'wrong\n  value:   1\n  see the manual'])('leaves %j whole', (text) => {
    expect(takeApart(text, 'a')).toEqual({ message: text });
  });

  test('keeps the path of another construct', () => {
    expect(takeApart('a/b: wrong', 'a')).toEqual({ message: 'a/b: wrong' });
  });
});
