import type { Rule } from '../rule';

/** The target version is one whose schemas are known. The engine reports it, once a version. */
export const kubernetesVersion: Rule = {
  id: 'kubernetes-version',
  layer: 'api',
  severity: 'warning',
  summary: 'the schemas of the target Kubernetes version are known',
  help: 'The nearest older version stands in, or the oldest one. Fields that it does not know may exist in the target version, and are warnings.',
};
