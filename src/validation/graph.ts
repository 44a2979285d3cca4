import { PodIndex } from './pod-index';
import { compareSubjects, type PodTemplate, type Subject } from './subject';

/** All objects under check, found by name and by label. Built once; each part when first asked for. */
export class Graph {
  private byKey?: Map<string, Subject>;
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
    if (!this.byKey) {
      this.byKey = new Map();
      for (const subject of this.subjects) {
        const key = `${subject.kindId} ${subject.namespace}/${subject.name}`;
        const other = this.byKey.get(key);
        if (subject.name !== '' && (!other || compareSubjects(subject, other) < 0)) this.byKey.set(key, subject);
      }
    }
    return this.byKey.get(`${kindId} ${namespace}/${name}`);
  }

  /** Pods and pod templates by their labels. */
  get pods(): PodIndex {
    this.index ??= new PodIndex(this.subjects.map((subject) => subject.pod).filter((pod): pod is PodTemplate => pod !== undefined));
    return this.index;
  }
}
