import { secretLooks } from '../../../manifest/secret-heuristics';
import { HIDDEN } from '../../finding';
import { eachContainer, type Subject } from '../../subject';
import type { Report, Rule } from '../rule';

/** No secret stands in a manifest. */
export const secretValues: Rule = {
  id: 'secret-values',
  layer: 'policy',
  severity: 'error',
  summary: 'no secret value stands in a manifest',
  help: 'Whoever reads the repository reads the secret, and git never forgets it. Refer to a Secret that exists in the cluster, or is made there by a controller (External Secrets, Sealed Secrets, cert-manager), and declare it with addExternal. Values are judged by name and by looks: names such as TOKEN_TTL or SECRET_NAME with plain values pass.',
  kinds: 'any',
  check(subject, report) {
    if (subject.kindId === 'Secret') checkSecret(subject, report);
    else if (subject.kindId === 'ConfigMap') checkConfigMap(subject, report);
    else if (subject.pod) checkPod(subject, report);
  },
};

function checkSecret({ manifest }: Subject, report: Report): void {
  for (const field of ['data', 'stringData'] as const) {
    for (const key in manifest[field]) {
      if (manifest[field][key] === '') continue;
      report(`${field}[${key}]`, 'the manifest holds the value of a secret', {
        value: HIDDEN,
        fix: 'make the Secret in the cluster, refer to it by name, and declare it with addExternal',
      });
    }
  }
}

function checkConfigMap({ manifest: { data } }: Subject, report: Report): void {
  for (const key in data) {
    const value = data[key];
    if (typeof value !== 'string') continue;
    // By looks alone: files of configuration speak of passwords without holding one.
    const looks = secretLooks('', value);
    if (!looks || (looks.startsWith('a connection string') && value.includes('\n'))) continue;
    report(`data[${key}]`, `the ConfigMap holds ${looks}`, { value: HIDDEN, fix: 'keep it in a Secret that is made in the cluster' });
  }
}

function checkPod({ pod }: Subject, report: Report): void {
  eachContainer(pod!, (container, list, i) => {
    const { env } = container;
    if (!env) return;
    for (let j = 0; j < env.length; j++) {
      const { name, value } = env[j];
      if (typeof value !== 'string' || value === '' || typeof name !== 'string') continue;
      const looks = secretLooks(name, value);
      if (!looks) continue;
      report(`${pod!.specPath}.${list}[${i}].env[${j}].value`, `the value of ${name} looks like ${looks}`, {
        value: HIDDEN,
        fix: 'take it from a Secret with valueFrom.secretKeyRef',
      });
    }
  });
}
