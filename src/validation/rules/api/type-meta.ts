import type { Rule } from '../rule';

/** Says what kind of object it is. */
export const typeMeta: Rule = {
  id: 'type-meta',
  layer: 'api',
  severity: 'error',
  summary: 'every object says its apiVersion and kind',
  help: 'Without both nothing can be applied.',
  kinds: 'any',
  check(subject, report) {
    for (const field of ['apiVersion', 'kind'] as const) {
      const value = subject.rendered.manifest[field];
      if (typeof value === 'string' && value !== '') continue;
      report(field, 'missing field', {
        value,
        allowed: field === 'kind' ? 'a kind, for example Deployment' : 'an API version, for example apps/v1',
      });
    }
  },
};
