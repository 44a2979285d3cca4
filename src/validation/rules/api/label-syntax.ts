import { LABEL_KEY, LABEL_VALUE } from '../../../manifest/names';
import type { Report, Rule } from '../rule';

/** Pairs seen to be good before: objects share most of theirs. Bounded, for long-running processes. */
const good = new Map<string, string>();
const CACHE_LIMIT = 10_000;

/** Reports labels whose key or value is not allowed. */
export function checkLabels(labels: Readonly<Record<string, unknown>> | undefined, path: () => string, report: Report): void {
  for (const key in labels) {
    const value = labels[key];
    if (good.get(key) === value || typeof value !== 'string') continue;
    const keyIsGood = LABEL_KEY.test(key);
    const valueIsGood = LABEL_VALUE.test(value);
    if (!keyIsGood) report(path(), 'not a label key', { value: key, allowed: LABEL_KEY.allowed });
    if (!valueIsGood) report(`${path()}[${key}]`, 'not a label value', { value, allowed: LABEL_VALUE.allowed });
    if (!keyIsGood || !valueIsGood) continue;
    if (good.size >= CACHE_LIMIT) good.clear();
    good.set(key, value);
  }
}

/** Labels of objects and pods. */
export const labelSyntax: Rule = {
  id: 'label-syntax',
  layer: 'api',
  severity: 'error',
  summary: 'keys and values of labels follow their syntax',
  help: 'Labels are for selecting, and are short: values of at most 63 characters without spaces or slashes. Longer texts belong into annotations.',
  kinds: 'any',
  check(subject, report) {
    checkLabels(subject.manifest.metadata?.labels, () => 'metadata.labels', report);
    const { pod } = subject;
    if (pod && pod.path !== '') checkLabels(pod.labels, () => `${pod.path}.metadata.labels`, report);
  },
};
