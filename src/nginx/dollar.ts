import { type Argument, declare, type Literal, literal, type VariableReference, variable } from './argument';
import { type Directive, directive, entry } from './directive';
import { evaluates, mapArguments } from './walk';

/** Name of the variable whose value is a dollar. */
export const DOLLAR = 'literal_dollar';

/**
 * A copy of a tree in which every dollar of literal text stays a dollar.
 *
 * nginx has no way to escape one where it evaluates variables, quotes or not. The values of a `geo` block are the exception:
 * they are never evaluated, so a constant from there stands in for the dollar. The block is added only where it is needed.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_geo_module.html
 */
export function literalDollars(tree: readonly Directive[]): Directive[] {
  let used = false;
  const lowered = mapArguments(tree, (argument, place, position) => {
    if (!evaluates(place, position) || !hasDollar(argument)) return argument;
    used = true;
    return lower(argument);
  });
  if (!used) return lowered;
  const constant = directive('geo', [declare(DOLLAR)], [entry('default', literal('$'))]);
  return lowered.map((node) => (node.name === 'http' && node.block ? { ...node, block: [constant, ...node.block] } : node));
}

function hasDollar(argument: Argument): boolean {
  switch (argument.kind) {
    case 'literal':
      return argument.text.includes('$');
    case 'expression':
      return argument.parts.some(hasDollar);
    case 'parameter':
      return hasDollar(argument.value);
    default:
      return false;
  }
}

function lower(argument: Argument): Argument {
  switch (argument.kind) {
    case 'literal':
      return { kind: 'expression', parts: split(argument) };
    case 'expression':
      return { kind: 'expression', parts: argument.parts.flatMap((part) => (part.kind === 'literal' ? split(part) : [part])) };
    case 'parameter':
      return { ...argument, value: lower(argument.value) as Literal };
    default:
      return argument;
  }
}

function split(text: Literal): (Literal | VariableReference)[] {
  return text.text.split('$').flatMap((part, i) => [...(i > 0 ? [variable(DOLLAR)] : []), ...(part === '' ? [] : [literal(part)])]);
}
