import type { Finding } from '../validation/finding';

/**
 * The findings of a stage run that are about the service that is staged. Others do not stand in the way: a service that was
 * never staged has no pods yet, and what selects them is refused by the next synth if it is still so.
 *
 * @param services ids of all services of the program
 */
export function findingsOf(service: string, services: readonly string[], findings: readonly Finding[]): Finding[] {
  const others = new Set(services.filter((other) => other !== service));
  return findings.filter(({ constructPath }) => {
    if (constructPath === undefined) return true;
    const path = constructPath.split('/');
    const at = path.indexOf(service);
    // A stack may have the name of the service too, with other services in it.
    return at >= 0 && !path.slice(at + 1).some((id) => others.has(id));
  });
}
