import * as fc from 'fast-check';
import {
  type Directive,
  declare,
  directive,
  entry,
  expression,
  literal,
  mapEntry,
  parameter,
  printConfiguration,
  token,
  variable,
} from '../../src/nginx';
import { evaluate, type ReadDirective, readConfiguration } from './tokenizer';

/** Strings made to break out of an argument, and any others. */
const hostile = fc
  .oneof(
    fc.string({
      unit: fc.constantFrom(
        '"',
        "'",
        ';',
        '{',
        '}',
        '$',
        '\\',
        '#',
        ' ',
        '\t',
        'n',
        'r',
        't',
        '$uri',
        '${uri}',
        '\\"',
        'ø',
        '😀',
        '/*',
        '\u0001',
      ),
    }),
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  )
  .filter((text) => !/[\r\n\0]/.test(text));

function configuration(value: string, body: string, key: string): Directive[] {
  return [
    directive('events', [], []),
    directive(
      'http',
      [],
      [
        directive('map', [literal(value), declare('mapped')], [mapEntry(key, literal(value)), entry('default', token('1'))]),
        directive(
          'server',
          [],
          [
            directive('server_name', [literal(value)]),
            directive('add_header', [token('X-Value'), expression('before', variable('uri'), value), token('always')]),
            directive('location', [token('='), literal(value)], [directive('return', [token(200), literal(body)])]),
          ],
        ),
      ],
    ),
  ];
}

function find(nodes: readonly ReadDirective[], ...names: string[]): ReadDirective {
  const [name, ...rest] = names;
  const found = nodes.find(({ words }) => words[0] === name)!;
  return rest.length === 0 ? found : find(found.block!, ...rest);
}

function shape(nodes: readonly ReadDirective[], entries = false): unknown {
  return nodes
    .filter(({ words }) => words[0] !== 'geo')
    .map(({ words, block }) => [entries ? 'entry' : words[0], words.length, block && shape(block, words[0] === 'map')]);
}

describe('printConfiguration', () => {
  test('any text stays in its argument, and stays itself', () => {
    const calm = shape(readConfiguration(printConfiguration(configuration('x', 'x', 'x'))));
    fc.assert(
      fc.property(
        hostile,
        fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
        hostile,
        (value, body, key) => {
          const read = readConfiguration(printConfiguration(configuration(value, body, key)));
          expect(shape(read)).toEqual(calm);
          const http = find(read, 'http').block!;
          const variables = { literal_dollar: '$', uri: '/here' };
          expect(find(http, 'server', 'server_name').words[1]).toBe(value);
          expect(evaluate(find(http, 'server', 'add_header').words[2], variables)).toBe(`before/here${value}`);
          expect(find(http, 'server', 'location').words).toEqual(['location', '=', value]);
          expect(evaluate(find(http, 'server', 'location', 'return').words[2], variables)).toBe(body);
          const [keyEntry] = find(http, 'map').block!;
          expect(keyEntry.words[0].replace(/^\\/, '')).toBe(key);
          expect(evaluate(keyEntry.words[1], variables)).toBe(value);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('the dollar constant is there only when a literal dollar meets evaluation', () => {
    expect(printConfiguration(configuration('plain', 'x', 'x'))).not.toContain('geo');
    expect(printConfiguration(configuration('co$t', 'x', 'x'))).toContain('geo $literal_dollar {\n        default "$";');
    const unevaluated = [directive('http', [], [directive('server', [], [directive('server_name', [literal('co$t')])])])];
    expect(printConfiguration(unevaluated)).toBe('http {\n    server {\n        server_name "co$t";\n    }\n}\n');
  });

  test('a variable next to text that could continue its name gets braces', () => {
    const tree = [
      directive(
        'http',
        [],
        [directive('server', [], [directive('return', [token(200), expression(variable('host'), 'name', variable('uri'), '/')])])],
      ),
    ];
    expect(printConfiguration(tree)).toContain('return 200 ${host}name$uri/;');
  });

  test('parameters are one word', () => {
    const tree = [
      directive('http', [], [directive('upstream', [literal('u')], [directive('server', [literal('a b'), parameter('max_fails', 3)])])]),
    ];
    expect(printConfiguration(tree)).toContain('server "a b" max_fails=3;');
  });

  test('refuses an argument longer than nginx reads', () => {
    expect(() => printConfiguration(configuration('x', 'y'.repeat(5000), 'x'))).toThrow('longer than nginx reads');
  });

  test('refuses what the check finds, all of it', () => {
    const tree = [directive('least_conn'), directive('http', [], [directive('nonsense')])];
    expect(() => printConfiguration(tree)).toThrow(/least_conn: may not stand in main[\s\S]*http\/nonsense: is not a directive/);
  });
});
