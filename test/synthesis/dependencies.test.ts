import { ApiObject, App, Chart } from 'cdk8s';
import { Dependencies } from '../../src/synthesis/dependencies';
import { orderApp } from '../../src/synthesis/order';
import { Tree } from '../../src/synthesis/tree';

function chart(app: App, id: string, objects: number): Chart {
  const made = new Chart(app, id);
  for (let i = 0; i < objects; i++) new ApiObject(made, `o${i}`, { apiVersion: 'v1', kind: 'ConfigMap' });
  return made;
}

describe('Dependencies', () => {
  test('are none where a program wrote none', () => {
    const app = new App({ outdir: 'unused' });
    chart(app, 'a', 2);
    const dependencies = new Dependencies(new Tree(app));
    expect(dependencies.none).toBe(true);
    expect(dependencies.betweenCharts).toBe(false);
  });

  test('take space in proportion to what was written, not to the pairs of objects', () => {
    const edges = (size: number) => {
      const app = new App({ outdir: 'unused' });
      const charts = Array.from({ length: 10 }, (_, i) => chart(app, `c${i}`, size));
      for (const a of charts) for (const b of charts) if (a.node.id < b.node.id) a.addDependency(b);
      const tree = new Tree(app);
      const dependencies = new Dependencies(tree);
      let count = 0;
      for (let vertex = 0; vertex < tree.nodes.length + 100; vertex++) count += dependencies.targets(vertex).length;
      return count;
    };
    expect(edges(400) / edges(100)).toBeLessThan(4.1);
  });

  test('order layers of charts in a moment, which cdk8s takes exponential time for', () => {
    const app = new App({ outdir: 'unused' });
    const layers = Array.from({ length: 30 }, (_, layer) => Array.from({ length: 4 }, (_, i) => chart(app, `l${layer}-${i}`, 2)));
    for (let i = 0; i + 1 < layers.length; i++)
      for (const upper of layers[i]) for (const lower of layers[i + 1]) upper.addDependency(lower);
    const { charts, numbered } = orderApp(app, () => false);
    expect(charts.slice(0, 4).map((each) => each.chart.node.id)).toEqual(['l29-0', 'l29-1', 'l29-2', 'l29-3']);
    expect(charts).toHaveLength(120);
    expect(numbered).toBe(true);
  });

  test('of objects on each other in one subtree are a cycle', () => {
    const app = new App({ outdir: 'unused' });
    const a = chart(app, 'a', 2);
    a.node.addDependency(a);
    expect(() => orderApp(app, () => false)).toThrow('dependency cycle detected: a/o0 => a/o1 => a/o0');
  });
});
