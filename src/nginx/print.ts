import { check } from './check';
import type { Directive } from './directive';
import { literalDollars } from './dollar';
import { printArgument, printName } from './quote';

/**
 * A whole configuration as the text of `nginx.conf`.
 *
 * @throws with every directive that nginx would not accept where it stands or with the arguments it has
 */
export function printConfiguration(tree: readonly Directive[]): string {
  const problems = check(tree);
  if (problems.length > 0) {
    throw new Error(
      `nginx would not accept this configuration:\n${problems.map(({ path, message }) => `  ${path}: ${message}`).join('\n')}`,
    );
  }
  return print(literalDollars(tree));
}

/** Directives as text, one a line, blocks indented by four spaces. */
export function print(nodes: readonly Directive[], depth = 0): string {
  return nodes.map((node) => printNode(node, depth)).join('');
}

function printNode(node: Directive, depth: number): string {
  const indent = '    '.repeat(depth);
  const name = node.entry ? printName(node.name) : node.name;
  const line = [name, ...node.args.map(printArgument)].join(' ');
  if (!node.block) return `${indent}${line};\n`;
  return `${indent}${line} {\n${print(node.block, depth + 1)}${indent}}\n`;
}
