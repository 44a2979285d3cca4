import type { Subject } from '../../subject';
import type { Rule } from '../rule';

/** No two objects have one kind, namespace and name. */
export const duplicateObject: Rule = {
  id: 'duplicate-object',
  layer: 'api',
  severity: 'error',
  summary: 'no two objects have the same kind, namespace and name',
  help: 'The one that is applied last overwrites the other, in any version of the API. Give them different names or namespaces, or remove one.',
  checkAll(graph, report) {
    for (const subject of graph.subjects) {
      if (subject.name === '' || subject.kind === '') continue;
      const first = graph.find(subject.kindId, subject.namespace, subject.name);
      if (first && first !== subject) {
        report(subject, 'metadata.name', 'another object has the same kind, namespace and name', {
          value: subject.name,
          allowed: `each once; the other is ${whereIs(first)}`,
          fix: 'rename or remove one of them',
        });
      }
    }
  },
};

function whereIs({ rendered: { origin } }: Subject): string {
  if (origin.constructPath) return origin.constructPath;
  if (origin.file) return origin.line ? `${origin.file}:${origin.line}` : origin.file;
  return 'earlier in the input';
}
