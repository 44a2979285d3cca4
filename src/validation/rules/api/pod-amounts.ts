import type { Report, Rule } from '../rule';

const ALLOWED = 'a whole number without quotes, or a percentage such as "25%"';

/** How many pods at once: numbers or percentages. */
export const podAmounts: Rule = {
  id: 'pod-amounts',
  layer: 'api',
  severity: 'error',
  summary: 'how many pods a rollout or a disruption may take is a number or a percentage, and lets it go on',
  help: 'maxSurge, maxUnavailable and minAvailable are numbers, or texts that end with %. A rollout with maxSurge 0 and maxUnavailable 0 could replace no pod. A PodDisruptionBudget has one of minAvailable and maxUnavailable.',
  kinds: ['apps/Deployment', 'apps/DaemonSet', 'apps/StatefulSet', 'policy/PodDisruptionBudget'],
  check({ kindId, manifest: { spec } }, report) {
    if (!spec) return;
    if (kindId === 'policy/PodDisruptionBudget') {
      checkAmount(spec.minAvailable, 'spec.minAvailable', true, report);
      checkAmount(spec.maxUnavailable, 'spec.maxUnavailable', true, report);
      if (isSet(spec.minAvailable) && isSet(spec.maxUnavailable))
        report('spec', 'minAvailable and maxUnavailable exclude each other', { fix: 'remove one of them' });
      return;
    }
    const field = kindId === 'apps/Deployment' ? 'strategy' : 'updateStrategy';
    const rolling = spec[field]?.rollingUpdate;
    if (!rolling) return;
    const path = `spec.${field}.rollingUpdate`;
    const { maxSurge, maxUnavailable } = rolling;
    const isDaemonSet = kindId === 'apps/DaemonSet';
    checkAmount(maxSurge, `${path}.maxSurge`, isDaemonSet, report);
    checkAmount(maxUnavailable, `${path}.maxUnavailable`, true, report);
    if (kindId === 'apps/StatefulSet') return;
    // A DaemonSet has maxSurge 0 unless it says otherwise, a Deployment 25%.
    if (isZero(maxUnavailable) && (isZero(maxSurge) || (isDaemonSet && !isSet(maxSurge)))) {
      report(`${path}.maxUnavailable`, 'no pod could ever be replaced, as maxSurge is 0 too', {
        value: maxUnavailable,
        fix: 'set maxSurge: 1',
      });
    } else if (isDaemonSet && isSet(maxSurge) && !isZero(maxSurge) && !isZero(maxUnavailable)) {
      report(`${path}.maxSurge`, 'a DaemonSet has one of maxSurge and maxUnavailable', { value: maxSurge, fix: 'set maxUnavailable: 0' });
    }
  },
};

/** @param upTo100 whether more than 100% makes no sense */
function checkAmount(amount: unknown, path: string, upTo100: boolean, report: Report): void {
  if (typeof amount === 'number') {
    if (amount < 0) report(path, 'must not be negative', { value: amount, allowed: ALLOWED });
  } else if (typeof amount === 'string') {
    if (!/^\d+%$/.test(amount)) {
      report(path, 'neither a number nor a percentage', {
        value: amount,
        allowed: ALLOWED,
        ...(/^\d+$/.test(amount) ? { fix: `write the number without quotes: ${amount}` } : {}),
      });
    } else if (upTo100 && Number(amount.slice(0, -1)) > 100) {
      report(path, 'more than all pods', { value: amount, allowed: 'at most 100%' });
    }
  }
}

function isSet(amount: unknown): boolean {
  return amount !== undefined && amount !== null;
}

function isZero(amount: unknown): boolean {
  return amount === 0 || (typeof amount === 'string' && /^0+%$/.test(amount));
}
