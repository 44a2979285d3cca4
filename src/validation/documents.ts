import { type Document, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit } from 'yaml';
import type { Finding } from './finding';
import { isList, itemsOf } from './lists';
import { yamlDuplicateKey, yamlSyntax } from './rules/read-rules';
import type { Rule } from './rules/rule';
import { API_SERVER_TAGS } from './yaml-values';

/** One document of a file, or one item of a list in it. */
export interface SourceDocument {
  readonly value: unknown;
  /** Line on which it starts, from 1. */
  readonly line: number;
}

/** What a file holds. */
export interface SourceFile {
  readonly documents: readonly SourceDocument[];
  readonly findings: readonly Finding[];
}

/**
 * Reads the documents of a YAML or JSON text as the API server does: YAML 1.1, in which yes and on are true. Lists of
 * Kubernetes (kind: List and the like) are taken apart.
 *
 * @param file name of the file, for findings
 */
export function readDocuments(text: string, file: string): SourceFile {
  const lines = new LineCounter();
  const documents: SourceDocument[] = [];
  const findings: Finding[] = [];
  const find = (rule: Rule, offset: number, message: string, more: Partial<Finding> = {}): void => {
    findings.push({ rule: rule.id, severity: rule.severity, object: file, file, line: lines.linePos(offset).line || 1, message, ...more });
  };
  const parsed = parseText(text, lines);
  for (const document of parsed) {
    let broken = false;
    for (const { code, message, pos } of document.errors) {
      if (code === 'DUPLICATE_KEY') {
        const key = /^[^:\n]*/.exec(text.slice(pos[0]))?.[0].trim();
        find(yamlDuplicateKey, pos[0], 'the key stands twice in one object', { value: key, allowed: 'once', fix: 'remove one of the two' });
      } else {
        broken = true;
        find(yamlSyntax, pos[0], `not YAML: ${plain(message)}`, templateHint(text));
        break;
      }
    }
    // After an error the rest of the text may be read as anything.
    if (broken) break;
    if (!document.contents) continue;
    const complex = text.includes('{{') || text.includes('? ') ? complexKey(document) : undefined;
    if (complex !== undefined) {
      find(yamlSyntax, complex, 'not readable: a key is a list or an object', templateHint(text));
      break;
    }
    const circle = text.includes('*') ? aliasOfAncestor(document) : undefined;
    if (circle !== undefined) {
      find(yamlSyntax, circle, 'not readable: an anchor contains itself', { fix: 'write out the part that is repeated' });
      continue;
    }
    try {
      documents.push(...split(document, lines).filter(({ value }) => value !== null && value !== undefined));
    } catch (error) {
      find(yamlSyntax, document.contents.range?.[0] ?? 0, `not readable: ${plain(error instanceof Error ? error.message : String(error))}`);
    }
  }
  return { documents, findings };
}

/** The documents of a text as trees that know where each value stands. */
export function parseText(text: string, lines: LineCounter): Document.Parsed[] {
  const parsed = parseAllDocuments(text, {
    schema: 'failsafe',
    customTags: API_SERVER_TAGS,
    merge: true,
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
  });
  return Array.isArray(parsed) ? parsed : [];
}

/** Where a key stands that is no scalar, as unrendered templates have them. */
function complexKey(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key)) return undefined;
      offset = (key as { range?: number[] } | null)?.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** Where an alias stands inside of what it repeats, which would have no end. */
function aliasOfAncestor(document: Document.Parsed): number | undefined {
  let offset: number | undefined;
  visit(document, {
    Alias(_, alias, path) {
      // Resolving takes a walk through the document, so names are compared first.
      if (!path.some((node) => (node as { anchor?: string }).anchor === alias.source)) return undefined;
      const node = alias.resolve(document);
      if (node === undefined || !path.includes(node)) return undefined;
      offset = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return offset;
}

/** A document, or the items of the list that it is. */
function split(document: Document.Parsed, lines: LineCounter): SourceDocument[] {
  const at = (node: unknown): number => lines.linePos((node as { range?: number[] } | null)?.range?.[0] ?? 0).line || 1;
  const value = document.toJS();
  const line = at(document.contents);
  if (!isList(value)) return [{ value, line }];
  const items = isMap(document.contents) ? document.contents.get('items', true) : undefined;
  return itemsOf(value).map((item, i) => ({
    value: item,
    line: isSeq(items) && items.items[i] ? at(items.items[i]) : line,
  }));
}

function templateHint(text: string): Partial<Finding> {
  return text.includes('{{') ? { fix: 'this looks like a template: render it first, for example with helm template' } : {};
}

/** The first sentence of a message, as ours are written. */
function plain(message: string): string {
  const line = message.split('\n')[0].replace(/[.:]\s*$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
}
