import type { Chart } from 'cdk8s';
import { orderApp } from './order';

/**
 * What `chart.toJson()` of cdk8s returns, for one chart of an app of any kind, in one walk instead of several.
 *
 * @param byKind whether the objects of the chart are ordered by kind and name
 * @throws when a construct of the app says that it is invalid, in the words of cdk8s
 */
export function chartJson(chart: Chart, byKind: boolean): any[] {
  const app = chart.node.root;
  const ordered = orderApp(app, () => byKind, chart);
  const problems = app.node.findAll().flatMap(({ node }) => node.validate().map((problem) => `\n  [${node.path}] ${problem}`));
  if (problems.length > 0) throw new Error(`Validation failed with the following errors:${problems.join('')}`);
  return ordered.charts.flatMap(({ objects }) => objects.map((object) => object.toJson()));
}
