import * as fc from 'fast-check';
import { placeInRegion } from '../../src/region/placement';
import { Region } from '../../src/region/region';

const OSLO = Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' });
const OURS = { key: 'topology.kubernetes.io/region', operator: 'In', values: ['no-osl-1'] };

const placed = (podSpec: Record<string, any>, region = OSLO): any => {
  placeInRegion(podSpec, region);
  return podSpec;
};
const terms = (podSpec: any): any[] => podSpec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms;
const requiring = (nodeSelectorTerms: object[]): Record<string, any> => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } } },
});

test('a pod without affinity requires the region', () => expect(terms(placed({}))).toEqual([{ matchExpressions: [OURS] }]));

test('other affinity stays', () => {
  const spec = placed({ affinity: { podAntiAffinity: { x: 1 }, nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } } });
  expect(spec.affinity.podAntiAffinity).toEqual({ x: 1 });
  expect(spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution).toEqual([]);
});

test('the label of a custom region is used', () => {
  const region = Region.custom({
    name: 'osl',
    nodeLabel: { key: 'site', value: 'o1' },
    country: 'NO',
    operator: 'X',
    operatorCountry: 'NO',
  });
  expect(terms(placed({}, region))).toEqual([{ matchExpressions: [{ key: 'site', operator: 'In', values: ['o1'] }] }]);
});

test('no two terms share an object, which would be printed as an anchor and an alias', () => {
  const [first, second] = terms(placed(requiring([{ matchExpressions: [{ a: 1 }] }, { matchExpressions: [{ b: 1 }] }])));
  expect(first.matchExpressions[1]).toEqual(second.matchExpressions[1]);
  expect(first.matchExpressions[1]).not.toBe(second.matchExpressions[1]);
});

test('a term that matches nothing is left alone', () => expect(terms(placed(requiring([{}])))).toEqual([{}]));

test('the region goes into every alternative, whatever they are, and only once', () => {
  const expression = fc.record({
    key: fc.constantFrom('disk', 'arch'),
    operator: fc.constant('In'),
    values: fc.array(fc.string(), { minLength: 1 }),
  });
  const term = fc.record(
    { matchExpressions: fc.array(expression, { minLength: 1 }), matchFields: fc.array(expression) },
    { requiredKeys: ['matchExpressions'] },
  );
  fc.assert(
    fc.property(fc.array(term, { minLength: 1 }), (given) => {
      const before = structuredClone(given);
      const once = placed(requiring(given));
      expect(terms(once)).toHaveLength(before.length);
      terms(once).forEach((t, i) => {
        expect(t.matchExpressions).toEqual([...before[i].matchExpressions, OURS]);
        expect(t.matchFields).toEqual(before[i].matchFields);
      });
      const again = structuredClone(once);
      expect(placed(again)).toEqual(once);
    }),
  );
});
