import type { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { cycleError, Dependencies } from './dependencies';
import { orderMembers } from './member-order';
import { topology } from './topology';
import { Tree, type TreeNode } from './tree';

/** A chart with its own objects, in the order of the output. */
export interface OrderedChart {
  readonly chart: Chart;
  readonly objects: ApiObject[];
}

/** The charts of an app in the order of the output. */
export interface OrderedApp {
  readonly charts: OrderedChart[];
  /** Whether any chart depends on another one, so that files and folders carry a number. */
  readonly numbered: boolean;
}

/**
 * Orders the charts of an app, and the objects in each of them, as cdk8s does, in one walk.
 *
 * @param root the app
 * @param byKind whether the objects of a chart are ordered by kind and name instead of by the order in which they were made
 * @param only the only chart whose objects are wanted
 * @throws on a cycle of dependencies, on a construct that depends on itself, and on a dependency that touches a construct outside of all charts
 */
export function orderApp(root: IConstruct, byKind: (chart: Chart) => boolean, only?: Chart): OrderedApp {
  const tree = new Tree(root);
  const dependencies = new Dependencies(tree);
  // A cycle anywhere is an error, so the whole app is ordered even where one chart is wanted.
  const order = dependencies.none ? vertices(tree) : orderVertices(tree, dependencies);
  const charts = order.filter((place) => tree.nodes[place]?.isChart).map((place) => tree.nodes[place]);
  return {
    charts: charts
      .filter((node) => only === undefined || node.construct === only)
      .map((node) => {
        const chart = node.construct as Chart;
        return { chart, objects: objectsOf(tree, dependencies, node, byKind(chart)) };
      }),
    numbered: dependencies.betweenCharts,
  };
}

/** All constructs in the order of their paths in a plain object: those that look like array indices first, then in preorder. */
function vertices(tree: Tree): number[] {
  const places = tree.nodes.map((node) => node.index);
  const first = places.filter((place) => tree.nodes[place].parent === 0 && isIndex(tree.nodes[place].construct.node.id));
  if (first.length === 0) return places;
  const ahead = new Set(first);
  return [...first, ...places.filter((place) => !ahead.has(place))];
}

/** Whether a key of a plain object is an array index, and so comes before all others. */
function isIndex(key: string): boolean {
  return String(Number(key) >>> 0) === key && key !== '4294967295';
}

function orderVertices(tree: Tree, dependencies: Dependencies): number[] {
  const { order, cycle } = topology(dependencies, vertices(tree));
  if (cycle) throw cycleError(cycle.filter((place) => place < tree.nodes.length).map((place) => tree.nodes[place].construct.node.path));
  return order;
}

function objectsOf(tree: Tree, dependencies: Dependencies, chart: TreeNode, byKind: boolean): ApiObject[] {
  const own = (place: number) => {
    const node = tree.nodes[place];
    return node?.isObject && node.chart === chart.index ? (node.construct as ApiObject) : undefined;
  };
  let order: number[] = [];
  for (let place = chart.index; place < chart.end; place++) order.push(place);
  const graph = dependencies.none ? undefined : dependencies.within(chart);
  if (byKind) order = orderMembers(graph ?? dependencies, order, own);
  else if (graph && order.some((place) => dependencies.targets(place).length > 0)) order = topology(graph, order).order;
  return order.map(own).filter((object) => object !== undefined);
}
