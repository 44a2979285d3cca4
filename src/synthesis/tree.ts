import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';

/** A construct and its place in the tree, read once. */
export interface TreeNode {
  readonly construct: IConstruct;
  /** Place in preorder: the subtree of a node are the places from `index` to `end`. */
  readonly index: number;
  /** Place behind the last node of the subtree. */
  end: number;
  /** Place of the parent, -1 for the root. */
  readonly parent: number;
  /** Place of the closest chart, the node itself included; -1 outside of all charts. */
  readonly chart: number;
  readonly isChart: boolean;
  readonly isObject: boolean;
}

/** A tree of constructs in preorder. */
export class Tree {
  readonly nodes: TreeNode[] = [];
  private readonly places = new Map<IConstruct, number>();

  constructor(root: IConstruct) {
    const visit = (construct: IConstruct, parent: number, chart: number) => {
      const index = this.nodes.length;
      const isChart = Chart.isChart(construct);
      const own = isChart ? index : chart;
      const node = { construct, index, end: 0, parent, chart: own, isChart, isObject: ApiObject.isApiObject(construct) };
      this.nodes.push(node);
      this.places.set(construct, index);
      // The order of `children` is that of a plain object: ids that look like array indices come first.
      for (const child of construct.node.children) visit(child, index, own);
      node.end = this.nodes.length;
    };
    visit(root, -1, -1);
  }

  /** The place of a construct, or undefined where it belongs to another tree. */
  placeOf(construct: IConstruct): number | undefined {
    return this.places.get(construct);
  }

  /** The objects under a node whose closest chart is the node's own, in preorder. */
  objectsUnder(node: TreeNode): number[] {
    const objects: number[] = [];
    for (let i = node.index; i < node.end; i++) {
      if (this.nodes[i].isObject && this.nodes[i].chart === node.chart) objects.push(i);
    }
    return objects;
  }
}
