import { compareText } from './order';

/** An object that exists in the cluster though no program makes it. */
export interface ExternalObject {
  readonly kind: string;
  readonly name: string;
  /** Keys that it has; undefined when they are not stated. */
  readonly keys?: readonly string[];
}

/** Text of the annotation that says which objects exist elsewhere: `ConfigMap/ca; Secret/api-tls: tls.crt, tls.key`. */
export function formatExternals(externals: readonly ExternalObject[]): string {
  return externals
    .map(({ kind, name, keys }) => (keys?.length ? `${kind}/${name}: ${[...keys].sort(compareText).join(', ')}` : `${kind}/${name}`))
    .sort(compareText)
    .join('; ');
}

/** Reads the text of the annotation; parts that are not of its form are left out. */
export function parseExternals(text: string): ExternalObject[] {
  return text.split(';').flatMap((part) => {
    const match = /^\s*([A-Za-z]+)\/([^\s:;,/]+)\s*(?::(.*))?$/s.exec(part);
    if (!match) return [];
    const keys = match[3]
      ?.split(',')
      .map((key) => key.trim())
      .filter((key) => key !== '');
    return [{ kind: match[1], name: match[2], ...(keys?.length ? { keys } : {}) }];
  });
}
