import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { Tree } from '../../src/synthesis/tree';

test('a Tree knows subtrees, charts and objects by their place', () => {
  const app = new App({ outdir: 'unused' });
  const chart = new Chart(app, 'chart');
  const group = new Construct(chart, 'group');
  const map = new ApiObject(group, 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
  const kid = new Chart(group, 'kid');
  new ApiObject(kid, 'map', { apiVersion: 'v1', kind: 'ConfigMap' });
  const tree = new Tree(app);
  expect(tree.nodes.map(({ construct }) => construct.node.path)).toEqual([
    '',
    'chart',
    'chart/group',
    'chart/group/map',
    'chart/group/kid',
    'chart/group/kid/map',
  ]);
  expect(tree.nodes.map(({ chart: place }) => place)).toEqual([-1, 1, 1, 1, 4, 4]);
  expect(tree.nodes.map(({ end }) => end)).toEqual([6, 6, 6, 4, 6, 6]);
  expect(tree.placeOf(map)).toBe(3);
  expect(tree.placeOf(new App({ outdir: 'unused' }))).toBeUndefined();
  expect(tree.objectsUnder(tree.nodes[1])).toEqual([3]);
  expect(tree.objectsUnder(tree.nodes[4])).toEqual([5]);
});
