import { isUsageError, locate, markUsage, usageError } from '../../src/manifest/errors';

describe('usageError', () => {
  test('says what, where, the value, what is allowed and the fix, in this order', () => {
    const error = usageError({
      what: 'the port is out of range',
      where: 'shop/payment',
      value: 70000,
      allowed: '1 to 65535',
      fix: 'choose another',
    });
    expect(error.message).toBe(
      ['shop/payment: the port is out of range', '  value:   70000', '  allowed: 1 to 65535', '  fix:     choose another'].join('\n'),
    );
  });

  test('leaves out what is not known, but shows a value that is undefined', () => {
    expect(usageError({ what: 'no colour' }).message).toBe('no colour');
    expect(usageError({ what: 'no colour', value: undefined }).message).toBe('no colour\n  value:   undefined');
  });

  test('cuts a long value', () => {
    const shown = usageError({ what: 'x', value: 'a'.repeat(500) }).message;
    expect(shown.length).toBeLessThan(150);
    expect(shown.endsWith('...')).toBe(true);
  });

  test('names the class of what cannot be shown', () => {
    class Thing {
      readonly self = this;
    }
    expect(usageError({ what: 'x', value: new Thing() }).message).toBe('x\n  value:   a Thing');
  });

  test('has no stack trace, since it is no fault of the program', () => {
    expect(usageError({ what: 'x' }).stack).toBe('Error: x');
  });
});

describe('isUsageError', () => {
  test('knows marked errors from all others', () => {
    expect(isUsageError(usageError({ what: 'x' }))).toBe(true);
    expect(isUsageError(markUsage(new TypeError('x')))).toBe(true);
    expect(isUsageError(new Error('x'))).toBe(false);
    expect(isUsageError('x')).toBe(false);
    expect(isUsageError(undefined)).toBe(false);
  });
});

describe('locate', () => {
  test('puts the place before the mistake, and leaves other errors alone', () => {
    const bug = new TypeError('x');
    const run = (error: Error): unknown => {
      try {
        return locate('shop', () => {
          throw error;
        });
      } catch (caught) {
        return caught;
      }
    };
    expect(locate('shop', () => 1)).toBe(1);
    expect(run(bug)).toBe(bug);
    const located = run(usageError({ what: 'no name', value: 1 })) as Error;
    expect([located.message, isUsageError(located)]).toEqual(['shop: no name\n  value:   1', true]);
  });
});
