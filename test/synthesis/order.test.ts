import * as cdk8s from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import * as fc from 'fast-check';
import { orderApp } from '../../src/synthesis/order';

/** A random app: constructs by the place of their parent, and dependencies by place. */
interface Recipe {
  readonly nodes: { readonly kind: 'chart' | 'object' | 'group'; readonly parent: number; readonly id: string }[];
  readonly dependencies: { readonly from: number; readonly to: number }[];
}

const recipes: fc.Arbitrary<Recipe> = fc.record({
  nodes: fc.array(
    fc.record({
      kind: fc.constantFrom('chart', 'object', 'object', 'object', 'group'),
      parent: fc.nat({ max: 1000 }),
      id: fc.constantFrom('a', 'b', 'c', '0', '1', '7', '10', '02', 'Z', 'x.y', 'Default', 'UPPER', '4294967295', '4294967294'),
    }),
    { minLength: 1, maxLength: 25 },
  ),
  dependencies: fc.array(fc.record({ from: fc.nat({ max: 1000 }), to: fc.nat({ max: 1000 }) }), { maxLength: 7 }),
}) as fc.Arbitrary<Recipe>;

/** Builds the same app twice over: constructs that cannot stand where they would are left out in both. */
function build(recipe: Recipe, app: cdk8s.App): cdk8s.App {
  const all: IConstruct[] = [];
  for (const { kind, parent, id } of recipe.nodes) {
    const scopes: Construct[] = [app, ...all.filter((c) => !cdk8s.ApiObject.isApiObject(c))] as Construct[];
    const scope = scopes[parent % scopes.length];
    if (scope.node.tryFindChild(id)) continue;
    if (kind === 'chart') all.push(new cdk8s.Chart(scope, id));
    else if (scope === app) continue;
    else if (kind === 'group') all.push(new Construct(scope, id));
    else all.push(new cdk8s.ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', path: `${scope.node.path}/${id}` } as any));
  }
  if (all.length === 0) return app;
  for (const { from, to } of recipe.dependencies) {
    const [source, target] = [all[from % all.length], all[to % all.length]];
    // cdk8s drops an object that depends on itself; here it is a cycle.
    if (source !== target) source.node.addDependency(target);
  }
  return app;
}

/** The order that cdk8s gives: by chart path, the paths of its objects. */
function byCdk8s(recipe: Recipe): unknown {
  const app = build(recipe, new cdk8s.App({ outdir: 'unused' }));
  const charts = app.node.findAll().filter(cdk8s.Chart.isChart);
  if (charts.length === 0) return [];
  // The first of these calls derives all dependencies, which the order of charts needs.
  for (const chart of charts) chart.toJson();
  return app.charts.map((chart) => [chart.node.path, chart.toJson().map((json) => json.path)]);
}

function byUs(recipe: Recipe): unknown {
  const app = build(recipe, new cdk8s.App({ outdir: 'unused' }));
  return orderApp(app, () => false).charts.map(({ chart, objects }) => [chart.node.path, objects.map((o) => o.node.path)]);
}

function attempt(order: () => unknown): unknown {
  try {
    return order();
  } catch (error) {
    return /cycle/.test(String(error)) ? 'cycle' : `error: ${error}`;
  }
}

describe('orderApp', () => {
  test('orders as cdk8s does, and throws where it throws', () => {
    let cycles = 0;
    fc.assert(
      fc.property(recipes, (recipe) => {
        const expected = attempt(() => byCdk8s(recipe));
        if (expected === 'cycle') cycles++;
        expect(attempt(() => byUs(recipe))).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
    expect(cycles).toBeGreaterThan(10);
    expect(cycles).toBeLessThan(900);
  }, 120_000);
});
