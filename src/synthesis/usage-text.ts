/** What a text says that was made by `usageError`: the parts of a finding. */
export interface UsageText {
  readonly fieldPath?: string;
  readonly value?: unknown;
  readonly message: string;
  readonly allowed?: string;
  readonly fix?: string;
}

/**
 * Takes a text apart that says what is wrong in one line, and value, allowed and fix in lines of their own.
 * A text of another form stays whole.
 *
 * @param path path of the construct that it is about, which the text may begin with
 */
export function takeApart(text: string, path: string): UsageText {
  const [head, ...details] = text.split('\n');
  const parts: Record<string, unknown> = {};
  for (const line of details) {
    const [, name, rest] = /^ {2}(value|allowed|fix): +(.*)$/.exec(line) ?? [];
    if (!name) return { message: withoutPath(text, path) };
    parts[name] = name === 'value' ? parse(rest) : rest;
  }
  const message = withoutPath(head, path);
  const [, pointer, about] = /^\/(\S+): (.*)$/.exec(message) ?? [];
  return { ...(pointer ? { fieldPath: fieldPath(pointer) } : {}), message: about ?? message, ...parts };
}

function withoutPath(text: string, path: string): string {
  return text.startsWith(`${path}: `) ? text.slice(path.length + 2) : text;
}

/** A JSON pointer in the form in which findings name fields. */
function fieldPath(pointer: string): string {
  return pointer
    .split('/')
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : `${path}.${part}`));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
