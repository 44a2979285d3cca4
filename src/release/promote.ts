import { usageError } from '../manifest/errors';
import { type Change, inWords } from './change';
import { type ColourName, otherColour } from './colour';
import type { Ledger } from './ledger';

/**
 * Moves traffic to the idle colour. A second promotion moves it back, as long as neither colour was retired.
 *
 * @param to the colour that is to be live; by default the one that is idle now
 * @throws when that colour was never staged, or is retired
 */
export function promote(ledger: Ledger, to: ColourName = otherColour(ledger.live)): Change {
  const { service } = ledger;
  const from = ledger.live;
  const target = ledger[to];
  if (target === undefined) {
    throw usageError({
      where: service,
      what: `${to} was never staged, so there is nothing to promote`,
      fix: `run: breakwater stage ${service} --image IMAGE, commit, wait until ${to} is ready, then promote`,
    });
  }
  if (target.replicas === 0) {
    throw usageError({
      where: service,
      what: `${to} is retired, it has no pods that could take traffic`,
      fix: `run: breakwater stage ${service} --image ${target.image}, commit, wait until ${to} is ready, then promote`,
    });
  }
  if (to === from) {
    return { ledger, changed: false, summary: [`${service}: ${inWords(to, target)} is already live, nothing to do`] };
  }
  const left = ledger[from];
  return {
    ledger: { ...ledger, live: to },
    changed: true,
    summary: [
      `${service}: traffic moves from ${left === undefined ? from : inWords(from, left)} to ${inWords(to, target)}`,
      `${service}: ${from} keeps its pods, so that a revert of the commit moves traffic back`,
    ],
  };
}
