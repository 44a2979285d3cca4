/** One step from an old text to a new one. */
export interface DiffLine {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
}

/** Lines of context around a change. */
const CONTEXT = 3;

/** Edits beyond which the rest is shown as replaced, since a person reads no longer script and the cost grows with its square. */
const MAX_EDITS = 500;

/**
 * A shortest list of kept, removed and added lines that leads from one text to the other.
 *
 * @see Myers, "An O(ND) Difference Algorithm and Its Variations", 1986
 */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end])
    end++;
  const middle = shortestEdit(before.slice(start, before.length - end), after.slice(start, after.length - end));
  const kept = (lines: readonly string[]): DiffLine[] => lines.map((text) => ({ kind: ' ', text }));
  return [...kept(before.slice(0, start)), ...middle, ...kept(before.slice(before.length - end))];
}

/** The lines of a text, without an empty last one. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  return (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
}

/** Groups of changes with lines of context, in the unified form, without file names. Nothing when the texts are equal. */
export function unified(before: string, after: string): string[] {
  const diff = diffLines(linesOf(before), linesOf(after));
  const out: string[] = [];
  for (const [from, to] of hunks(diff)) {
    const lines = diff.slice(from, to);
    const oldStart = diff.slice(0, from).filter((l) => l.kind !== '+').length;
    const newStart = diff.slice(0, from).filter((l) => l.kind !== '-').length;
    const oldCount = lines.filter((l) => l.kind !== '+').length;
    const newCount = lines.filter((l) => l.kind !== '-').length;
    out.push(`@@ -${range(oldStart, oldCount)} +${range(newStart, newCount)} @@`);
    out.push(...lines.map((l) => l.kind + l.text));
  }
  return out;
}

/** An empty range names the line before it. */
function range(start: number, length: number): string {
  const first = length === 0 ? start : start + 1;
  return length === 1 ? `${first}` : `${first},${length}`;
}

/** Index ranges of the diff that hold changes and their context. */
function hunks(diff: readonly DiffLine[]): [number, number][] {
  const result: [number, number][] = [];
  diff.forEach((line, i) => {
    if (line.kind === ' ') return;
    const from = Math.max(0, i - CONTEXT);
    const to = Math.min(diff.length, i + CONTEXT + 1);
    const last = result[result.length - 1];
    if (last !== undefined && from <= last[1]) last[1] = to;
    else result.push([from, to]);
  });
  return result;
}

/** Furthest reaching paths, one round an edit; the rounds are kept to walk the way back. */
function shortestEdit(a: readonly string[], b: readonly string[]): DiffLine[] {
  const rounds: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, MAX_EDITS); edits++) {
    rounds.push(reach);
    const next = new Map(reach);
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && at(reach, k - 1) < at(reach, k + 1));
      let x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      next.set(k, x);
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, rounds);
    }
    reach = next;
  }
  return [...a.map((text): DiffLine => ({ kind: '-', text })), ...b.map((text): DiffLine => ({ kind: '+', text }))];
}

function walkBack(a: readonly string[], b: readonly string[], rounds: readonly Map<number, number>[]): DiffLine[] {
  const out: DiffLine[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = rounds.length - 1; edits >= 0; edits--) {
    const reach = rounds[edits];
    const k = x - y;
    const down = k === -edits || (k !== edits && at(reach, k - 1) < at(reach, k + 1));
    const previousX = edits === 0 ? 0 : at(reach, down ? k + 1 : k - 1);
    const previousY = edits === 0 ? 0 : previousX - (down ? k + 1 : k - 1);
    while (x > previousX && y > previousY) {
      out.push({ kind: ' ', text: a[--x] });
      y--;
    }
    if (edits === 0) break;
    if (down) out.push({ kind: '+', text: b[--y] });
    else out.push({ kind: '-', text: a[--x] });
  }
  return out.reverse();
}

function at(reach: ReadonlyMap<number, number>, k: number): number {
  return reach.get(k) ?? -1;
}
