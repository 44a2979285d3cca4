import type { Rule } from '../rule';

/** Keys that a type of Secret must have: all of them, or one of several. */
const REQUIRED: ReadonlyMap<string, { readonly keys: readonly string[]; readonly any?: boolean }> = new Map([
  ['kubernetes.io/tls', { keys: ['tls.crt', 'tls.key'] }],
  ['kubernetes.io/dockerconfigjson', { keys: ['.dockerconfigjson'] }],
  ['kubernetes.io/dockercfg', { keys: ['.dockercfg'] }],
  ['kubernetes.io/ssh-auth', { keys: ['ssh-privatekey'] }],
  ['kubernetes.io/basic-auth', { keys: ['username', 'password'], any: true }],
]);

/** A Secret with a type has the keys of that type. */
export const secretType: Rule = {
  id: 'secret-type',
  layer: 'api',
  severity: 'error',
  summary: 'a Secret with a type of Kubernetes has the keys of that type',
  help: 'The API server refuses, for example, a Secret of type kubernetes.io/tls without tls.crt and tls.key. Use type Opaque for other keys.',
  kinds: ['Secret'],
  check(subject, report) {
    const { type, data, stringData, metadata } = subject.manifest;
    const has = (key: string) => data?.[key] !== undefined || stringData?.[key] !== undefined;
    if (type === 'kubernetes.io/service-account-token' && !metadata?.annotations?.['kubernetes.io/service-account.name']) {
      report('metadata.annotations[kubernetes.io/service-account.name]', 'missing annotation', { allowed: 'the name of a ServiceAccount' });
    }
    const required = REQUIRED.get(type);
    if (!required) return;
    const missing = required.keys.filter((key) => !has(key));
    if (missing.length === 0 || (required.any && missing.length < required.keys.length)) return;
    for (const key of missing)
      report(`data[${key}]`, `a Secret of type ${type} has this key`, { allowed: required.keys.join(required.any ? ' or ' : ' and ') });
  },
};
