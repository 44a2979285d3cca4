/** Raw lines of a version: for each name what its lines say, from the newest version to this one. Read when asked for. */
export type RawLines = Map<string, string[]>;

/** Adds the lines of a version's data to those of the newer ones. A line `-name` takes away all that came before. */
export function addLines(raw: RawLines, text: string): void {
  let start = 0;
  while (start < text.length) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (text[start] === '-') {
      raw.delete(text.slice(start + 1, end));
    } else {
      let space = text.indexOf(' ', start);
      if (space < 0 || space > end) space = end;
      const name = text.slice(start, space);
      const rest = text.slice(space + 1, end);
      const before = raw.get(name);
      if (before) before.push(rest);
      else raw.set(name, [rest]);
    }
    start = end + 1;
  }
}

/** Codes by field: `field:code` adds or changes one, `-field` takes it away. */
export function readFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  for (const line of lines) {
    if (line === '') continue;
    for (const part of line.split(' ')) {
      if (part[0] === '-') {
        fields.delete(part.slice(1));
        continue;
      }
      const colon = part.indexOf(':');
      fields.set(part.slice(0, colon), part.slice(colon + 1));
    }
  }
  return fields;
}

/** What a line that holds one pair says: `:value|value` for a set of strings, `scope:schema` for a kind. The oldest version's line counts. */
export function readPair(lines: readonly string[]): [string, string] {
  const line = lines.at(-1)!;
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1)];
}
