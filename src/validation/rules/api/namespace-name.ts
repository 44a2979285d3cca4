import { DNS_LABEL } from '../../../manifest/names';
import type { Rule } from '../rule';

/** A namespace that an object names can exist. */
export const namespaceName: Rule = {
  id: 'namespace-name',
  layer: 'api',
  severity: 'error',
  summary: 'metadata.namespace is the name of a namespace',
  help: 'No namespace can have another name, so the object can never be created.',
  kinds: 'any',
  check(subject, report) {
    const { namespace } = subject;
    if (namespace !== '' && !DNS_LABEL.test(namespace)) {
      report('metadata.namespace', 'no namespace can have this name', { value: namespace, allowed: DNS_LABEL.allowed });
    }
  },
};
