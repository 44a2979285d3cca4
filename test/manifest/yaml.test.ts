import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { emitDocument, emitDocuments } from '../../src/manifest/yaml';

const same = (value: unknown) => expect(emitDocument(value)).toBe(Yaml.stringify(value));

/** Strings that YAML reads as something else, breaks over lines, quotes or escapes. */
// biome-ignore format: a table
const HOSTILE = [
  '', ' ', '~', 'null', 'Null', 'NULL', 'nUll', 'y', 'Y', 'n', 'N', 'yes', 'Yes', 'YES', 'yEs', 'no', 'No', 'NO', 'on', 'On',
  'ON', 'off', 'OFF', 'true', 'True', 'TRUE', 'false', 'False', 'FALSE', '0', '00', '07', '08', '0777', '0o7', '0x1F', '0xg',
  '0b11', '0b2', '1_000', '_1', '1__', '+1', '-1', '1.', '.1', '.', '..', '...', '1.5', '1e3', '1E3', 'e5', 'E5', 'e-5', 'e',
  'ef', '-e5', '+e5', '.e5', '1.e5', '-.inf', '.inf', '+.INF', '.nan', '.NaN', '1:30', '1:2:3', '190:20:30', '1:99', '-1:30',
  '1:30.5', '2001-12-14', '2001-12-14t21:59:43.10-05:00', '2001-12-14 21:59:43.10 -5', '2001-1-1', '2001-12-14Z', '10.0.0.0/8',
  '10.0.0.1', '1.2.3', '512Mi', '500m', '1.27', '80', '8080:80', '::1', 'fe80::1', 'a:b', 'a: b', 'a:', ':a', ':', ': ', '- a',
  '-a', '-', '--', '---', '--- a', '----', '--flag', '--flag=x', '-Xmx1g', '-c', '? a', '?a', '?', '# a', 'a #b', 'a#b', '#',
  'a # b', '%a', '%', '@a', '`a', '!a', '!!str', '&a', '*a', '*', '|', '>', '|a', '>-', "'", '"', `a'b`, 'a"b', `a'b"c`, `'a'`,
  '"a"', '{}', '{a}', '[]', '[a]', '{"a":1}', "{'a':1}", '{a: 1}', ',', 'a,b', 'a, b', '<<', '<', '<a', '=', '$HOME', '$(VAR)',
  '${a}', '(a)', '~a', '^a', ';', '\\', 'a\\b', '\\n', 'a\tb', '\ta', 'a\t', ' a', 'a ', 'a  b', ' ', '\n', '\n\n', ' \n', '\n ',
  'a\n', 'a\n\n', 'a\n\n\n', '\na', '\n\na', 'a\nb', 'a\nb\n', 'a\n\nb', 'a\n b', 'a \nb', ' a\nb', 'a\nb ', 'a\nb\n ',
  'a\nb\n \n', 'a\n\tb', 'a\n\t\n', 'a\n\t', '\ta\nb', 'a\r\nb', 'a\rb', '\r', '# c\na', '- a\n- b', 'a: b\nc: d', '---\na',
  'a\n---\nb', 'a\n...\n', '%a\nb', '"a\nb"', "'\n'", 'a #\nb', '\u0000', '\u0007', '\u001b', '\u007f', '\u0085', '\u00a0',
  '\u00a0a', '\u2028', '\u2029', '\ufeff', '\ufeffa', '\ud800', 'a\udc00b', '😀', 'å', 'Tromsø\nBodø\n', 'x\u0085\ny',
  'e'.repeat(200), 'a b '.repeat(60), `${'a b '.repeat(60)}\nc`, `${'a'.repeat(50)}\u0001\nb  \n\n c`,
  `"${'x'.repeat(50)}\n\n y`, `${'line \\n\n'.repeat(9)}`, '__proto__', 'constructor', 'toString', 'toJSON', 'a'.repeat(1100),
  `${'a'.repeat(1020)}: `,
];

