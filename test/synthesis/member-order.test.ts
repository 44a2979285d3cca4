import { ApiObject, App, Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { orderApp } from '../../src/synthesis/order';

const KINDS = ['Namespace', 'ServiceAccount', 'ConfigMap', 'Service', 'Deployment', 'Ingress', 'Widget'];

/** Objects by kind and name, and who depends on whom, made in any order. */
function order(names: string[], dependencies: [string, string][]): string[] {
  const app = new App({ outdir: 'unused' });
  const chart = new Chart(app, 'stack');
  const made = new Map(
    names.map((name) => {
      const [kind, id] = name.split('/');
      return [name, new ApiObject(chart, `${kind}-${id}`, { apiVersion: 'v1', kind, metadata: { name: id } })];
    }),
  );
  for (const [from, to] of dependencies) made.get(from)?.addDependency(made.get(to) as ApiObject);
  return orderApp(app, () => true).charts[0].objects.map((object) => `${object.kind}/${object.name}`);
}

describe('the members of a stack', () => {
  test('are ordered by kind, then name', () => {
    expect(order(['Widget/a', 'Deployment/b', 'Deployment/a', 'ConfigMap/z', 'Namespace/x', 'Service/a'], [])).toEqual([
      'Namespace/x',
      'ConfigMap/z',
      'Service/a',
      'Deployment/a',
      'Deployment/b',
      'Widget/a',
    ]);
  });

  test('stand behind what they depend on', () => {
    expect(order(['ConfigMap/a', 'ConfigMap/b', 'Widget/w', 'Service/s'], [['ConfigMap/a', 'Widget/w']])).toEqual([
      'ConfigMap/b',
      'Service/s',
      'Widget/w',
      'ConfigMap/a',
    ]);
  });

  test('come in the same order however they are made', () => {
    const name = fc.tuple(fc.constantFrom(...KINDS), fc.constantFrom('a', 'b', 'c', 'd')).map(([kind, id]) => `${kind}/${id}`);
    const recipe = fc.uniqueArray(name, { minLength: 1, maxLength: 16 }).chain((names) =>
      fc.record({
        names: fc.constant(names),
        shuffled: fc.shuffledSubarray(names, { minLength: names.length }),
        pairs: fc.array(fc.tuple(fc.nat({ max: names.length - 1 }), fc.nat({ max: names.length - 1 })), { maxLength: 6 }),
      }),
    );
    fc.assert(
      fc.property(recipe, ({ names, shuffled, pairs }) => {
        // Dependencies from a later to an earlier name have no cycle.
        const dependencies = pairs.filter(([a, b]) => a > b).map(([a, b]): [string, string] => [names[a], names[b]]);
        const ordered = order(names, dependencies);
        expect(order(shuffled, [...dependencies].reverse())).toEqual(ordered);
        expect([...ordered].sort()).toEqual([...names].sort());
        for (const [from, to] of dependencies) expect(ordered.indexOf(from)).toBeGreaterThan(ordered.indexOf(to));
      }),
    );
  });
});
