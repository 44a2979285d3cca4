import { eachContainer } from '../../subject';
import type { Report, Rule } from '../rule';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
const HOOKS = ['postStart', 'preStop'] as const;
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
      for (let p = 0; p < PROBES.length; p++) {
        const name = PROBES[p];
        const probe = container[name];
        if (!probe) continue;
        checkHandler(probe, HANDLERS, () => `${at()}.${name}`, report);
        for (let f = 0; f < NUMBERS.length; f++) {
          const field = NUMBERS[f];
          if (probe[field] < 0)
            report(`${at()}.${name}.${field}`, 'must not be negative', { value: probe[field], allowed: 'zero or more' });
        }
        if (name !== 'readinessProbe' && probe.successThreshold > 1) {
          report(`${at()}.${name}.successThreshold`, 'must be 1 for this probe', { value: probe.successThreshold, allowed: '1' });
        }
      }
      const { lifecycle } = container;
      if (!lifecycle) return;
      for (const name of HOOKS) {
        const hook = lifecycle[name];
        if (hook) checkHandler(hook, HOOK_HANDLERS, () => `${at()}.lifecycle.${name}`, report);
      }
    });
  },
};

function checkHandler(handler: any, names: readonly string[], at: () => string, report: Report): void {
  let count = 0;
  for (let i = 0; i < names.length; i++) if (handler[names[i]] !== undefined) count++;
  if (count === 1) return;
  report(at(), count === 0 ? 'it says nothing to do' : 'it says more than one thing to do', { allowed: `one of ${names.join(', ')}` });
}
