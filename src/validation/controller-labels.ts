import type { LabelSelector } from './selectors';
import type { PodTemplate } from './subject';

/** Labels that controllers put on the pods that they make, which no template carries, and whether a template's pods may have a value. */
const CONTROLLER_LABELS: Readonly<Record<string, (template: PodTemplate, value: string) => boolean>> = {
  'statefulset.kubernetes.io/pod-name': isPodOf,
  'apps.kubernetes.io/pod-index': isStatefulSet,
  'batch.kubernetes.io/job-name': isJob,
  'job-name': isJob,
  'batch.kubernetes.io/job-completion-index': ({ subject }) => /^batch\//.test(subject.kindId),
};

/** A selector without labels of controllers, and what else its pods must be. */
export interface Remainder {
  readonly selector: LabelSelector;
  readonly fits: (template: PodTemplate) => boolean;
}

/** What a selector asks of templates when controllers add the rest, or undefined where it names no label of a controller. */
export function withoutControllerLabels(selector: LabelSelector): Remainder | undefined {
  const all = Object.entries(selector.matchLabels ?? {});
  const added = all.filter(([key]) => Object.hasOwn(CONTROLLER_LABELS, key));
  if (added.length === 0) return undefined;
  const matchLabels = Object.fromEntries(all.filter(([key]) => !Object.hasOwn(CONTROLLER_LABELS, key)));
  return {
    selector: { ...selector, matchLabels },
    fits: (template) => added.every(([key, value]) => template.labels[key] === undefined && CONTROLLER_LABELS[key](template, value)),
  };
}

function isStatefulSet({ subject }: PodTemplate): boolean {
  return subject.kindId === 'apps/StatefulSet';
}

/** Pods of a StatefulSet are numbered. How many there are may change, so any number will do. */
function isPodOf(template: PodTemplate, value: string): boolean {
  const { name } = template.subject;
  return isStatefulSet(template) && value.startsWith(`${name}-`) && /^\d+$/.test(value.slice(name.length + 1));
}

/** Jobs of a CronJob have names with a time, which nobody selects by. */
function isJob({ subject }: PodTemplate, value: string): boolean {
  return subject.kindId === 'batch/Job' && subject.name === value;
}
