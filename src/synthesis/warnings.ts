import type { IConstruct } from 'constructs';

/** Something that a construct says of itself which stops nothing. */
export interface Warning {
  /** Id of the rule, as in findings. */
  readonly rule: string;
  /** What it is: lower case, no full stop. */
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** Type of the entries in a construct's metadata. */
const TYPE = 'cdk8s-breakwater:warning';

/**
 * Has a construct say something in the report of synth.
 *
 * @param say makes the warning when synth asks for it, so that it may count what the program adds later
 */
export function addWarning(construct: IConstruct, say: () => Warning): void {
  construct.node.addMetadata(TYPE, say);
}

/** What a construct itself has to say. */
export function warningsOf(construct: IConstruct): Warning[] {
  return construct.node.metadata.flatMap(({ type, data }) => (type === TYPE ? [(data as () => Warning)()] : []));
}
