import { topology } from '../../src/synthesis/topology';

const graph = (edges: Record<number, number[]>) => ({ targets: (vertex: number) => edges[vertex] ?? [] });

describe('topology', () => {
  test('puts every vertex behind its targets, in order', () => {
    expect(topology(graph({}), [2, 0, 1]).order).toEqual([2, 0, 1]);
    expect(topology(graph({ 0: [2, 1], 1: [3] }), [0, 1, 2, 3]).order).toEqual([2, 3, 1, 0]);
  });

  test('starts where nothing depends on, also by way of vertices that are not to be ordered', () => {
    expect(topology(graph({ 1: [9], 9: [0] }), [0, 1, 2]).order).toEqual([0, 9, 1, 2]);
  });

  test.each([
    ['of one vertex', { 0: [0] }, [0]],
    ['of two', { 0: [1], 1: [0] }, [0, 1]],
    ['behind a root', { 0: [1], 1: [2], 2: [3], 3: [1] }, [1, 2, 3]],
  ])('finds a cycle %s', (_name, edges, cycle) => {
    expect(topology(graph(edges as Record<number, number[]>), [0, 1, 2, 3]).cycle).toEqual(cycle);
  });

  test('walks chains of any length', () => {
    const length = 200_000;
    const vertices = Array.from({ length }, (_, i) => i);
    const { order } = topology({ targets: (vertex) => (vertex + 1 < length ? [vertex + 1] : []) }, vertices);
    expect(order[0]).toBe(length - 1);
    expect(order).toHaveLength(length);
  });
});