describe('emitDocument', () => {
  test.each(HOSTILE.map((s) => [JSON.stringify(s).slice(0, 60), s]))('writes %s as the YAML library does', (_name, text) => {
    same({ a: text });
    same({ a: { b: { c: text } } });
    same([text]);
    same({ a: [text, [text, { b: text }]] });
    same(Object.fromEntries([[text, 1]]));
    same({ a: Object.fromEntries([[text, text]]) });
    same([{ b: [Object.fromEntries([[text, { c: text }]])] }]);
  });

  test.each([
    0,
    -0,
    1,
    -1,
    1.5,
    1e21,
    1e-7,
    123456789012345680000,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_VALUE,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    -Infinity,
  ])('writes the number %p as the YAML library does', (number) => {
    same({ a: number, b: [number] });
    same(number);
  });

  test.each([
    ['null', null],
    ['a string', 'a: b'],
    ['a boolean', true],
    ['an empty map', {}],
    ['an empty list', []],
    ['empty collections inside', { a: {}, b: [], c: [[], {}, [[]], [{}]], d: { e: {} } }],
    ['null and undefined', { a: null, b: undefined, c: [null, undefined], d: { e: undefined } }],
    ['a list of lists', [[1, [2, 3]], [[4]]]],
    ['a list of maps', { a: [{ b: 1, c: 2 }, { d: [{ e: 1 }] }] }],
    ['integer-like keys', { b: 1, 10: 1, 2: 1, a: 1 }],
    ['a date', { a: new Date(0) }],
    ['a map', { a: new Map([['b', 1]]) }],
    ['a set', { a: new Set([1]) }],
    ['bytes', { a: new Uint8Array([1, 2, 3]) }],
    ['a bigint', { a: 10n }],
    ['a boxed string', { a: new String('yes') }],
    ['toJSON', { a: { toJSON: () => 1 } }],
    [
      'an instance',
      {
        a: new (class A {
          b = 1;
        })(),
      },
    ],
    ['no prototype', { a: Object.assign(Object.create(null), { b: 1 }) }],
    ['a sparse list', { a: Object.assign(new Array(3), { 0: 1, 2: 2 }) }],
    ['a key __proto__', JSON.parse('{"a":{"__proto__":{"b":1}}}')],
  ])('writes %s as the YAML library does', (_name, value) => same(value));

  test('writes shared references as anchors, as the YAML library does', () => {
    const shared = { b: [1] };
    same({ a: shared, c: shared, d: [shared.b, shared.b] });
    const empty: unknown[] = [];
    same({ a: empty, b: empty });
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    same(circular);
  });

  test.each([
    ['a function', () => 1],
    ['a symbol', Symbol('a')],
  ])('refuses %s as the YAML library does', (_name, value) => {
    expect(() => Yaml.stringify({ a: value })).toThrow();
    expect(() => emitDocument({ a: value })).toThrow();
  });

  test('is the YAML library, byte for byte, on any plain data', () => {
    const piece = fc.oneof(
      fc.constantFrom(...HOSTILE.filter((s) => s.length < 40)),
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom(...'ab01eE+-_.:, #\n\t\'"\\{}[]&*!|>%@?~xXtTZ=<'), maxLength: 14 }),
    );
    const text = fc.oneof(
      piece,
      fc.array(piece, { maxLength: 4 }).map((parts) => parts.join('\n')),
      fc.array(piece, { maxLength: 3 }).map((parts) => parts.join(' ')),
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        text,
        fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(text, tie('tree'), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(fc.dictionary(text, tree, { maxKeys: 6 }), (value) => emitDocument(value) === Yaml.stringify(value)),
      { numRuns: 4_000 },
    );
  }, 60_000);

  test('is the YAML library, byte for byte, on numbers and dates as text', () => {
    const text = fc.stringMatching(/^[-+]?[0-9eE.][0-9a-fA-FxXoObB_.:eE+\-tTzZ ]{0,12}$/);
    fc.assert(
      fc.property(fc.array(text, { minLength: 20, maxLength: 20 }), (list) => emitDocument({ list }) === Yaml.stringify({ list })),
      { numRuns: 1_000 },
    );
  }, 60_000);
});

describe('emitDocuments', () => {
  test('joins documents as cdk8s does', () => {
    for (const documents of [[], [{}], [{ a: 1 }, { b: 2 }], [undefined, { a: 1 }, undefined]]) {
      expect(emitDocuments(documents)).toBe(Yaml.stringify(...documents));
    }
  });
});
