import { CORE, HTTP_CORE } from './core';
import { LIMITS, SCRIPTS, SSL } from './limits';
import { PROXY, SERVER_BLOCK, SERVER_LINE, UPSTREAM } from './proxy';
import { REQUEST } from './request';
import type { Context, DirectiveSpec } from './spec';

const TABLE = new Map<string, DirectiveSpec>(
  [CORE, HTTP_CORE, REQUEST, PROXY, UPSTREAM, LIMITS, SSL, SCRIPTS].flatMap((table) => Object.entries(table)),
);

/** What is known of a directive by this name in this place, or undefined where nothing is. */
export function findSpec(name: string, context: Context): DirectiveSpec | undefined {
  if (name === 'server') return context === 'upstream' ? SERVER_LINE : SERVER_BLOCK;
  return TABLE.get(name);
}

/** Names of all directives in the table. */
export function directiveNames(): string[] {
  return ['server', ...TABLE.keys()].sort();
}
