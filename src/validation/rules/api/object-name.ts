import { DNS_1035_LABEL, DNS_LABEL, DNS_SUBDOMAIN, type NameSyntax, PATH_SEGMENT } from '../../../manifest/names';
import { compareVersions } from '../../schema/versions';
import type { Subject } from '../../subject';
import type { Rule } from '../rule';

/** Longest name of a CronJob: its Jobs add eleven characters. */
const CRON_JOB_MAX = 52;

/** First version in which the name of a Service may begin with a digit. */
const RELAXED_SERVICE_NAMES = '1.36';

/** Kinds whose names are not DNS subdomains. */
const SYNTAX: ReadonlyMap<string, NameSyntax> = new Map([
  ['Namespace', DNS_LABEL],
  ['apps/StatefulSet', DNS_LABEL],
  ['rbac.authorization.k8s.io/Role', PATH_SEGMENT],
  ['rbac.authorization.k8s.io/RoleBinding', PATH_SEGMENT],
  ['rbac.authorization.k8s.io/ClusterRole', PATH_SEGMENT],
  ['rbac.authorization.k8s.io/ClusterRoleBinding', PATH_SEGMENT],
]);

/** Kinds whose names the API server does not check, or by rules of their own. */
const UNCHECKED = new Set(['certificates.k8s.io/ClusterTrustBundle', 'networking.k8s.io/IPAddress', 'policy/PodDisruptionBudget']);

/** Syntax of the names of a kind. */
export function nameSyntax(subject: Subject): NameSyntax {
  if (subject.kindId === 'Service') return compareVersions(subject.version, RELAXED_SERVICE_NAMES) < 0 ? DNS_1035_LABEL : DNS_LABEL;
  return SYNTAX.get(subject.kindId) ?? DNS_SUBDOMAIN;
}

/** Every object has a name that its kind allows. */
export const objectName: Rule = {
  id: 'object-name',
  layer: 'api',
  severity: 'error',
  summary: 'every object has a name that its kind allows',
  help: 'Most names are DNS subdomains; those of Services, Namespaces and StatefulSets become parts of host names and are single labels; a CronJob leaves room for the suffix of its Jobs.',
  kinds: 'any',
  check(subject, report) {
    const { name } = subject;
    if (name === '') {
      if (!subject.manifest.metadata?.generateName && !subject.kind.endsWith('List')) {
        // The API server makes up a name for a LimitRange; apply needs one all the same.
        report('metadata.name', 'missing name', {
          allowed: nameSyntax(subject).allowed,
          ...(subject.kindId === 'LimitRange' ? { severity: 'warning' as const } : {}),
        });
      }
      return;
    }
    if (UNCHECKED.has(subject.kindId)) return;
    const syntax = nameSyntax(subject);
    if (!syntax.test(name)) {
      report('metadata.name', `not a name that a ${subject.kind} may have`, {
        value: name,
        allowed: syntax.allowed,
        fix: suggestion(name, syntax),
      });
    } else if (subject.kindId === 'batch/CronJob' && name.length > CRON_JOB_MAX) {
      report('metadata.name', 'the name is too long', { value: name, allowed: `at most ${CRON_JOB_MAX} characters for a CronJob` });
    }
  },
};

function suggestion(name: string, syntax: NameSyntax): string | undefined {
  if (name.includes('{{')) return 'this looks like a template: render it first, for example with helm template';
  const near = name
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');
  return syntax.test(near) ? `write ${near}` : undefined;
}
