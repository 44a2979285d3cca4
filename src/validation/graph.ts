import { inner } from './nested-map';
import { PodIndex } from './pod-index';
import { compareSubjects, type PodTemplate, type Subject } from './subject';

/** All objects under check, found by name and by label. Built once; each part when first asked for. */
export class Graph {
  /** By kind, namespace and name. Maps in maps, as making one key of the three costs more than the look-ups. */
  private byName?: Map<string, Map<string, Map<string, Subject>>>;
  private byKind?: Map<string, Subject[]>;
  private index?: PodIndex;

  constructor(readonly subjects: readonly Subject[]) {}

  /** Objects of a kind, given as `Service` or `apps/Deployment`. */
  ofKind(kindId: string): readonly Subject[] {
    if (!this.byKind) {
      this.byKind = new Map();
      for (const subject of this.subjects) {
        const list = this.byKind.get(subject.kindId);
        if (list) list.push(subject);
        else this.byKind.set(subject.kindId, [subject]);
      }
    }
    return this.byKind.get(kindId) ?? [];
  }

  /** The object of a kind, namespace and name, or undefined. Of several, the first by place. */
  find(kindId: string, namespace: string, name: string): Subject | undefined {
    this.byName ??= indexByName(this.subjects);
    return this.byName.get(kindId)?.get(namespace)?.get(name);
  }

  /** Pods and pod templates by their labels. */
  get pods(): PodIndex {
    this.index ??= new PodIndex(this.subjects.map((subject) => subject.pod).filter((pod): pod is PodTemplate => pod !== undefined));
    return this.index;
  }
}

function indexByName(subjects: readonly Subject[]): Map<string, Map<string, Map<string, Subject>>> {
  const index = new Map<string, Map<string, Map<string, Subject>>>();
  for (let i = 0; i < subjects.length; i++) {
    const subject = subjects[i];
    if (subject.name === '') continue;
    const names = inner(inner(index, subject.kindId), subject.namespace);
    const other = names.get(subject.name);
    if (other === undefined || compareSubjects(subject, other) < 0) names.set(subject.name, subject);
  }
  return index;
}
