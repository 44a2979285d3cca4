import type { Lines } from './encode';

/** Lines of a version in full. */
export function printBase(lines: Lines): string[] {
  return [...lines].sort(byKey).map(([name, fields]) => printLine(name, fields));
}

/**
 * Lines that turn the newer version into the older one: a line of changed and added fields, with a field that
 * is gone as `-field`, and a schema that is gone as `-name`.
 */
export function printDelta(newer: Lines, older: Lines): string[] {
  const out: string[] = [];
  for (const [name, fields] of [...older].sort(byKey)) {
    const before = newer.get(name);
    const changed = new Map([...fields].filter(([field, code]) => before?.get(field) !== code));
    const pair = name.startsWith('=') || name.startsWith('@');
    for (const field of pair ? [] : (before?.keys() ?? [])) if (!fields.has(field)) changed.set(`-${field}`, '');
    if (changed.size > 0 || (fields.size === 0 && !before)) out.push(printLine(name, changed));
  }
  for (const name of [...newer.keys()].sort()) if (!older.has(name)) out.push(`-${name}`);
  return out;
}

function printLine(name: string, fields: Map<string, string>): string {
  return [name, ...[...fields].map(([field, code]) => (field.startsWith('-') ? field : `${field}:${code}`))].join(' ');
}

function byKey([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
