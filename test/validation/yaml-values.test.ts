import { readDocuments } from '../../src/validation/documents';
import { readNumber } from '../../src/validation/yaml-values';

const read = (scalar: string) => (readDocuments(`value: ${scalar}\n`, 'x').documents[0].value as any).value;

// What the API server of Kubernetes 1.37 made of each as a value of a ConfigMap: it names the type that it cannot read as a string.
const ANSWERS: [type: string, scalars: string[]][] = [
  ['boolean', ['yes', 'no', 'on', 'off', 'y', 'n', 'Y', 'YES', 'true', 'True', '!!bool yes']],
  [
    'string',
    [
      'yEs',
      'tRUE',
      'nULL',
      '_1',
      '.',
      '+',
      '1:30',
      '190:20:30',
      '2001-01-01',
      '2001-01-01T00:00:00Z',
      '0.1.2',
      '1.2.3',
      '0x',
      '0b',
      '0b12',
      '0x1p-2',
      '1e400',
      '"yes"',
      "'1'",
      '!!str yes',
      '!!str 1',
      '!!binary YWJj',
      '1abc',
      '+a',
      '..5',
      '5..',
      '1e',
      'e5',
      '1,000',
      '=',
      '_',
    ],
  ],
  [
    'number',
    [
      '1',
      '01',
      '08',
      '0o17',
      '017',
      '0x1F',
      '-0x1F',
      '0b101',
      '-0b11',
      '1_000',
      '1_000.5',
      '1__0',
      '1e3',
      '1E+3',
      '+1',
      '+.5',
      '.5',
      '.5_0',
      '1.',
      '1.e3',
      '12e03',
      '9223372036854775808',
      '!!int 5',
      '!!float 5',
      '00',
      '-0',
      '1_',
    ],
  ],
  ['object', ['~', 'null', 'Null', 'NULL', '']],
];

describe.each(ANSWERS)('scalars that are read as %s', (type, scalars) => {
  test.each(scalars)('%s', (scalar) => {
    expect(typeof read(scalar)).toBe(type);
  });
});

test.each([
  ['0o17', 15],
  ['017', 15],
  ['08', 8],
  ['0x1F', 31],
  ['-0b11', -3],
  ['1_000', 1000],
  ['+.5', 0.5],
  ['1e3', 1000],
  ['.inf', Infinity],
  ['-.inf', -Infinity],
])('readNumber(%s) is %d', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test('what is no number is an error under such a tag', () => {
  expect(readDocuments('a: !!int many\n', 'x').findings).toHaveLength(1);
});
