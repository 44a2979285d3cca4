/** Why a text is not JSON, and where. */
export class JsonSyntaxError extends Error {
  constructor(
    readonly line: number,
    readonly problem: string,
  ) {
    super(problem);
  }
}

/**
 * Parses JSON strictly (RFC 8259). Unlike JSON.parse it always knows the line of a mistake, refuses a key that stands
 * twice, and knows the marks that a merge conflict leaves, since ledgers live in git.
 *
 * @throws JsonSyntaxError
 */
export function parseJson(text: string): unknown {
  return new JsonReader(text).document();
}

/**
 * The line, from 1, on which the value at a path starts. Of a path that leads nowhere, the line of the last part that exists.
 *
 * @param text valid JSON
 */
export function lineOfPath(text: string, path: readonly (string | number)[]): number {
  const reader = new JsonReader(text, path);
  reader.document();
  return reader.lineAt(reader.found);
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids raw control characters in a string
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const CONFLICT = /^(?:<{7}|={7}|>{7}|\|{7})/m;
const WORDS: ReadonlyArray<readonly [string, unknown]> = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** Objects and arrays inside of each other; a pod template has about 15, and a file of brackets only must not exhaust the stack. */
const MAX_DEPTH = 200;

class JsonReader {
  /** Offset of the deepest value that lies on the watched path. */
  found = 0;
  private at = 0;
  private foundDepth = -1;
  private readonly trail: (string | number)[] = [];

  constructor(
    private readonly text: string,
    private readonly watch?: readonly (string | number)[],
  ) {}

  document(): unknown {
    if (this.text.startsWith('\uFEFF')) this.at = 1;
    const value = this.value();
    this.space();
    if (this.at < this.text.length) this.fail(`unexpected ${this.here()} after the end of the document`);
    return value;
  }

  lineAt(offset: number): number {
    let line = 1;
    for (let i = this.text.indexOf('\n'); i !== -1 && i < offset; i = this.text.indexOf('\n', i + 1)) line++;
    return line;
  }

  private value(): unknown {
    this.space();
    this.note();
    if (this.trail.length > MAX_DEPTH) this.fail(`more than ${MAX_DEPTH} objects and arrays lie inside of each other`);
    const c = this.text[this.at];
    if (c === '{') return this.object();
    if (c === '[') return this.array();
    if (c === '"') return this.string();
    const number = this.match(NUMBER);
    if (number !== undefined) return Number(number);
    for (const [word, value] of WORDS) {
      if (this.text.startsWith(word, this.at)) {
        this.at += word.length;
        return value;
      }
    }
    return this.fail(`expected a value, found ${this.here()}`);
  }

  private object(): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    this.at++;
    if (this.skip('}')) return result;
    do {
      this.space();
      const start = this.at;
      if (this.text[this.at] !== '"') this.fail(`expected a key in double quotes, found ${this.here()}`);
      const key = this.string();
      if (Object.hasOwn(result, key)) {
        this.at = start;
        this.fail(`key ${JSON.stringify(key)} stands twice in one object`);
      }
      if (!this.skip(':')) this.fail(`expected ":" after the key ${JSON.stringify(key)}, found ${this.here()}`);
      this.trail.push(key);
      // Not an assignment: a key named __proto__ is data like any other.
      Object.defineProperty(result, key, { value: this.value(), enumerable: true, configurable: true, writable: true });
      this.trail.pop();
    } while (this.skip(','));
    if (!this.skip('}')) this.fail(`expected "," or "}", found ${this.here()}`);
    return result;
  }

  private array(): unknown[] {
    const result: unknown[] = [];
    this.at++;
    if (this.skip(']')) return result;
    do {
      this.trail.push(result.length);
      result.push(this.value());
      this.trail.pop();
    } while (this.skip(','));
    if (!this.skip(']')) this.fail(`expected "," or "]", found ${this.here()}`);
    return result;
  }

  private string(): string {
    const raw = this.match(STRING);
    if (raw === undefined) this.fail('a string is not closed, or holds a raw control character or an unknown escape');
    return JSON.parse(raw as string) as string;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const hit = pattern.exec(this.text);
    if (hit === null) return undefined;
    this.at += hit[0].length;
    return hit[0];
  }

  private skip(c: string): boolean {
    this.space();
    if (this.text[this.at] !== c) return false;
    this.at++;
    return true;
  }

  private space(): void {
    while (this.at < this.text.length && ' \n\r\t'.includes(this.text[this.at])) this.at++;
  }

  /** Remembers where the value starts that lies furthest along the watched path. */
  private note(): void {
    const depth = this.trail.length;
    if (this.watch === undefined || depth > this.watch.length || depth <= this.foundDepth) return;
    if (!this.trail.every((part, i) => part === this.watch?.[i])) return;
    this.foundDepth = depth;
    this.found = this.at;
  }

  private here(): string {
    return this.at < this.text.length
      ? JSON.stringify(String.fromCodePoint(this.text.codePointAt(this.at) as number))
      : 'the end of the file';
  }

  private fail(problem: string): never {
    const conflict = CONFLICT.exec(this.text);
    if (conflict !== null) throw new JsonSyntaxError(this.lineAt(conflict.index), 'a merge conflict is not resolved');
    throw new JsonSyntaxError(this.lineAt(this.at), problem);
  }
}
