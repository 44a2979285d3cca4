import { hasLabels, isEmpty, isEmptySelector, printSelector, selects } from '../../src/validation/selectors';

const labels = { app: 'web', tier: 'front', empty: '' };

test.each([
  [{}, true],
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: 'back' } }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] }, true],
  [{ matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'] }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
  [{ matchExpressions: [{ key: 'zone', operator: 'NotIn', values: ['a'] }] }, true],
  [{ matchExpressions: [{ key: 'empty', operator: 'Exists' }] }, true],
  [{ matchExpressions: [{ key: 'constructor', operator: 'Exists' }] }, false],
  [{ matchExpressions: [{ key: 'zone', operator: 'DoesNotExist' }] }, true],
  [{ matchLabels: { app: 'web' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] }, false],
  [{ matchExpressions: [{ key: 'app', operator: 'Bogus' }] }, false],
])('%j: %s', (selector, expected) => {
  expect(selects(selector, labels)).toBe(expected);
});

test('hasLabels wants every pair', () => {
  expect(hasLabels(labels, {})).toBe(true);
  expect(hasLabels(labels, { app: 'web', tier: 'front' })).toBe(true);
  expect(hasLabels(labels, { app: 'web', zone: 'a' })).toBe(false);
});

test('empty selectors', () => {
  expect([{}, { matchLabels: {} }, { matchExpressions: [] }].map(isEmptySelector)).toEqual([true, true, true]);
  expect(isEmptySelector({ matchExpressions: [{ key: 'a', operator: 'Exists' }] })).toBe(false);
  expect([undefined, null, {}].map(isEmpty)).toEqual([true, true, true]);
  expect(isEmpty({ a: 1 })).toBe(false);
});

test('a selector is printed in one line, the same for every order', () => {
  expect(
    printSelector({
      matchLabels: { b: '2', a: '1' },
      matchExpressions: [
        { key: 'c', operator: 'In', values: ['x', 'y'] },
        { key: 'd', operator: 'Exists' },
      ],
    }),
  ).toBe('a=1,b=2,c In (x,y),d Exists');
  expect(printSelector({})).toBe('(all)');
});
