import { eachContainer } from '../../subject';
import type { Report, Rule } from '../rule';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;
const HOOK_HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'sleep'] as const;
const NUMBERS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'] as const;

/** Probes and hooks say how, and once. */
export const probes: Rule = {
  id: 'probes',
  layer: 'api',
  severity: 'error',
  summary: 'each probe and hook has exactly one handler, and its numbers are not negative',
  help: 'A probe is one of exec, httpGet, tcpSocket and grpc; a hook one of exec, httpGet, tcpSocket and sleep. Success of startup and liveness probes is one success.',
  kinds: 'pods',
  check({ pod, known }, report) {
    if (!known) return;
    eachContainer(pod!, (container, list, i) => {
      const at = () => `${pod!.specPath}.${list}[${i}]`;
      for (const name of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
        const probe = container[name];
        if (!probe) continue;
        checkHandler(probe, HANDLERS, () => `${at()}.${name}`, report);
        for (const field of NUMBERS) {
          if (probe[field] < 0)
            report(`${at()}.${name}.${field}`, 'must not be negative', { value: probe[field], allowed: 'zero or more' });
        }
        if (name !== 'readinessProbe' && probe.successThreshold > 1) {
          report(`${at()}.${name}.successThreshold`, 'must be 1 for this probe', { value: probe.successThreshold, allowed: '1' });
        }
      }
      for (const name of ['postStart', 'preStop'] as const) {
        const hook = container.lifecycle?.[name];
        if (hook) checkHandler(hook, HOOK_HANDLERS, () => `${at()}.lifecycle.${name}`, report);
      }
    });
  },
};

function checkHandler(handler: any, names: readonly string[], at: () => string, report: Report): void {
  let count = 0;
  for (const name of names) if (handler[name] !== undefined) count++;
  if (count === 1) return;
  report(at(), count === 0 ? 'it says nothing to do' : 'it says more than one thing to do', { allowed: `one of ${names.join(', ')}` });
}
