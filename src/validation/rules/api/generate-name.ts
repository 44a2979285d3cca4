import type { Rule } from '../rule';
import { nameSyntax } from './object-name';

/** A prefix for generated names is one that its kind allows. */
export const generateName: Rule = {
  id: 'generate-name',
  layer: 'api',
  severity: 'error',
  summary: 'a prefix for generated names follows the syntax of names of its kind',
  help: 'The API server appends five characters to metadata.generateName. The prefix may end with -. Objects with generated names cannot be applied again, so GitOps needs metadata.name.',
  kinds: 'any',
  check(subject, report) {
    const prefix = subject.manifest.metadata?.generateName;
    if (typeof prefix !== 'string' || prefix === '') return;
    const syntax = nameSyntax(subject);
    // The suffix will follow, so a - at the end is none at the end of the name.
    const whole = prefix.length > 1 && prefix.endsWith('-') ? `${prefix.slice(0, -2)}a` : prefix;
    if (!syntax.test(whole))
      report('metadata.generateName', `not a prefix that names of a ${subject.kind} may have`, { value: prefix, allowed: syntax.allowed });
  },
};
