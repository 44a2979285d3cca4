import * as fc from 'fast-check';
import { JsonSyntaxError, lineOfPath, parseJson } from '../../src/release/json';

function failure(text: string): string {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return `${error.line}: ${error.problem}`;
    throw error;
  }
  return 'accepted';
}

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
  );
});

test('agrees with JSON.parse about which texts are JSON', () => {
  const bits = [
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"a"',
    '"b"',
    '"',
    '\\',
    '1',
    '-',
    '0',
    '.5',
    'e3',
    'true',
    'null',
    ' ',
    '\n',
    '\t',
    '\u0001',
    "'x'",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 9 }), (parts) => {
      const text = parts.join('');
      const ours = failure(text);
      if (ours.includes('stands twice')) return;
      let theirs = true;
      try {
        JSON.parse(text);
      } catch {
        theirs = false;
      }
      expect(ours === 'accepted').toBe(theirs);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['', '1: expected a value, found the end of the file'],
  ['{\n  "a": 1,\n}', '3: expected a key in double quotes, found "}"'],
  ['{\n  "a" 1\n}', '2: expected ":" after the key "a", found "1"'],
  ['{\n  "a": 1\n  "b": 2\n}', '3: expected "," or "}", found "\\""'],
  ['[1 2]', '1: expected "," or "]", found "2"'],
  ['{"a": "x\n"}', '1: a string is not closed, or holds a raw control character or an unknown escape'],
  ['{\n "a": 1,\n "a": 2}', '3: key "a" stands twice in one object'],
  ['{} {}', '1: unexpected "{" after the end of the document'],
  ['{\n<<<<<<< HEAD\n "live": "blue"\n=======\n "live": "green"\n>>>>>>> x\n}', '2: a merge conflict is not resolved'],
  ['{"a": 01}', '1: expected "," or "}", found "1"'],
])('refuses %j and says where', (text, expected) => {
  expect(failure(text)).toBe(expected);
});

test('a file of brackets only is refused, however deep', () => {
  expect(failure('['.repeat(1_000_000))).toBe('1: more than 200 objects and arrays lie inside of each other');
  expect(parseJson(`${'['.repeat(100)}${']'.repeat(100)}`)).toHaveLength(1);
});

test('a key named __proto__ is data', () => {
  const value = parseJson('{"__proto__": {"polluted": true}}') as object;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('knows the line of a path, and of the last part that exists', () => {
  const text = '{\n  "blue": {\n    "image": "x",\n    "list": [\n      1,\n      2\n    ]\n  }\n}';
  expect(lineOfPath(text, [])).toBe(1);
  expect(lineOfPath(text, ['blue', 'image'])).toBe(3);
  expect(lineOfPath(text, ['blue', 'list', 1])).toBe(6);
  expect(lineOfPath(text, ['blue', 'missing', 'deeper'])).toBe(2);
});
