import { readFileSync } from 'node:fs';
import { type Document, isMap, isScalar, isSeq, LineCounter, type ParsedNode } from 'yaml';
import { parseText } from './documents';
import { compareFindings, type Finding } from './finding';

/**
 * Findings with the line of the field rather than of the object, for those that come from files. Files are read once more, as only
 * findings need that. A field that is missing has the line of what it is missing from.
 */
export function locateFindings(findings: readonly Finding[], readText: (file: string) => string = readTextFile): Finding[] {
  const sources = new Map<string, Source | undefined>();
  const located = findings.map((finding) => {
    const { file, line, fieldPath } = finding;
    if (file === undefined || line === undefined || !fieldPath) return finding;
    if (!sources.has(file)) sources.set(file, open(file, readText));
    const found = sources.get(file)?.lineOf(line, fieldPath);
    return found === undefined ? finding : { ...finding, line: found };
  });
  return located.sort(compareFindings);
}

interface Source {
  lineOf(objectLine: number, fieldPath: string): number | undefined;
}

function open(file: string, readText: (file: string) => string): Source | undefined {
  let text: string;
  try {
    text = readText(file);
  } catch {
    // The file was there when it was checked; without it the line of the object has to do.
    return undefined;
  }
  const lines = new LineCounter();
  const objects = new Map<number, ParsedNode>();
  const at = (node: unknown): number => lines.linePos((node as { range?: number[] } | null)?.range?.[0] ?? 0).line;
  for (const document of parseText(text, lines)) for (const node of objectsOf(document)) objects.set(at(node), node);
  return {
    lineOf: (objectLine, fieldPath) => {
      const node = objects.get(objectLine);
      return node && at(descend(node, fieldPath));
    },
  };
}

/** The objects of a document: itself, and the items if it is a list. */
function objectsOf({ contents }: Document.Parsed): ParsedNode[] {
  if (!contents) return [];
  const items = isMap(contents) ? contents.get('items', true) : undefined;
  return [contents, ...(isSeq(items) ? (items.items as ParsedNode[]) : [])];
}

/** The key of the field, or the deepest node on the way to it. */
function descend(from: ParsedNode, fieldPath: string): unknown {
  let node: unknown = from;
  let place: unknown = from;
  for (const [, name, inBrackets] of fieldPath.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    const key = name ?? inBrackets;
    if (isSeq(node)) {
      node = node.items[Number(key)];
      if (!node) break;
      place = node;
    } else if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (!pair) break;
      place = pair.key;
      node = pair.value;
    } else break;
  }
  return place;
}

function readTextFile(file: string): string {
  return readFileSync(file, 'utf8');
}
