/** The two colours of a blue/green service: one is live, the other is idle. */
export enum Colour {
  /** The colour that is live after the first stage. */
  BLUE = 'blue',
  /** The colour that the second stage fills. */
  GREEN = 'green',
}

/** Both colours, in the order in which they are printed. */
export const COLOURS: readonly ColourName[] = ['blue', 'green'];

/** A colour the way a ledger writes it. */
export type ColourName = 'blue' | 'green';

/** The colour that is live when this one is idle, and the other way round. */
export function otherColour(colour: ColourName): ColourName {
  return colour === 'blue' ? 'green' : 'blue';
}
