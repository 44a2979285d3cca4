import { canonicalJson } from '../manifest/hash';
import { type Change, inWords } from './change';
import { otherColour } from './colour';
import { LEDGER_SCHEMA, type Ledger, type StagedColour } from './ledger';

/**
 * Puts a new version on the idle colour. The live colour does not change. The first stage of a service makes its
 * ledger, with blue live, as there is nothing yet to protect.
 *
 * @param ledger the ledger, or undefined when the service has none
 */
export function stage(ledger: Ledger | undefined, service: string, staged: StagedColour): Change {
  if (ledger === undefined) {
    return {
      ledger: { schemaVersion: LEDGER_SCHEMA, service, live: 'blue', blue: staged },
      changed: true,
      summary: [`${service}: first stage, ${inWords('blue', staged)} is live`],
    };
  }
  const idle = otherColour(ledger.live);
  const before = ledger[idle];
  if (before !== undefined && canonicalJson(before) === canonicalJson(staged)) {
    return { ledger, changed: false, summary: [`${service}: ${inWords(idle, staged)} is already staged so, nothing to do`] };
  }
  const instead = before === undefined ? '' : ` instead of ${inWords(idle, before)}`;
  return {
    ledger: { ...ledger, [idle]: staged },
    changed: true,
    summary: [`${service}: staged ${inWords(idle, staged)}${instead}`, liveLine(ledger)],
  };
}

function liveLine(ledger: Ledger): string {
  const live = ledger[ledger.live];
  return `${ledger.service}: ${live === undefined ? ledger.live : inWords(ledger.live, live)} stays live`;
}
