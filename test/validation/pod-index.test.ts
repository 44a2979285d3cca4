import fc from 'fast-check';
import { PodIndex } from '../../src/validation/pod-index';
import { type LabelSelector, selects } from '../../src/validation/selectors';
import { deployment, subject } from './objects';

const pods = (...labels: Record<string, string>[]) => labels.map((l, i) => subject(deployment(`d${i}`, l)).pod!);
const names = (found: readonly { subject: { name: string } }[]) => found.map(({ subject: { name } }) => name);

test('finds by labels, within a namespace', () => {
  const all = pods({ app: 'a', x: '1' }, { app: 'b', x: '1' }, { app: 'a', x: '2' });
  const index = new PodIndex(all);
  expect(names(index.withLabels('', { app: 'a' }))).toEqual(['d0', 'd2']);
  expect(names(index.withLabels('', { app: 'a', x: '2' }))).toEqual(['d2']);
  expect(names(index.withLabels('other', { app: 'a' }))).toEqual([]);
  expect(names(index.inNamespace(''))).toEqual(['d0', 'd1', 'd2']);
  expect(names(index.select('', { matchExpressions: [{ key: 'app', operator: 'In', values: ['b', 'b'] }] }))).toEqual(['d1']);
});

test('finds what a look at every pod finds', () => {
  const label = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2', '3'), { maxKeys: 3 });
  const expression = fc.record({
    key: fc.constantFrom('a', 'b', 'c'),
    operator: fc.constantFrom('In', 'NotIn', 'Exists', 'DoesNotExist'),
    values: fc.array(fc.constantFrom('1', '2', '3'), { minLength: 1, maxLength: 2 }),
  });
  const selector: fc.Arbitrary<LabelSelector> = fc.record({ matchLabels: label, matchExpressions: fc.array(expression, { maxLength: 2 }) });
  fc.assert(
    fc.property(fc.array(label, { maxLength: 12 }), selector, (labels, wanted) => {
      const all = pods(...labels);
      const expected = all.filter((pod) => selects(wanted, pod.labels)).map((pod) => pod.subject.name);
      expect(names(new PodIndex(all).select('', wanted)).sort()).toEqual(expected.sort());
    }),
  );
});

test('compares as many pods as it finds when each selector has a pair of its own', () => {
  const count = (n: number) => {
    const index = new PodIndex(pods(...Array.from({ length: n }, (_, i) => ({ app: `a${i}`, team: 'all', managed: 'yes' }))));
    for (let i = 0; i < n; i++) index.withLabels('', { team: 'all', managed: 'yes', app: `a${i}` });
    return index.compared;
  };
  expect(count(100)).toBe(100);
  expect(count(1000)).toBe(1000);
});

test('asks once for one selector', () => {
  const index = new PodIndex(pods({ app: 'a' }, { app: 'a' }));
  for (let i = 0; i < 10; i++) index.withLabels('', { app: 'a' });
  expect(index.compared).toBe(2);
});
