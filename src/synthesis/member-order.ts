import type { ApiObject } from 'cdk8s';
import { compareObjects } from '../manifest/order';
import type { Graph } from './topology';

/**
 * Orders the members of a stack by kind, then name, with every object behind what it depends on.
 * The result depends on the objects and their dependencies alone, not on the order in which the program made them.
 *
 * @param graph the dependencies, without cycles
 * @param vertices all vertices of the stack
 * @param objectOf the member that a vertex stands for, undefined for any other vertex
 */
export function orderMembers(graph: Graph, vertices: readonly number[], objectOf: (vertex: number) => ApiObject | undefined): number[] {
  const waiting = new Map<number, number>();
  const dependants = new Map<number, number[]>();
  const known = [...vertices];
  const seen = new Set(known);
  for (let i = 0; i < known.length; i++) {
    const targets = [...new Set(graph.targets(known[i]))];
    waiting.set(known[i], targets.length);
    for (const target of targets) {
      if (!seen.has(target)) {
        seen.add(target);
        known.push(target);
      }
      const others = dependants.get(target);
      if (others) others.push(known[i]);
      else dependants.set(target, [known[i]]);
    }
  }
  const ready = new ReadyObjects((a, b) => compare(objectOf(a) as ApiObject, objectOf(b) as ApiObject));
  const order: number[] = [];
  // What is no object takes no place in the output, so it is passed as soon as it may be.
  const pass = (first: number) => {
    const free = [first];
    for (let vertex = free.pop(); vertex !== undefined; vertex = free.pop()) {
      for (const dependant of dependants.get(vertex) ?? []) {
        const left = (waiting.get(dependant) as number) - 1;
        waiting.set(dependant, left);
        if (left > 0) continue;
        if (objectOf(dependant)) ready.push(dependant);
        else free.push(dependant);
      }
    }
  };
  const starts = known.filter((vertex) => waiting.get(vertex) === 0);
  for (const vertex of starts) if (objectOf(vertex)) ready.push(vertex);
  for (const vertex of starts) if (!objectOf(vertex)) pass(vertex);
  for (let vertex = ready.pop(); vertex !== undefined; vertex = ready.pop()) {
    order.push(vertex);
    pass(vertex);
  }
  return order;
}

function compare(a: ApiObject, b: ApiObject): number {
  return compareObjects(placeOf(a), placeOf(b)) || (a.node.path < b.node.path ? -1 : 1);
}

function placeOf(obj: ApiObject) {
  return { kind: obj.kind, name: String(obj.name), namespace: obj.metadata.namespace, apiVersion: obj.apiVersion };
}

/** Objects that may come next, the smallest first: a binary heap. */
class ReadyObjects {
  private readonly heap: number[] = [];

  constructor(private readonly compare: (a: number, b: number) => number) {}

  push(vertex: number): void {
    const { heap } = this;
    let at = heap.push(vertex) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.compare(heap[parent], heap[at]) <= 0) return;
      [heap[parent], heap[at]] = [heap[at], heap[parent]];
      at = parent;
    }
  }

  pop(): number | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0 || last === undefined) return first ?? last;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.compare(heap[child], heap[least]) < 0) least = child;
      }
      if (least === at) return first;
      [heap[least], heap[at]] = [heap[at], heap[least]];
      at = least;
    }
  }
}
