import * as fc from 'fast-check';
import { compareObjects, placeOf } from '../../src/manifest/order';

const place = fc.record({
  kind: fc.constantFrom('Namespace', 'NetworkPolicy', 'Deployment', 'Service', 'Widget', 'Gadget'),
  name: fc.constantFrom('a', 'B', 'c'),
  namespace: fc.constantFrom('x', 'y'),
});

test('is a total order: antisymmetric and transitive', () => {
  fc.assert(
    fc.property(place, place, place, (a, b, c) => {
      expect(Math.sign(compareObjects(a, b))).toBe(0 - Math.sign(compareObjects(b, a)));
      if (compareObjects(a, b) <= 0 && compareObjects(b, c) <= 0) expect(compareObjects(a, c)).toBeLessThanOrEqual(0);
    }),
  );
});

test('the namespace is first, policies and accounts stand before pods, unknown kinds last', () => {
  const kinds = ['Widget', 'CronJob', 'Deployment', 'NetworkPolicy', 'ServiceAccount', 'ConfigMap', 'Namespace', 'Service'];
  expect(
    kinds
      .map((kind) => ({ kind, name: 'x' }))
      .sort(compareObjects)
      .map((o) => o.kind),
  ).toEqual(['Namespace', 'NetworkPolicy', 'ServiceAccount', 'ConfigMap', 'Service', 'Deployment', 'CronJob', 'Widget']);
});

test('names are compared by code unit', () => {
  expect(
    ['b', 'B', 'a']
      .map((name) => ({ kind: 'Pod', name }))
      .sort(compareObjects)
      .map((o) => o.name),
  ).toEqual(['B', 'a', 'b']);
});

test('a manifest without a name has a place', () =>
  expect(placeOf({ apiVersion: 'v1', kind: 'List' })).toMatchObject({ kind: 'List', name: '' }));
