import fc from 'fast-check';
import { canonicalJson, contentHash } from '../../src/manifest/hash';

describe('contentHash', () => {
  test('is the same in every release, since names of objects are made of it', () => {
    expect(contentHash({ LOG_LEVEL: 'info' })).toBe('ce705679c6');
    expect(contentHash({})).toBe('44136fa355');
  });

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (record) => {
        const reversed = Object.fromEntries(Object.entries(record).reverse());
        expect(contentHash(reversed)).toBe(contentHash(record));
      }),
    );
  });

  test('depends on the order of lists', () => {
    expect(contentHash(['a', 'b'])).not.toBe(contentHash(['b', 'a']));
  });

  test('tells different records apart', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.dictionary(fc.string(), fc.string()), (a, b) => {
        fc.pre(canonicalJson(a) !== canonicalJson(b));
        expect(contentHash(a)).not.toBe(contentHash(b));
      }),
    );
  });
});

describe('canonicalJson', () => {
  test('sorts keys at every depth by code unit', () => {
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null, B: 'x' })).toBe('{"B":"x","a":null,"b":[{"c":2,"d":1}]}');
  });
});
