import type { Rule } from '../rule';

/** Numbers of workloads that are zero or more. */
const NUMBERS = [
  'replicas',
  'minReadySeconds',
  'revisionHistoryLimit',
  'progressDeadlineSeconds',
  'parallelism',
  'completions',
  'backoffLimit',
] as const;

/** Kinds whose pods are always started again. */
const ALWAYS = new Set(['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet', 'ReplicationController']);

/** What workloads say about their pods as a whole. */
export const workloadSettings: Rule = {
  id: 'workload-settings',
  layer: 'api',
  severity: 'error',
  summary: 'replicas and the like are not negative, the restart policy suits the kind, and the strategy its type',
  help: 'Pods of Deployments, StatefulSets and DaemonSets have restartPolicy Always; those of Jobs and CronJobs OnFailure or Never, which has to be written. A Deployment of type Recreate has no rollingUpdate.',
  kinds: 'pods',
  check({ manifest, pod, kindId, known }, report) {
    if (!known || pod!.path === '') return;
    const { spec } = manifest;
    for (let i = 0; i < NUMBERS.length; i++) {
      const field = NUMBERS[i];
      if (spec?.[field] < 0) report(`spec.${field}`, 'must not be negative', { value: spec[field], allowed: 'zero or more' });
    }
    const policy = pod!.spec.restartPolicy;
    if (ALWAYS.has(kindId)) {
      if (policy && policy !== 'Always') {
        report(`${pod!.specPath}.restartPolicy`, `the pods of a ${manifest.kind} are always started again`, {
          value: policy,
          allowed: 'Always',
        });
      }
    } else if ((kindId === 'batch/Job' || kindId === 'batch/CronJob') && (!policy || policy === 'Always')) {
      report(`${pod!.specPath}.restartPolicy`, 'a Job says what happens when a pod fails', { value: policy, allowed: 'OnFailure, Never' });
    }
    if (kindId === 'apps/Deployment' && spec?.strategy?.type === 'Recreate' && spec.strategy.rollingUpdate) {
      report('spec.strategy.rollingUpdate', 'type Recreate has no rollingUpdate', { fix: 'remove it, or use type RollingUpdate' });
    }
  },
};
