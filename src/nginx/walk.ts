import type { Argument } from './argument';
import type { Directive } from './directive';
import { findSpec } from './table';
import type { Context, DirectiveSpec } from './table/spec';

/** Where a directive stands. */
export interface Place {
  /** Context around it, or `entries` inside of a block of data. */
  readonly context: Context | 'entries';
  /** What is known of it; undefined for an entry and for an unknown directive. */
  readonly spec?: DirectiveSpec;
  /** What is known of the block around it. */
  readonly parent?: DirectiveSpec;
}

/** Where a directive stands in a block of this context. */
export function placeOf(node: Directive, context: Place['context'], parent?: DirectiveSpec): Place {
  return { context, parent, spec: context === 'entries' ? undefined : findSpec(node.name, context) };
}

/** Whether nginx evaluates variables in an argument at this position. */
export function evaluates(place: Place, position: number): boolean {
  if (place.context === 'entries') return place.parent?.entriesEvaluate === true;
  const positions = place.spec?.evaluates ?? [];
  return positions === 'all' || positions.includes(position);
}

/** A copy of a tree in which each argument went through a function. */
export function mapArguments(
  nodes: readonly Directive[],
  change: (argument: Argument, place: Place, position: number) => Argument,
  context: Place['context'] = 'main',
  parent?: DirectiveSpec,
): Directive[] {
  return nodes.map((node) => {
    const place = placeOf(node, context, parent);
    const args = node.args.map((argument, position) => change(argument, place, position));
    if (!node.block) return { ...node, args };
    return { ...node, args, block: mapArguments(node.block, change, place.spec?.block ?? context, place.spec) };
  });
}
