import { DEFAULT_KUBERNETES_VERSION } from '../manifest/kubernetes-version';
import type { RenderedManifest } from '../manifest/manifest';
import { compareFindings, type Finding, samePlaceAndText } from './finding';
import { Graph } from './graph';
import { withoutLists } from './lists';
import { droppedField } from './rules/api/dropped-field';
import { kubernetesVersion } from './rules/api/kubernetes-version';
import { unknownKind } from './rules/api/unknown-kind';
import { RULES } from './rules/list';
import type { Details, Report, ReportOn, Rule } from './rules/rule';
import { isRecord } from './schema/fits';
import { KNOWN_VERSIONS, normalizeVersion, versionWithData } from './schema/versions';
import { checkSchema } from './schema-check';
import type { Subject } from './subject';

/** What a validation is told beyond the manifests. */
export interface ValidateOptions {
  /** Kubernetes version for manifests that name none, for example `1.36`. @default '1.35' */
  readonly kubernetesVersion?: string;
  /** Whether an unknown kind is an error rather than a warning. @default false */
  readonly strict?: boolean;
}

/**
 * Checks all manifests together and returns every finding, sorted by place and field.
 * The cost grows with the number of objects. The order of the manifests does not matter.
 * @throws when a Kubernetes version is none
 */
export function validate(manifests: readonly RenderedManifest[], options: ValidateOptions = {}): Finding[] {
  const run = new Run(options);
  for (const rendered of withoutLists(manifests)) run.checkObject(rendered);
  run.checkGraph();
  return run.result();
}

/** Rules that look at one object, by the kind and by whether it has pods. Filled as kinds come. */
const dispatch = { pods: new Map<string, readonly Rule[]>(), others: new Map<string, readonly Rule[]>() };

function rulesFor(subject: Subject): readonly Rule[] {
  const table = subject.pod ? dispatch.pods : dispatch.others;
  let rules = table.get(subject.kindId);
  if (!rules) {
    rules = RULES.filter(({ check, kinds }) => {
      if (!check) return false;
      return kinds === 'any' || (kinds === 'pods' ? subject.pod !== undefined : kinds!.includes(subject.kindId));
    });
    table.set(subject.kindId, rules);
  }
  return rules;
}

/** Versions by the text that names them. */
interface Target {
  readonly version: string;
  readonly data: string;
}

class Run {
  private readonly findings: Finding[] = [];
  private readonly subjects: Subject[] = [];
  /** Fields that do not fit their schema, by object: what other rules say about them is noise. */
  private readonly misfits = new Map<Subject, string[]>();
  private readonly targets = new Map<string | undefined, Target>();

  // The rule and object under check, so that reporting needs no closure for each.
  private rule!: Rule;
  private subject!: Subject;
  private readonly report: Report = (fieldPath, message, details) => this.add(this.rule, this.subject, fieldPath, message, details);
  private readonly reportOn: ReportOn = (subject, fieldPath, message, details) => this.add(this.rule, subject, fieldPath, message, details);

  constructor(private readonly options: ValidateOptions) {}

  checkObject(rendered: RenderedManifest): void {
    const target = this.target(rendered.kubernetesVersion ?? this.options.kubernetesVersion);
    const { subject, misfits } = checkSchema(rendered, target.version, target.data);
    this.subjects.push(subject);
    if (misfits.length > 0) {
      for (const { rule, path, message, details } of misfits) this.add(rule, subject, path, message, details);
      this.misfits.set(
        subject,
        misfits.map(({ path }) => path),
      );
    }
    // What is no object at all has no fields to speak of.
    if (!isRecord(rendered.manifest)) return;
    this.subject = subject;
    const rules = rulesFor(subject);
    for (let i = 0; i < rules.length; i++) {
      this.rule = rules[i];
      rules[i].check!(subject, this.report);
    }
  }

  checkGraph(): void {
    const graph = new Graph(this.subjects);
    for (const rule of RULES) {
      if (!rule.checkAll) continue;
      this.rule = rule;
      rule.checkAll(graph, this.reportOn);
    }
  }

  result(): Finding[] {
    const sorted = this.findings.sort(compareFindings);
    return sorted.filter((finding, i) => i === 0 || !samePlaceAndText(finding, sorted[i - 1]));
  }

  private target(text: string | undefined): Target {
    let target = this.targets.get(text);
    if (!target) {
      const version = text === undefined ? DEFAULT_KUBERNETES_VERSION : normalizeVersion(text);
      target = { version, data: versionWithData(version) };
      this.targets.set(text, target);
      if (target.data !== version) this.reportVersion(target);
    }
    return target;
  }

  private reportVersion({ version, data }: Target): void {
    this.findings.push({
      rule: kubernetesVersion.id,
      severity: kubernetesVersion.severity,
      object: `Kubernetes ${version}`,
      value: version,
      message: `there are no schemas of this version: those of ${data} stand in, and unknown fields are warnings`,
      allowed: `${KNOWN_VERSIONS.at(-1)} to ${KNOWN_VERSIONS[0]}`,
    });
  }

  private add(rule: Rule, subject: Subject, fieldPath: string | undefined, message: string, details: Details = {}): void {
    if (fieldPath !== undefined && this.isNoise(rule, subject, fieldPath)) return;
    const { constructPath, file, line } = subject.rendered.origin;
    this.findings.push({
      rule: rule.id,
      severity: this.severity(rule, subject, details),
      object: subject.title,
      ...(constructPath === undefined ? {} : { constructPath }),
      ...(file === undefined ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(fieldPath === undefined ? {} : { fieldPath }),
      ...(details.value === undefined ? {} : { value: details.value }),
      message,
      ...(details.allowed === undefined ? {} : { allowed: details.allowed }),
      ...(details.fix === undefined ? {} : { fix: details.fix }),
    });
  }

  private severity(rule: Rule, subject: Subject, details: Details): Finding['severity'] {
    if (rule === unknownKind && this.options.strict) return 'error';
    const severity = details.severity ?? rule.severity;
    if (rule.layer === 'api') return severity;
    return (details.enforced ?? subject.rendered.enforced) ? severity : 'warning';
  }

  /** Whether another rule speaks about a field that does not fit its schema, or about one in or around it. */
  private isNoise(rule: Rule, subject: Subject, path: string): boolean {
    // Rules of the schema itself have no check, and a field that was lost is lost whatever else is wrong.
    if ((!rule.check && !rule.checkAll) || rule === droppedField) return false;
    return this.misfits.get(subject)?.some((misfit) => overlaps(misfit, path)) ?? false;
  }
}

function overlaps(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return long.startsWith(short) && (long[short.length] === '.' || long[short.length] === '[');
}
