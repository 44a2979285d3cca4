import { expression, literal, token, variable } from '../../src/nginx';
import { LONGEST_ARGUMENT, printArgument, printName } from '../../src/nginx/quote';

describe('printArgument', () => {
  test.each([
    ['plain', 'plain'],
    ['', '""'],
    ['two words', '"two words"'],
    ['a"b', `'a"b'`],
    [`a"b'c`, `"a\\"b'c"`],
    ['a\\b', '"a\\\\b"'],
    ['a;b', '"a;b"'],
    ['{}', '"{}"'],
    ['#', '"#"'],
    ['a\r\nb', '"a\\r\\nb"'],
    ['tab\t', '"tab\t"'],
    ['blå', '"blå"'],
  ])('%j', (text, printed) => {
    expect(printArgument(literal(text))).toBe(printed);
  });

  test('variables stay bare where they can', () => {
    expect(printArgument(variable('remote_addr'))).toBe('$remote_addr');
    expect(printArgument(expression('https://', variable('host'), variable('request_uri')))).toBe('https://$host$request_uri');
    expect(printArgument(expression(variable('a'), 'b c'))).toBe('"${a}b c"');
  });

  test('the longest argument counts bytes, with its quotes', () => {
    expect(printArgument(literal(' '.repeat(LONGEST_ARGUMENT - 2)))).toHaveLength(LONGEST_ARGUMENT);
    expect(() => printArgument(literal(' '.repeat(LONGEST_ARGUMENT - 1)))).toThrow('4096 bytes');
    expect(() => printArgument(literal('å'.repeat(2048)))).toThrow('longer than nginx reads');
    expect(printArgument(token('x'))).toBe('x');
  });

  test('names are quoted too', () => {
    expect(printName('1 https')).toBe('"1 https"');
    expect(printName('10.0.0.0/8')).toBe('10.0.0.0/8');
  });
});
