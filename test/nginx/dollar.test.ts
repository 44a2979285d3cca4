import { type Directive, directive, expression, literal, parameter, token, variable } from '../../src/nginx';
import { DOLLAR, literalDollars } from '../../src/nginx/dollar';

const http = (...block: Directive[]) => [directive('http', [], block)];

describe('literalDollars', () => {
  test('leaves a tree without literal dollars alone', () => {
    const tree = http(directive('server', [], [directive('add_header', [token('A'), variable('uri')])]));
    expect(literalDollars(tree)).toEqual(tree);
  });

  test('puts the constant in place of the dollar, around the text', () => {
    const tree = http(directive('server', [], [directive('add_header', [token('A'), expression('5$ ', variable('uri'), '$')])]));
    const [{ block }] = literalDollars(tree);
    expect(block![0]).toMatchObject({ name: 'geo', args: [{ kind: 'declaration', name: DOLLAR }] });
    expect(block![1].block![0].args[1]).toEqual({
      kind: 'expression',
      parts: [literal('5'), variable(DOLLAR), literal(' '), variable('uri'), variable(DOLLAR)],
    });
  });

  test('keeps the dollar of a parameter in which nothing is evaluated', () => {
    const tree = http(directive('upstream', [literal('u')], [directive('server', [literal('a'), parameter('service', literal('$'))])]));
    expect(literalDollars(tree)).toEqual(tree);
  });
});
