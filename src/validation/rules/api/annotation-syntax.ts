import { ANNOTATION_KEY } from '../../../manifest/names';
import type { Report, Rule } from '../rule';

/** Most that keys and values of all annotations of an object may take, in bytes. */
const MAX_BYTES = 256 * 1024;

/** Lengths below which no text of that many UTF-16 units can be too long: each takes at most three bytes. */
const SURELY_SHORT = MAX_BYTES / 3;

const good = new Set<string>();
const CACHE_LIMIT = 10_000;

/** Annotations of objects and pods. */
export const annotationSyntax: Rule = {
  id: 'annotation-syntax',
  layer: 'api',
  severity: 'error',
  summary: 'keys of annotations follow their syntax, and all of them together take at most 256 KiB',
  help: 'Keys are like those of labels. kubectl apply keeps the whole object in one more annotation, so large ones also break client-side apply.',
  kinds: 'any',
  check(subject, report) {
    check(subject.manifest.metadata?.annotations, () => 'metadata.annotations', report);
    const { pod } = subject;
    if (pod && pod.path !== '') check(pod.annotations, () => `${pod.path}.metadata.annotations`, report);
  },
};

function check(annotations: Readonly<Record<string, unknown>> | undefined, path: () => string, report: Report): void {
  let units = 0;
  for (const key in annotations) {
    const value = annotations[key];
    units += key.length + (typeof value === 'string' ? value.length : 0);
    if (good.has(key)) continue;
    if (!ANNOTATION_KEY.test(key)) {
      report(path(), 'not an annotation key', { value: key, allowed: ANNOTATION_KEY.allowed });
      continue;
    }
    if (good.size >= CACHE_LIMIT) good.clear();
    good.add(key);
  }
  if (units <= SURELY_SHORT) return;
  const bytes = Object.entries(annotations!).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(String(value)),
    0,
  );
  if (bytes > MAX_BYTES) report(path(), 'the annotations are too long', { value: `${bytes} bytes`, allowed: `${MAX_BYTES} bytes` });
}
