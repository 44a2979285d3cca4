import { declare, directive, entry, literal, token, variable } from '../../src/nginx';
import { evaluates, mapArguments, placeOf } from '../../src/nginx/walk';

describe('walking a tree', () => {
  test('the same name means different things in different places', () => {
    expect(placeOf(directive('server'), 'http').spec?.block).toBe('server');
    expect(placeOf(directive('server'), 'upstream').spec?.block).toBeUndefined();
    expect(placeOf(directive('nonsense'), 'http').spec).toBeUndefined();
  });

  test('knows where variables are evaluated', () => {
    const header = placeOf(directive('proxy_set_header'), 'location');
    expect([evaluates(header, 0), evaluates(header, 1)]).toEqual([false, true]);
    expect(evaluates(placeOf(directive('log_format'), 'http'), 7)).toBe(true);
    expect(evaluates(placeOf(entry('a', token(1)), 'entries', placeOf(directive('map'), 'http').spec), 0)).toBe(true);
    expect(evaluates(placeOf(entry('a', token(1)), 'entries', placeOf(directive('geo'), 'http').spec), 0)).toBe(false);
  });

  test('changes arguments in blocks of data too', () => {
    const tree = [directive('http', [], [directive('map', [variable('a'), declare('b')], [entry('k', literal('v'))])])];
    const [{ block }] = mapArguments(tree, (argument) => (argument.kind === 'literal' ? literal('changed') : argument));
    expect(block![0].block![0].args).toEqual([literal('changed')]);
  });
});
