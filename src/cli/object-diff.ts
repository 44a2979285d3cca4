import { parse } from 'yaml';
import { unified } from './line-diff';
import type { OutputPair } from './output-diff';

/** How one object changes. */
export interface ObjectDifference {
  readonly kind: 'added' | 'removed' | 'changed';
  /** Kind, namespace and name, for example `Service production/payment`. */
  readonly object: string;
  /** Unified diff of the object's YAML. */
  readonly diff: string[];
}

/** Objects that differ, and the number of those that do not. */
export interface ObjectComparison {
  readonly differences: ObjectDifference[];
  readonly unchanged: number;
}

/**
 * Compares object by object, wherever the objects stand: one that moves to another file unchanged is no difference.
 * Files that are not YAML are compared as one object of their name.
 */
export function compareObjects(pairs: readonly OutputPair[]): ObjectComparison {
  const before = documentsOf(pairs.map((pair) => ({ file: pair.file, content: pair.before })));
  const after = documentsOf(pairs.map((pair) => ({ file: pair.file, content: pair.after })));
  const unchanged = removeEqual(before, after);
  const old = byName(before);
  const made = byName(after);
  const differences: ObjectDifference[] = [];
  for (const name of new Set([...old.keys(), ...made.keys()])) {
    const removed = old.get(name) ?? [];
    const added = made.get(name) ?? [];
    for (let i = 0; i < Math.max(removed.length, added.length); i++) {
      const kind = removed[i] === undefined ? 'added' : added[i] === undefined ? 'removed' : 'changed';
      differences.push({ kind, object: name, diff: unified(removed[i] ?? '', added[i] ?? '') });
    }
  }
  differences.sort((a, b) => (a.object < b.object ? -1 : a.object > b.object ? 1 : 0));
  return { differences, unchanged };
}

interface Document {
  readonly file: string;
  readonly text: string;
}

function documentsOf(files: ReadonlyArray<{ file: string; content: string | undefined }>): Document[] {
  return files.flatMap(({ file, content }) => {
    if (content === undefined) return [];
    if (!/\.(ya?ml|json)$/.test(file)) return [{ file, text: content }];
    // A line of three dashes cannot stand inside a document: all text of ours below the top level is indented.
    return content
      .split(/^---(?:[ \t].*)?\n/m)
      .filter((text) => text.trim() !== '')
      .map((text) => ({ file, text }));
  });
}

/** Takes documents with equal text out of both lists, so that only the rest has to be parsed. */
function removeEqual(before: Document[], after: Document[]): number {
  const counts = new Map<string, number>();
  for (const { text } of before) counts.set(text, (counts.get(text) ?? 0) + 1);
  const common = new Map<string, number>();
  let unchanged = 0;
  keep(after, ({ text }) => {
    const left = counts.get(text) ?? 0;
    if (left === 0) return true;
    counts.set(text, left - 1);
    common.set(text, (common.get(text) ?? 0) + 1);
    unchanged++;
    return false;
  });
  keep(before, ({ text }) => {
    const left = common.get(text) ?? 0;
    if (left === 0) return true;
    common.set(text, left - 1);
    return false;
  });
  return unchanged;
}

function keep(list: Document[], test: (document: Document) => boolean): void {
  list.splice(0, list.length, ...list.filter(test));
}

function byName(documents: readonly Document[]): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const document of documents) {
    const name = nameOf(document);
    result.set(name, [...(result.get(name) ?? []), document.text]);
  }
  return result;
}

function nameOf({ file, text }: Document): string {
  let manifest: any;
  try {
    manifest = parse(text, { version: '1.1' });
  } catch {
    return file;
  }
  if (typeof manifest?.kind !== 'string') return file;
  const { name, namespace } = manifest.metadata ?? {};
  return `${manifest.kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}
