import fc from 'fast-check';
import {
  ANNOTATION_KEY,
  CONFIG_KEY,
  DNS_1035_LABEL,
  DNS_LABEL,
  DNS_SUBDOMAIN,
  LABEL_KEY,
  LABEL_VALUE,
  type NameSyntax,
  PATH_SEGMENT,
  PORT_NAME,
} from '../../src/manifest/names';

const x = (n: number) => 'x'.repeat(n);
const CASES: [string, NameSyntax, string[], string[]][] = [
  ['DNS_LABEL', DNS_LABEL, ['a', '1a', 'a-b', x(63)], ['', '-a', 'a-', 'A', 'a.b', 'a_b', x(64), 'a b', 'ä']],
  ['DNS_1035_LABEL', DNS_1035_LABEL, ['a', 'a1', 'a-b', x(63)], ['', '1a', 'a-', 'A', 'a.b', x(64)]],
  ['DNS_SUBDOMAIN', DNS_SUBDOMAIN, ['a', '1.2', 'a-b.c', x(253)], ['', '.a', 'a.', 'a..b', 'a.-b', 'A', 'a_b', x(254)]],
  ['PATH_SEGMENT', PATH_SEGMENT, ['system:reader', 'A b', '...', '_'], ['', '.', '..', 'a/b', 'a%b']],
  [
    'LABEL_KEY',
    LABEL_KEY,
    ['a', 'A_b.c-1', 'example.com/Team', x(63), `${x(253)}/a`],
    ['', '/a', 'a/', 'a/b/c', 'Example.com/a', '-a', 'a ', x(64), `${x(254)}/a`],
  ],
  ['ANNOTATION_KEY', ANNOTATION_KEY, ['Example.COM/a', 'a'], ['a b', 'a/b/c', '']],
  ['LABEL_VALUE', LABEL_VALUE, ['', 'a', 'A_b.c-1', x(63)], ['-', 'a/b', 'a b', ' a', x(64), 'a-']],
  ['CONFIG_KEY', CONFIG_KEY, ['nginx.conf', '.env', 'A_b-c', x(253)], ['', '.', '..', '..a', 'a/b', 'a b', x(254)]],
  ['PORT_NAME', PORT_NAME, ['http', '8080-tcp', 'a', x(15)], ['', '80', 'HTTP', 'a--b', '-a', 'a-', 'a_b', x(16)]],
];

describe.each(CASES)('%s', (_name, syntax, good, bad) => {
  test('takes what follows it', () => {
    expect(good.filter((text) => !syntax.test(text))).toEqual([]);
  });
  test('refuses what does not', () => {
    expect(bad.filter((text) => syntax.test(text))).toEqual([]);
  });
  test('says what is allowed', () => {
    expect(syntax.allowed).not.toBe('');
  });
});

test('a label of RFC 1035 is one of RFC 1123, and that is a subdomain', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9.-]{0,70}$/), (text) => {
      if (DNS_1035_LABEL.test(text)) expect(DNS_LABEL.test(text)).toBe(true);
      if (DNS_LABEL.test(text)) expect(DNS_SUBDOMAIN.test(text)).toBe(true);
    }),
  );
});

test('no syntax takes long to refuse long texts', () => {
  const long = 'a-'.repeat(200_000);
  for (const [, syntax] of CASES) if (syntax !== PATH_SEGMENT) expect(syntax.test(long)).toBe(false);
});
