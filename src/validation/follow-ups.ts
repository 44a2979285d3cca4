import type { Finding } from './finding';
import { RULES } from './rules/list';

/** Rules about how objects fit together. */
const GRAPH_RULES: ReadonlySet<string> = new Set(RULES.filter(({ layer }) => layer === 'graph').map(({ id }) => id));

/**
 * Findings without those that only follow from a construct that says of itself that it is invalid: what it makes is incomplete, so that how
 * its objects fit together says nothing yet. Findings about the objects themselves, and those of policy, stay.
 *
 * @param invalid paths of the constructs that are invalid
 */
export function withoutFollowUps(findings: readonly Finding[], invalid: readonly string[]): Finding[] {
  const paths = new Set(invalid);
  if (paths.size === 0) return [...findings];
  return findings.filter(({ rule, constructPath }) => !GRAPH_RULES.has(rule) || !isBelow(constructPath, paths));
}

function isBelow(path: string | undefined, roots: ReadonlySet<string>): boolean {
  for (let at = path ?? ''; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (roots.has(at)) return true;
  return false;
}
