/** A directive as read back: its words, and its block where it has one. */
export interface ReadDirective {
  readonly words: string[];
  readonly block?: ReadDirective[];
}

/**
 * Reads a configuration the way nginx does, written from its documentation and apart from the printer: words end at blanks,
 * `;`, `{` and `}`, quotes open only at the start of a word, and a backslash is undone in front of a few characters.
 */
export function readConfiguration(text: string): ReadDirective[] {
  let at = 0;

  function block(inner: boolean): ReadDirective[] {
    const found: ReadDirective[] = [];
    for (;;) {
      const words: string[] = [];
      for (;;) {
        while (at < text.length && ' \t\r\n'.includes(text[at])) at++;
        if (at >= text.length) {
          if (inner || words.length > 0) throw new Error('unexpected end of file');
          return found;
        }
        const character = text[at];
        if (character === ';') {
          at++;
          if (words.length === 0) throw new Error('unexpected ;');
          found.push({ words });
          break;
        }
        if (character === '{') {
          at++;
          if (words.length === 0) throw new Error('unexpected {');
          found.push({ words, block: block(true) });
          break;
        }
        if (character === '}') {
          if (!inner || words.length > 0) throw new Error('unexpected }');
          at++;
          return found;
        }
        if (character === '#') {
          while (at < text.length && text[at] !== '\n') at++;
          continue;
        }
        words.push(word());
      }
    }
  }

  function word(): string {
    const quoteMark = text[at] === '"' || text[at] === "'" ? text[at++] : undefined;
    const start = at;
    for (; ; at++) {
      if (at >= text.length) throw new Error('unexpected end of file');
      if (text[at] === '\\') {
        at++;
        continue;
      }
      if (quoteMark ? text[at] === quoteMark : ' \t\r\n;'.includes(text[at]) || (text[at] === '{' && text[at - 1] !== '$')) break;
    }
    const raw = text.slice(start, at);
    if (quoteMark) {
      at++;
      if (!' \t\r\n;{)'.includes(text[at])) throw new Error(`unexpected ${text[at]} after a quote`);
    }
    const undone: Record<string, string> = { '"': '"', "'": "'", '\\': '\\', t: '\t', r: '\r', n: '\n' };
    return raw.replace(/\\(["'\\trn])/g, (_, character: string) => undone[character]);
  }

  return block(false);
}

/** What a text with variables comes to when every variable but those given is empty. */
export function evaluate(text: string, values: Record<string, string>): string {
  return text.replace(/\$(?:\{(\w+)\}|(\w+)|)/g, (whole, braced?: string, bare?: string) => {
    if (whole === '$') throw new Error('invalid variable name');
    return values[(braced ?? bare)!] ?? '';
  });
}
