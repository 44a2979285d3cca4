import { ApiObject, App, Chart } from 'cdk8s';
import { chartJson } from '../../src/synthesis/chart-json';

function shop(): Chart {
  const app = new App({ outdir: 'unused' });
  const [a, b] = ['a', 'b'].map((id) => new Chart(app, id));
  for (const chart of [a, b]) {
    const [second, first] = ['z', 'y'].map(
      (name) => new ApiObject(chart, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }),
    );
    if (chart === b) second.addDependency(first);
  }
  new Chart(a, 'kid');
  a.addDependency(b);
  return a;
}

describe('chartJson', () => {
  test('is what cdk8s returns', () => {
    const chart = shop();
    expect(chartJson(chart, false)).toEqual(shop().toJson());
    const other = chart.node.root.node.findChild('b') as Chart;
    expect(chartJson(other, false)).toEqual(other.toJson());
  });

  test('orders by kind and name where asked', () => {
    expect(chartJson(shop(), true).map((json) => json.metadata.name)).toEqual(['y', 'z']);
  });

  test('throws as cdk8s does when a construct of the app is invalid', () => {
    const chart = shop();
    chart.node.root.node.findChild('b').node.addValidation({ validate: () => ['wrong'] });
    const message = (action: () => unknown) => {
      try {
        action();
      } catch (error) {
        return (error as Error).message;
      }
      return undefined;
    };
    expect(message(() => chartJson(chart, false))).toBe(message(() => chart.toJson()));
  });
});
