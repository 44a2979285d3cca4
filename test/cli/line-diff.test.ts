import * as fc from 'fast-check';
import { diffLines, linesOf, unified } from '../../src/cli/line-diff';

/** Length of a longest common subsequence, the slow and sure way. */
function common(a: string[], b: string[]): number {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      table[i][j] = a[i - 1] === b[j - 1] ? table[i - 1][j - 1] + 1 : Math.max(table[i - 1][j], table[i][j - 1]);
    }
  }
  return table[a.length][b.length];
}

const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 });

test('leads from the old lines to the new ones, by the fewest edits', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const diff = diffLines(before, after);
      expect(diff.filter((l) => l.kind !== '+').map((l) => l.text)).toEqual(before);
      expect(diff.filter((l) => l.kind !== '-').map((l) => l.text)).toEqual(after);
      expect(diff.filter((l) => l.kind === ' ')).toHaveLength(common(before, after));
    }),
    { numRuns: 1000 },
  );
});

test('the ranges of a hunk count its lines', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const lines = unified(before.map((l) => `${l}\n`).join(''), after.map((l) => `${l}\n`).join(''));
      expect(lines.length === 0).toBe(before.join() === after.join());
      let hunk = { old: 0, new: 0 };
      for (const line of lines) {
        const head = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$/.exec(line);
        if (head !== null) {
          expect(hunk).toEqual({ old: 0, new: 0 });
          hunk = { old: Number(head[2] ?? 1), new: Number(head[4] ?? 1) };
        } else {
          if (line[0] !== '+') hunk.old--;
          if (line[0] !== '-') hunk.new--;
        }
      }
      expect(hunk).toEqual({ old: 0, new: 0 });
    }),
  );
});

test('shows a change with three lines of context', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';
  expect(unified(before, before.replace('e', 'E'))).toEqual(['@@ -2,7 +2,7 @@', ' b', ' c', ' d', '-e', '+E', ' f', ' g', ' h']);
});

test('far changes are apart, a new file starts after line 0', () => {
  const before = Array.from({ length: 20 }, (_, i) => `${i}`).join('\n');
  expect(unified(before, before.replace(/^0/, 'x').replace(/19$/, 'y')).filter((l) => l.startsWith('@@'))).toEqual([
    '@@ -1,4 +1,4 @@',
    '@@ -17,4 +17,4 @@',
  ]);
  expect(unified('', 'a\nb\n')).toEqual(['@@ -0,0 +1,2 @@', '+a', '+b']);
  expect(unified('a\n', '')).toEqual(['@@ -1 +0,0 @@', '-a']);
});

test('texts that have nothing in common are still quick', () => {
  const many = (letter: string) => Array.from({ length: 20_000 }, (_, i) => letter + i);
  const started = Date.now();
  expect(diffLines(many('a'), many('b'))).toHaveLength(40_000);
  expect(Date.now() - started).toBeLessThan(3000);
});

test('lines of a text', () => {
  expect([linesOf(''), linesOf('a'), linesOf('a\n'), linesOf('a\n\n')]).toEqual([[], ['a'], ['a'], ['a', '']]);
});
