import { keyText, stringText, UNSURE } from '../../src/manifest/yaml-scalar';

describe('stringText', () => {
  test.each([
    ['plain text', 'plain text'],
    ['10.0.0.0/8', '10.0.0.0/8'],
    ['512Mi', '512Mi'],
    ['--flag=a: b', '"--flag=a: b"'],
    ['--flag', '--flag'],
    ['on', '"on"'],
    ['8080', '"8080"'],
    ['e5', '"e5"'],
    ['12:30', '"12:30"'],
    ['2001-12-14', '"2001-12-14"'],
    ['*', '"*"'],
    ['{"a":1}', `'{"a":1}'`],
    ['[it\'s "a"]', '"[it\'s \\"a\\"]"'],
    ['', '""'],
    ['-', '"-"'],
    ['- a', '"- a"'],
  ])('writes %j as %s', (value, text) => expect(stringText(value, '  ')).toBe(text));

  test('writes several lines as a block under the indentation, and keeps the end', () => {
    expect(stringText('a\n\nb: c\n', '    ')).toBe('|\n    a\n\n    b: c');
    expect(stringText('a\nb', '  ')).toBe('|-\n  a\n  b');
    expect(stringText('a\nb\n\n', '  ')).toBe('|+\n  a\n  b\n');
    expect(stringText(' a\nb', '  ')).toBe('|2-\n   a\n  b');
  });

  test('writes the same again from its memory', () => {
    for (let i = 0; i < 25_000; i++) stringText(`${i}`, '  ');
    expect(stringText('24999', '  ')).toBe('"24999"');
    expect(stringText('1', '  ')).toBe('"1"');
  });
});

describe('keyText', () => {
  test.each([
    ['spec', 'spec'],
    ['app.kubernetes.io/name', 'app.kubernetes.io/name'],
    ['on', '"on"'],
    ['80', '"80"'],
    ['', '""'],
  ])('writes %j as %s', (key, text) => expect(keyText(key, '')).toBe(text));

  test('quotes what looks like the start of a document at the top only', () => {
    expect(keyText('---', '')).toBe('"---"');
    expect(keyText('---', '  ')).toBe('---');
  });

  test('leaves keys of several lines, and very long ones, to the library', () => {
    for (const key of ['a\nb', 'a'.repeat(2000)]) {
      let thrown: unknown;
      try {
        keyText(key, '');
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toBe(UNSURE);
    }
  });
});
