import type { ColourName } from './colour';
import type { Ledger, StagedColour } from './ledger';

/** What a verb makes of a ledger. */
export interface Change {
  readonly ledger: Ledger;
  /** False when the ledger is already as asked: nothing is to be written. */
  readonly changed: boolean;
  /** What happened, one sentence a line, for people. */
  readonly summary: string[];
}

/** A colour and what it runs, in words: `green (1.2.5, 3 replicas)`. */
export function inWords(name: ColourName, colour: StagedColour): string {
  return `${name} (${colour.version}, ${count(colour.replicas, 'replica')})`;
}

/** `1 replica`, `3 replicas`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
