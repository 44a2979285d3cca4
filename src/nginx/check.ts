import type { Argument, Literal } from './argument';
import type { Directive } from './directive';
import type { DirectiveSpec } from './table/spec';
import { evaluates, type Place, placeOf } from './walk';

/** Something in a tree that nginx would not accept. */
export interface Problem {
  /** Names of the directives from the outside to the one that is wrong, as in `http/server/proxy_pass`. */
  readonly path: string;
  readonly message: string;
}

const LINE_BREAK = /[\r\n]/;

/** All that is wrong in a whole configuration: unknown directives, wrong places, arguments, blocks and variables. */
export function check(tree: readonly Directive[]): Problem[] {
  return checkBlock(tree, 'main', undefined, '');
}

function checkBlock(nodes: readonly Directive[], context: Place['context'], parent: DirectiveSpec | undefined, path: string): Problem[] {
  const seen = new Set<string>();
  return nodes.flatMap((node) => {
    const here = path ? `${path}/${node.name}` : node.name;
    const place = placeOf(node, context, parent);
    const twice = seen.has(node.name) && place.spec && !place.spec.repeats ? [{ path: here, message: 'stands twice in one block' }] : [];
    seen.add(node.name);
    return [...twice, ...checkNode(node, place, here)];
  });
}

function checkNode(node: Directive, place: Place, path: string): Problem[] {
  const problems: Problem[] = [];
  const report = (message: string) => problems.push({ path, message });
  if (place.context === 'entries') {
    if (!node.entry) report('a block of data holds entries only');
    if (node.args.length !== 1) report(`an entry has one value, not ${node.args.length}`);
    if (/[\r\n\0]/.test(node.name)) report('a key holds no line break and no NUL');
  } else if (node.entry) {
    report('an entry stands in a block of data only');
  } else if (!place.spec) {
    report('is not a directive that is known here');
  } else {
    checkSpec(node, place.spec, place.context).forEach(report);
  }
  node.args.forEach((argument, position) => {
    checkArgument(argument, node, place, position).forEach(report);
  });
  if (node.block && place.spec?.block) problems.push(...checkBlock(node.block, place.spec.block, place.spec, path));
  return problems;
}

function checkSpec(node: Directive, spec: DirectiveSpec, context: DirectiveSpec['contexts'][number]): string[] {
  const [least, most] = spec.arity;
  const messages: string[] = [];
  if (!spec.contexts.includes(context)) messages.push(`may not stand in ${context}, only in ${spec.contexts.join(', ')}`);
  if (node.args.length < least || node.args.length > most) {
    const range = least === most ? String(least) : most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
    messages.push(`takes ${range} arguments, not ${node.args.length}`);
  }
  if (Boolean(spec.block) !== Boolean(node.block)) messages.push(spec.block ? 'needs a block' : 'takes no block');
  return messages;
}

function checkArgument(argument: Argument, node: Directive, place: Place, position: number): string[] {
  const messages: string[] = [];
  const declaring = place.spec?.declares !== undefined && position === (place.spec.declares + node.args.length) % node.args.length;
  if ((argument.kind === 'declaration') !== declaring) {
    messages.push(declaring ? 'the name of a variable is missing' : 'names a variable where it declares none');
  }
  if (usesVariables(argument) && !evaluates(place, position)) messages.push(`evaluates no variables in argument ${position + 1}`);
  if (literalsOf(argument).some(({ text }) => LINE_BREAK.test(text)) && !mayHoldLines(node, place, position)) {
    messages.push(`cannot hold a line break in argument ${position + 1}`);
  }
  return messages;
}

/** A redirect's text is the value of a header, in which a line break would start another one. */
function mayHoldLines(node: Directive, place: Place, position: number): boolean {
  const code = node.args[0];
  const redirects = node.name === 'return' && !(code?.kind === 'token' && /^(?!30[12378])\d{3}$/.test(code.text));
  return place.spec?.multiline === position && !redirects;
}

function usesVariables(argument: Argument): boolean {
  if (argument.kind === 'parameter') return usesVariables(argument.value);
  return argument.kind === 'variable' || (argument.kind === 'expression' && argument.parts.some(({ kind }) => kind === 'variable'));
}

function literalsOf(argument: Argument): Literal[] {
  if (argument.kind === 'literal') return [argument];
  if (argument.kind === 'parameter') return literalsOf(argument.value);
  return argument.kind === 'expression' ? argument.parts.filter((part) => part.kind === 'literal') : [];
}
