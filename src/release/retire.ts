import { usageError } from '../manifest/errors';
import { type Change, inWords } from './change';
import { type ColourName, otherColour } from './colour';
import type { Ledger } from './ledger';

/**
 * Takes the pods of the idle colour away. What it ran stays in the ledger.
 *
 * @param colour the colour to retire; by default the idle one
 * @throws when the colour is live, or was never staged
 */
export function retire(ledger: Ledger, colour: ColourName = otherColour(ledger.live)): Change {
  const { service } = ledger;
  if (colour === ledger.live) {
    throw usageError({
      where: service,
      what: `${colour} is live, to retire it would stop all traffic`,
      allowed: `the idle colour, ${otherColour(colour)}`,
      fix: `promote ${otherColour(colour)} first, in a commit of its own`,
    });
  }
  const before = ledger[colour];
  if (before === undefined) {
    throw usageError({ where: service, what: `${colour} was never staged, so there is nothing to retire` });
  }
  if (before.replicas === 0) {
    return { ledger, changed: false, summary: [`${service}: ${inWords(colour, before)} is already retired, nothing to do`] };
  }
  return {
    ledger: { ...ledger, [colour]: { ...before, replicas: 0 } },
    changed: true,
    summary: [
      `${service}: ${inWords(colour, before)} is retired, it will have no pods`,
      `${service}: to go back to ${before.version} after this, stage it again: a revert of the promotion alone would send traffic to no pods`,
    ],
  };
}
