import * as fc from 'fast-check';
import { COLOURS, otherColour } from '../../src/release/colour';
import type { Ledger } from '../../src/release/ledger';
import { checkLedger } from '../../src/release/ledger-check';
import { promote } from '../../src/release/promote';
import { retire } from '../../src/release/retire';
import { stage } from '../../src/release/stage';
import { colourOf } from './samples';

/** The whole of a ledger that matters to traffic: what is live and how many pods each colour has. */
interface Model {
  ledger: Ledger | undefined;
}
type Verb = { name: string; run(ledger: Ledger | undefined): Ledger | undefined };

const verbs = fc.oneof(
  fc.record({ version: fc.constantFrom('1', '2', '3'), replicas: fc.integer({ min: 1, max: 4 }) }).map(
    ({ version, replicas }): Verb => ({
      name: `stage ${version}x${replicas}`,
      run: (l) => stage(l, 'payment', colourOf(version, { replicas })).ledger,
    }),
  ),
  fc.constantFrom(undefined, ...COLOURS).map((to): Verb => ({ name: `promote ${to}`, run: (l) => l && promote(l, to).ledger })),
  fc.constantFrom(undefined, ...COLOURS).map((colour): Verb => ({ name: `retire ${colour}`, run: (l) => l && retire(l, colour).ledger })),
);

/** The new ledger, or the old one when the verb refuses. */
function attempt(verb: Verb, ledger: Ledger | undefined): Ledger | undefined {
  const before = JSON.stringify(ledger);
  try {
    return verb.run(ledger);
  } catch {
    return ledger;
  } finally {
    expect(JSON.stringify(ledger)).toBe(before);
  }
}

test('whatever the order of verbs, traffic has pods and one thing moves at a time', () => {
  fc.assert(
    fc.property(fc.array(verbs, { maxLength: 25 }), (sequence) => {
      const model: Model = { ledger: undefined };
      for (const verb of sequence) {
        const before = model.ledger;
        const after = attempt(verb, before);
        model.ledger = after;
        if (after === undefined) continue;
        // The live colour always has pods, and what a verb writes can be read back.
        expect(after[after.live]!.replicas).toBeGreaterThan(0);
        expect(checkLedger(JSON.parse(JSON.stringify(after)), 'payment')).toEqual([]);
        if (before === undefined) continue;
        // One verb changes the live colour or what one idle colour runs, never both.
        const moved = COLOURS.filter((c) => JSON.stringify(before[c]) !== JSON.stringify(after[c]));
        expect(moved.length + (before.live === after.live ? 0 : 1)).toBeLessThanOrEqual(1);
        expect(moved).not.toContain(before.live);
      }
    }),
    { numRuns: 500 },
  );
});

test('promoting twice returns to the same ledger, whenever the first promotion is allowed', () => {
  fc.assert(
    fc.property(fc.array(verbs, { maxLength: 12 }), (sequence) => {
      const ledger = sequence.reduce<Ledger | undefined>((l, verb) => attempt(verb, l), undefined);
      if (ledger === undefined || (ledger[otherColour(ledger.live)]?.replicas ?? 0) === 0) return;
      const once = promote(ledger).ledger;
      expect(once.live).not.toBe(ledger.live);
      expect(promote(once).ledger).toEqual(ledger);
    }),
  );
});

test('every verb that is done already changes nothing', () => {
  fc.assert(
    fc.property(fc.array(verbs, { maxLength: 12 }), verbs, (sequence, last) => {
      if (last.name === 'promote undefined') return; // without a colour it means the other one
      const ledger = sequence.reduce<Ledger | undefined>((l, verb) => attempt(verb, l), undefined);
      const once = attempt(last, ledger);
      if (once === undefined || (last.name.startsWith('stage') && ledger === undefined)) return;
      expect(attempt(last, once)).toEqual(once);
    }),
  );
});
