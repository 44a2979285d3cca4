import { Yaml } from 'cdk8s';
import { keyText, stringText, UNSURE } from './yaml-scalar';

/**
 * Documents as one YAML text, byte for byte as `Yaml.stringify` of cdk8s writes them, some fifteen times faster.
 * An undefined document is an empty line.
 */
export function emitDocuments(documents: readonly unknown[]): string {
  return documents.map(emitDocument).join('---\n');
}

/**
 * One document as YAML.
 *
 * Plain data is written here. Whatever is rare (shared or circular references, dates, class instances, odd keys) goes to the YAML library of cdk8s,
 * for the whole document or for one scalar, so that there is one truth about it.
 */
export function emitDocument(document: unknown): string {
  if (document === undefined) return '\n';
  if (document === null || typeof document !== 'object') return Yaml.stringify(document);
  try {
    const emitter = new Emitter();
    emitter.node(document, '', '');
    return `${emitter.text}\n`;
  } catch (error) {
    if (error !== UNSURE) throw error;
    return Yaml.stringify(document);
  }
}

class Emitter {
  text = '';
  private readonly seen = new Set<object>();

  /**
   * @param indent spaces in front of the lines of a collection
   * @param lead what comes between the text so far and the first line of a collection that is not empty
   */
  node(value: unknown, indent: string, lead: string): void {
    switch (typeof value) {
      case 'string':
        this.text += this.separator(lead) + stringText(value, indent);
        return;
      case 'number':
        // The library writes infinities, NaN and negative zero in ways of its own.
        if (!Number.isFinite(value) || Object.is(value, -0)) throw UNSURE;
        this.text += this.separator(lead) + value;
        return;
      case 'boolean':
      case 'undefined':
        this.text += this.separator(lead) + (value ?? 'null');
        return;
      case 'object':
        if (value === null) this.text += `${this.separator(lead)}null`;
        else this.collection(value, indent, lead);
        return;
      default:
        throw UNSURE;
    }
  }

  private collection(value: object, indent: string, lead: string): void {
    // The library writes an object that stands twice in a document as an anchor and an alias.
    if (this.seen.has(value)) throw UNSURE;
    this.seen.add(value);
    if (Array.isArray(value)) {
      this.list(value, indent, lead);
      return;
    }
    const prototype = Object.getPrototypeOf(value);
    if ((prototype !== Object.prototype && prototype !== null) || typeof (value as any).toJSON === 'function' || Symbol.iterator in value) {
      throw UNSURE;
    }
    this.map(value as Record<string, unknown>, indent, lead);
  }

  private list(list: readonly unknown[], indent: string, lead: string): void {
    if (list.length === 0) {
      this.text += `${this.separator(lead)}[]`;
      return;
    }
    const inner = `${indent}  `;
    const next = `\n${indent}- `;
    this.text += `${lead}- `;
    for (let i = 0; i < list.length; i++) {
      if (i > 0) this.text += next;
      this.node(list[i], inner, '');
    }
  }

  private map(map: Record<string, unknown>, indent: string, lead: string): void {
    const keys = Object.keys(map);
    if (keys.length === 0) {
      this.text += `${this.separator(lead)}{}`;
      return;
    }
    const inner = `${indent}  `;
    const below = `\n${inner}`;
    const next = `\n${indent}`;
    this.text += lead;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (i > 0) this.text += next;
      this.text += `${keyText(key, indent)}:`;
      this.node(map[key], inner, below);
    }
  }

  /** What stands in front of a value that starts on the line of its key. */
  private separator(lead: string): string {
    return lead === '' ? '' : ' ';
  }
}
