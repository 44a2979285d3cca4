import { withoutControllerLabels } from './controller-labels';
import { inner } from './nested-map';
import { hasLabels, type LabelSelector, printSelector, selects } from './selectors';
import { compareSubjects, type PodTemplate } from './subject';

interface NamespaceIndex {
  readonly all: PodTemplate[];
  /** Templates by key and value of each of their labels. */
  readonly byLabel: Map<string, Map<string, PodTemplate[]>>;
  /** What selectors with several candidates have selected before. */
  readonly answers: Map<string, readonly PodTemplate[]>;
}

const NOTHING: readonly PodTemplate[] = [];

/**
 * Finds pod templates by selectors without looking at all of them: of a selector's pairs, the rarest names the candidates.
 * Answers are kept, as several objects often have one selector.
 */
export class PodIndex {
  /** Number of templates compared with a selector so far: the work that lookups did. */
  compared = 0;
  private readonly namespaces = new Map<string, NamespaceIndex>();

  constructor(templates: readonly PodTemplate[]) {
    for (const template of templates) this.add(template);
  }

  /** All templates of a namespace. */
  inNamespace(namespace: string): readonly PodTemplate[] {
    return this.namespaces.get(namespace)?.all ?? NOTHING;
  }

  /** Templates of a namespace with all of some labels. */
  withLabels(namespace: string, labels: Readonly<Record<string, string>>): readonly PodTemplate[] {
    return this.select(namespace, { matchLabels: labels });
  }

  /** Templates of a namespace that a selector selects. */
  select(namespace: string, selector: LabelSelector): readonly PodTemplate[] {
    const index = this.namespaces.get(namespace);
    if (!index) return NOTHING;
    const candidates = this.candidates(index, selector);
    if (candidates.length === 1) {
      // As in most programs. The list that the index holds is the answer, so nothing is made anew.
      this.compared++;
      return selects(selector, candidates[0].labels) ? candidates : this.selectByController(namespace, selector);
    }
    const key = candidates.length > 0 ? printSelector(selector) : undefined;
    let answer: readonly PodTemplate[] | undefined = key === undefined ? undefined : index.answers.get(key);
    if (!answer) {
      this.compared += candidates.length;
      answer = selector.matchExpressions?.length
        ? candidates.filter((template) => selects(selector, template.labels))
        : candidates.filter((template) => hasLabels(template.labels, selector.matchLabels ?? {}));
      if (answer.length === 0) answer = this.selectByController(namespace, selector);
      if (answer.length > 1) answer = [...answer].sort((a, b) => compareSubjects(a.subject, b.subject));
      if (key !== undefined) index.answers.set(key, answer);
    }
    return answer;
  }

  /** Templates whose pods get what a selector names from their controller. */
  private selectByController(namespace: string, selector: LabelSelector): readonly PodTemplate[] {
    const remainder = withoutControllerLabels(selector);
    return remainder ? this.select(namespace, remainder.selector).filter(remainder.fits) : NOTHING;
  }

  private candidates(index: NamespaceIndex, selector: LabelSelector): readonly PodTemplate[] {
    let best: readonly PodTemplate[] = index.all;
    const labels = selector.matchLabels;
    for (const key in labels) {
      const with_ = index.byLabel.get(key)?.get(labels[key]) ?? NOTHING;
      if (with_.length < best.length) best = with_;
    }
    const expressions = selector.matchExpressions;
    if (!expressions) return best;
    for (const { key, operator, values } of expressions) {
      if (operator !== 'In' || !values) continue;
      const lists = [...new Set(values)].map((value) => index.byLabel.get(key)?.get(value) ?? NOTHING);
      if (lists.reduce((sum, list) => sum + list.length, 0) < best.length) best = lists.flat();
    }
    return best;
  }

  private add(template: PodTemplate): void {
    const namespace = template.subject.namespace;
    let index = this.namespaces.get(namespace);
    if (!index) {
      index = { all: [], byLabel: new Map(), answers: new Map() };
      this.namespaces.set(namespace, index);
    }
    index.all.push(template);
    for (const key in template.labels) {
      const byValue = inner(index.byLabel, key);
      const list = byValue.get(template.labels[key]);
      if (list) list.push(template);
      else byValue.set(template.labels[key], [template]);
    }
  }
}
