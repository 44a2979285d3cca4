/** A directed graph. A target is what its source depends on. */
export interface Graph {
  /** Targets of a vertex, in order. */
  targets(vertex: number): readonly number[];
}

/** Vertices of a graph with every vertex behind its targets, or a cycle. */
export interface Topology {
  readonly order: number[];
  /** Vertices of a cycle, the first one not repeated. */
  readonly cycle?: number[];
}

type State = Map<number, 'open' | 'done'>;

/**
 * Orders a graph as cdk8s does: post-order, depth first, from each vertex on which nothing depends, in turn.
 * The walk keeps its own stack, so that long chains of dependencies are no problem.
 *
 * @param vertices all vertices that are to be ordered, in order; others are ordered only where one of these depends on them
 */
export function topology(graph: Graph, vertices: readonly number[]): Topology {
  const state: State = new Map();
  const order: number[] = [];
  const inbound = reached(graph, vertices);
  // Whatever is not reached from a root lies on a cycle or behind one.
  for (const starts of [vertices.filter((vertex) => !inbound.has(vertex)), vertices]) {
    for (const start of starts) {
      if (state.has(start)) continue;
      const cycle = visit(graph, start, state, order);
      if (cycle) return { order, cycle };
    }
  }
  return { order };
}

/** All vertices that something among the given ones depends on, at once or by way of vertices that are not among them. */
function reached(graph: Graph, vertices: readonly number[]): Set<number> {
  const given = new Set(vertices);
  const inbound = new Set<number>();
  const open = [...vertices];
  for (let vertex = open.pop(); vertex !== undefined; vertex = open.pop()) {
    for (const target of graph.targets(vertex)) {
      if (inbound.has(target)) continue;
      inbound.add(target);
      if (!given.has(target)) open.push(target);
    }
  }
  return inbound;
}

function visit(graph: Graph, start: number, state: State, order: number[]): number[] | undefined {
  const path = [start];
  const targets = [graph.targets(start)];
  const next = [0];
  state.set(start, 'open');
  while (path.length > 0) {
    const top = path.length - 1;
    const target = targets[top][next[top]++];
    if (target === undefined) {
      state.set(path[top], 'done');
      order.push(path[top]);
      path.pop();
      targets.pop();
      next.pop();
      continue;
    }
    const seen = state.get(target);
    if (seen === 'open') return path.slice(path.indexOf(target));
    if (seen === 'done') continue;
    state.set(target, 'open');
    path.push(target);
    targets.push(graph.targets(target));
    next.push(0);
  }
  return undefined;
}
