import type { IConstruct } from 'constructs';
import { usageError } from '../manifest/errors';
import type { Graph } from './topology';
import type { Tree, TreeNode } from './tree';

const NONE: readonly number[] = [];

/**
 * The dependencies of an app as cdk8s understands them, in space linear in what the program wrote.
 *
 * That S depends on T means: the vertex S depends on the vertex T; the chart of S on the chart of T; and every object under S on every object under T (of the
 * same charts; for charts the same). cdk8s writes each pair of objects down. Here virtual vertices stand for them: one for a construct with dependencies, on
 * which every object under it depends, and one for a construct that is depended on, which depends on every object under it. The order comes out the same.
 */
export class Dependencies implements Graph {
  /** Whether any chart depends on another one. */
  readonly betweenCharts: boolean;
  /** Targets by vertex. Vertices up to the number of nodes are nodes of the tree by their place. */
  private readonly edges = new Map<number, readonly number[]>();
  /** Place of the construct that a virtual vertex stands for. */
  private readonly places = new Map<number, number>();
  private count: number;

  constructor(private readonly tree: Tree) {
    this.count = tree.nodes.length;
    const direct = new Map<number, Set<number>>();
    this.betweenCharts = this.collect(direct);
    if (direct.size > 0) this.connect(direct);
  }

  /** Whether there are no dependencies at all. */
  get none(): boolean {
    return this.edges.size === 0;
  }

  targets(vertex: number): readonly number[] {
    return this.edges.get(vertex) ?? NONE;
  }

  /** The part of the graph that is inside of a subtree. */
  within(node: TreeNode): Graph {
    const inside = (vertex: number) => {
      const place = this.places.get(vertex) ?? vertex;
      return node.index <= place && place < node.end;
    };
    return { targets: (vertex) => this.targets(vertex).filter(inside) };
  }

  /** Reads all dependencies and derives those between charts. */
  private collect(direct: Map<number, Set<number>>): boolean {
    const { nodes } = this.tree;
    const written: [TreeNode, IConstruct][] = [];
    const add = (source: number, target: number) => {
      const targets = direct.get(source);
      if (targets) targets.add(target);
      else direct.set(source, new Set([target]));
    };
    for (const node of nodes) {
      for (const target of node.construct.node.dependencies) {
        written.push([node, target]);
        const place = this.tree.placeOf(target);
        if (place !== undefined) add(node.index, place);
      }
    }
    let between = false;
    for (const node of nodes) {
      if (!node.isChart || node.parent < 0 || !nodes[node.parent].isChart) continue;
      add(node.parent, node.index);
      between = true;
    }
    for (const [source, target] of written) {
      const from = this.chartOf(source.construct, source, target);
      const to = this.chartOf(target, source, target);
      if (from === to) continue;
      between = true;
      if (from !== undefined && to !== undefined) add(from, to);
    }
    return between;
  }

  /** Place of the closest chart of a construct; undefined where that is in another app. */
  private chartOf(construct: IConstruct, source: TreeNode, target: IConstruct): number | undefined {
    const place = this.tree.placeOf(construct);
    if (place === undefined) return undefined;
    const { chart } = this.tree.nodes[place];
    if (chart >= 0) return chart;
    throw usageError({
      what: `depends on ${pathOf(target)}, but ${pathOf(construct)} is not in a chart`,
      where: pathOf(source.construct),
      fix: 'let charts, or constructs inside of charts, depend on each other',
    });
  }

  /** Makes all edges: the direct ones, and those of the objects under a construct with dependencies. */
  private connect(direct: Map<number, Set<number>>): void {
    const { nodes } = this.tree;
    for (const [place, targets] of direct) this.edges.set(place, [...targets]);
    const sources = new Map<number, number>();
    const groups = new Map<number, number>();
    const group = (place: number) => this.virtual(groups, place, () => this.tree.objectsUnder(nodes[place]));
    /** What the objects under a source depend on: one virtual vertex, or one by one where targets and sources overlap. */
    const edgesOf = (object: TreeNode, place: number): number[] => {
      const targets = [...(direct.get(place) as Set<number>)];
      const source = nodes[place];
      if (!targets.some((target) => overlap(source, nodes[target]))) {
        return [this.virtual(sources, place, () => targets.map(group))];
      }
      return targets.flatMap((target) => (overlap(source, nodes[target]) ? this.others(object, source, nodes[target]) : [group(target)]));
    };
    for (const object of nodes) {
      if (!object.isObject) continue;
      const above: number[] = [];
      for (let place = object.index; ; place = nodes[place].parent) {
        if (direct.has(place)) above.push(place);
        if (place === object.chart) break;
      }
      if (above.length === 0) continue;
      const own = this.targets(object.index);
      this.edges.set(object.index, [...own, ...above.reverse().flatMap((place) => edgesOf(object, place))]);
    }
  }

  /** The objects under a target, without the one that depends on them. */
  private others(object: TreeNode, source: TreeNode, target: TreeNode): number[] {
    const inner = this.tree.objectsUnder(contains(source, target) ? target : source);
    // Two objects that are both sources and targets depend on each other.
    if (inner.length > 1) throw cycleError([inner[0], inner[1]].map((place) => pathOf(this.tree.nodes[place].construct)));
    return this.tree.objectsUnder(target).filter((other) => other !== object.index);
  }

  private virtual(made: Map<number, number>, place: number, targets: () => number[]): number {
    let vertex = made.get(place);
    if (vertex === undefined) {
      vertex = this.count++;
      made.set(place, vertex);
      this.places.set(vertex, place);
      this.edges.set(vertex, targets());
    }
    return vertex;
  }
}

/** The error about constructs that depend on each other in a circle. */
export function cycleError(paths: readonly string[]): Error {
  return usageError({
    what: `dependency cycle detected: ${[...paths, paths[0]].join(' => ')}`,
    fix: 'remove one of these dependencies',
  });
}

function overlap(a: TreeNode, b: TreeNode): boolean {
  return a.chart === b.chart && (contains(a, b) || contains(b, a));
}

function contains(outer: TreeNode, inner: TreeNode): boolean {
  return outer.index <= inner.index && inner.index < outer.end;
}

function pathOf(construct: IConstruct): string {
  return construct.node.path || 'the app';
}
