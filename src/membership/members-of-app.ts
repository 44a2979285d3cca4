import { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import type { IConstruct } from 'constructs';
import { kebabCase, labelValue } from '../manifest/label-value';
import { ADDRESS_LABEL } from '../manifest/pod-address';

/** The objects of an app, by the stack that they are part of. */
export interface AppMembers {
  readonly members: ReadonlyMap<IConstruct, ApiObject[]>;
  /** Objects that are part of no stack. */
  readonly others: readonly ApiObject[];
  /** For each hash by which cdk8s-plus-27 selects pods of a stack the readable value that replaces it. */
  readonly workloads: ReadonlyMap<string, string>;
}

/**
 * Finds the objects of all stacks in one walk. Nothing is rendered.
 *
 * @param root the app
 * @param isStack tells stacks from other constructs; of stacks inside of each other the inner one counts
 */
export function findMembers(root: IConstruct, isStack: (construct: IConstruct) => boolean): AppMembers {
  const members = new Map<IConstruct, ApiObject[]>();
  const others: ApiObject[] = [];
  const workloads = new Map<string, string>();
  const visit = (construct: IConstruct, outer: ApiObject[] | undefined): void => {
    let objects = outer;
    if (isStack(construct)) {
      objects = [];
      members.set(construct, objects);
    }
    if (ApiObject.isApiObject(construct)) (objects ?? others).push(construct);
    else if (objects !== undefined && hasPods(construct)) {
      const address = construct.podMetadata.getLabel(ADDRESS_LABEL);
      const { kind, name } = ApiObject.of(construct);
      if (address !== undefined) workloads.set(address, labelValue(`${kebabCase(kind)}-${name}`));
    }
    for (const child of construct.node.children) visit(child, objects);
  };
  visit(root, undefined);
  return { members, others, workloads };
}

/** Whether a construct is a Pod or a workload of cdk8s-plus-27, of whatever copy of it. */
function hasPods(construct: IConstruct): construct is kplus.AbstractPod {
  return 'toPodSelectorConfig' in construct && 'podMetadata' in construct;
}
