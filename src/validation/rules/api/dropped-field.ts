import type { Rule } from '../rule';

/** Nothing that the program sets is lost on the way to YAML. */
export const droppedField: Rule = {
  id: 'dropped-field',
  layer: 'api',
  severity: 'error',
  summary: 'every field that the program sets reaches the output',
  help: 'The generated classes of cdk8s-plus-27 write only fields that they know, and only values of the type that they expect: newer fields, other spellings (clusterIP instead of clusterIp) and plain values where a union is expected vanish without an error. Put the construct into a Stack, which keeps such fields, or use the spelling and type that the class expects.',
  kinds: 'any',
  check(subject, report) {
    for (const { pointer, value } of subject.rendered.lost) {
      report(pathOf(pointer), 'the program sets this field, and the output lacks it', {
        value,
        fix: 'put the object into a Stack, or spell the field and its value as the class of the construct expects',
      });
    }
  },
};

/** A JSON pointer as a field path: `/spec/containers/0/name` as `spec.containers[0].name`. */
function pathOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (path, part) => (/^\d+$/.test(part) || !/^[\w$-]+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`),
      '',
    );
}
