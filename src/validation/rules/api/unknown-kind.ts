import { closest } from '../../../manifest/similar';
import { removedApi } from '../../schema/removed';
import { schemaOf } from '../../schema/schema';
import type { Rule } from '../rule';

/** Kinds that cannot be checked. An error when validation is strict, and for API groups of Kubernetes itself. */
export const unknownKind: Rule = {
  id: 'unknown-kind',
  layer: 'api',
  severity: 'error',
  summary: 'every kind is one that the target Kubernetes version has',
  help: 'Kinds of other API groups are custom resources, of which only the metadata are checked: a warning, or an error with --strict. Kinds of the groups of Kubernetes that the version does not have are errors: misspelt, removed, or newer.',
  kinds: 'any',
  check(subject, report) {
    if (subject.known || subject.kind === '' || subject.apiVersion === '') return;
    const removed = removedApi(subject.apiVersion, subject.kind);
    if (removed) {
      report('apiVersion', `${subject.apiVersion} ${subject.kind} does not exist since Kubernetes ${removed.since}`, {
        value: subject.apiVersion,
        fix: removed.instead,
      });
      return;
    }
    const schema = schemaOf(subject.version);
    const versions = schema.apiVersionsOf(subject.kind);
    if (!schema.hasGroup(subject.group)) {
      report('kind', `${subject.apiVersion} ${subject.kind} is not part of Kubernetes ${subject.version}; only its metadata are checked`, {
        severity: 'warning',
        value: subject.kind,
        ...(versions.length > 0 ? { fix: `for the ${subject.kind} of Kubernetes write apiVersion: ${versions.join(' or ')}` } : {}),
      });
      return;
    }
    if (versions.length > 0) {
      // Versions that are not stable have no schemas here, and a cluster may serve them.
      const unstable = /v\d+(alpha|beta)\d+$/.test(subject.apiVersion);
      report('apiVersion', `${subject.apiVersion} has no ${subject.kind} that is known for Kubernetes ${subject.version}`, {
        severity: unstable ? 'warning' : undefined,
        value: subject.apiVersion,
        allowed: versions.join(', '),
        fix: `write apiVersion: ${versions[0]}`,
      });
      return;
    }
    const unstable = /v\d+(alpha|beta)\d+$/.test(subject.apiVersion);
    const similar = closest(subject.kind, schema.kindNames());
    report('kind', `${subject.apiVersion} has no ${subject.kind} in Kubernetes ${subject.version}`, {
      severity: unstable ? 'warning' : undefined,
      value: subject.kind,
      ...(similar ? { fix: `did you mean ${similar}?` } : {}),
    });
  },
};
