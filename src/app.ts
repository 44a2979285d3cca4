import * as fs from 'node:fs';
import * as path from 'node:path';
import * as cdk8s from 'cdk8s';
import { readControl } from './manifest/control';
import { markUsage } from './manifest/errors';
import { checkKubernetesVersion } from './manifest/kubernetes-version';
import type { RenderedManifest } from './manifest/manifest';
import { emitDocuments } from './manifest/yaml';
import { captures } from './release/staging';
import { Stack } from './stack';
import { checkBudget, figures, overruns, type SynthBudget } from './synthesis/budget';
import { type Calibration, calibrate } from './synthesis/calibration';
import {
  type CollectedDocument,
  invalidPaths,
  isOfRendering,
  type Problem,
  renderChart,
  renderItself,
  rendersItself,
  runValidations,
} from './synthesis/collect';
import { costTable } from './synthesis/cost-table';
import { type FilePlan, planFiles } from './synthesis/files';
import { FindingsMode } from './synthesis/findings-mode';
import { peakMemoryMebibytes } from './synthesis/memory';
import { constructMetadata } from './synthesis/metadata';
import { type OrderedApp, type OrderedChart, orderApp } from './synthesis/order';
import { type OutputFile, reportOutcome } from './synthesis/outcome';
import { Phases, type PhaseTiming } from './synthesis/phases';
import { clashProblems, overrunProblem, SYNTH_BUDGET } from './synthesis/problems';
import { readRecord, staleFiles } from './synthesis/record';
import { SharedFolder } from './synthesis/siblings';
import { writeOutput } from './synthesis/write';
import type { Finding } from './validation/finding';
import { withoutFollowUps } from './validation/follow-ups';
import { formatFindings } from './validation/report';
import { validate } from './validation/validate';

/** Options of an App: those of cdk8s, what is validated, and what synth may cost. */
export interface AppProps extends cdk8s.AppProps {
  /**
   * What happens when synth finds something wrong.
   * @default FindingsMode.ERROR
   */
  readonly findings?: FindingsMode;
  /**
   * What synth may cost. An overrun is a finding.
   * @default - no budget
   */
  readonly budget?: SynthBudget;
  /**
   * Kubernetes version of the cluster that plain charts are for, `1.27` to `1.37`. A Stack has its own.
   * @default '1.35'
   */
  readonly kubernetesVersion?: string;
  /**
   * Whether objects of kinds that are not known here are errors rather than warnings.
   * @default false
   */
  readonly strict?: boolean;
}

/** One synth on its way. */
interface Run {
  readonly phases: Phases;
  readonly ordered: OrderedApp;
  readonly charts: { readonly chart: cdk8s.Chart; readonly documents: CollectedDocument[] }[];
  readonly plan: FilePlan;
  findings: Finding[];
  /** Whether something could not be rendered, so that the output would lack it. */
  readonly incomplete: boolean;
  readonly objects: number;
  files: OutputFile[];
  stale: string[];
  calibration?: Calibration;
  /** The phases and figures as they were held against the budget. */
  table?: string;
}

/**
 * A drop-in for the App of cdk8s. It validates all manifests before it writes any, writes all files or none, and takes time linear in the number of objects.
 *
 * For plain charts in which no field is lost, no two objects share a file and nothing depends on itself, which are errors here, the output is
 * byte for byte that of cdk8s.
 *
 * @see https://cdk8s.io/docs/latest/basics/app/
 */
export class App extends cdk8s.App {
  private readonly appProps: AppProps;
  private readonly sharedFolder: SharedFolder;
  private readonly startMemory: number;
  /** When the work began that the next synth is to account for. */
  private started: number;
  /**
   * How long the phases of the last synth took, for benchmarks.
   *
   * @internal
   */
  _timings: PhaseTiming[] = [];

  /**
   * @param props options
   * @throws on a budget with a number that is not greater than 0, and on an unknown Kubernetes version
   */
  constructor(props: AppProps = {}) {
    const started = performance.now();
    super({ ...props, outdir: readControl()?.outdir ?? props.outdir });
    if (props.budget) checkBudget(props.budget);
    if (props.kubernetesVersion !== undefined) checkKubernetesVersion(props.kubernetesVersion, 'the app');
    this.started = started;
    this.appProps = props;
    this.sharedFolder = new SharedFolder(this.outdir);
    this.startMemory = peakMemoryMebibytes();
  }

  /**
   * Validates everything and writes it to the output folder, all of it or nothing.
   *
   * @throws with one report of all that is wrong; the last output stays as it was then
   */
  public synth(): void {
    // cdk8s asks no chart what it renders where each has a folder.
    const run = this.prepare(this.yamlOutputType !== cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE);
    if (this.mustFail(run)) throw this.refuse(run);
    run.files = run.plan.files.map((file) => ({ path: file.path, content: emitDocuments(file.documents.map(({ json }) => json)) }));
    if (this.recordsMetadata) run.files.push(constructMetadata(run.ordered));
    run.phases.end('emit');
    const write = readControl()?.write ?? true;
    if (write) this.write(run);
    else this.keepToBudget(run);
    this.report(run, write);
    this.started = performance.now();
  }

  /**
   * Validates everything and returns it as one YAML text, without writing anything.
   *
   * @returns all objects of all charts, divided by `---`
   * @throws with one report of all that is wrong
   */
  public synthYaml(): string {
    const run = this.prepare(true);
    if (this.mustFail(run)) throw refusal(run.findings);
    printFindings(run.findings);
    return emitDocuments(run.charts.flatMap(({ documents }) => documents.map(({ json }) => json)));
  }

  /**
   * Runs the constructs' own validations, orders, renders and validates, and collects everything that is wrong.
   *
   * @param ask whether charts with a `toJson` of their own say what they render
   */
  private prepare(ask: boolean): Run {
    const phases = new Phases(this.started);
    phases.end('construct');
    const problems = runValidations(this);
    const ordered = orderApp(this, isInStack);
    const invalid = invalidPaths(problems);
    let incomplete = false;
    const charts = ordered.charts.map((each) => {
      try {
        return { chart: each.chart, documents: render(each, ask, problems) };
      } catch (error) {
        // A construct that says of itself that it is invalid need not render, and what it says is the better message.
        if (invalid.length === 0) throw error;
        incomplete = true;
        return { chart: each.chart, documents: [] };
      }
    });
    incomplete ||= problems.some(isOfRendering);
    const layout = { outputType: this.yamlOutputType, extension: this.outputFileExtension, numbered: ordered.numbered };
    const plan = planFiles(charts, layout);
    problems.push(...clashProblems(plan));
    const manifests = charts.flatMap(({ chart, documents }) => manifestsOf(chart, documents));
    phases.end('render');
    const { kubernetesVersion, strict } = this.appProps;
    const findings: Finding[] = [...problems, ...withoutFollowUps(validate(manifests, { kubernetesVersion, strict }), invalid)];
    phases.end('validate');
    return { phases, ordered, charts, plan, findings, incomplete, objects: manifests.length, files: [], stale: [] };
  }

  private write(run: Run): void {
    const { keep } = this.sharedFolder;
    const others = new Set(keep);
    const replaced = run.files
      .filter(({ path: file }) => others.has(file))
      .map(({ path: file, content }) => ({ file: path.join(this.outdir, file), content }))
      .filter(({ file, content }) => holdsOther(file, content))
      .map(({ file }) => file);
    const { warnings, removed } = writeOutput({
      outdir: this.outdir,
      files: run.files,
      folders: run.plan.folders,
      keep,
      beforeChange: () => this.keepToBudget(run),
      beforeCommit: () => this.keepToBudget(run),
    });
    run.phases.end('write');
    run.stale = removed;
    this.sharedFolder.wrote(run.files.map((file) => file.path));
    for (const file of replaced) warnings.push(`${file} was written by another App of this program too: its content is lost`);
    for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  }

  /**
   * Holds what was spent so far against the budget. Called before any file is changed and again when all are: replacing many files takes its time.
   * What follows, the record of the files and the removal of the old ones, takes little.
   */
  private keepToBudget(run: Run): void {
    run.phases.end('write');
    const { budget } = this.appProps;
    if (!budget) return;
    run.calibration ??= calibrate();
    run.phases.skip();
    const mode = budget.onOverrun ?? FindingsMode.ERROR;
    const counted = this.figures(run);
    const over = overruns(counted).map((figure) => overrunProblem(figure, mode));
    run.table = costTable(run.phases.timings, counted, run.calibration);
    run.findings = [...run.findings.filter(({ rule }) => rule !== SYNTH_BUDGET), ...over];
    if (over.length > 0 && mode === FindingsMode.ERROR) throw this.refuse(run);
  }

  /** Reports a synth that wrote nothing, and returns the error to throw. */
  private refuse(run: Run): Error {
    this.report(run, false);
    this.started = performance.now();
    return refusal(run.findings);
  }

  /** Tells the command line what came out, or, without one, prints what is worth knowing. */
  private report(run: Run, written: boolean): void {
    const { budget } = this.appProps;
    this._timings = run.phases.timings;
    const table = run.table ?? costTable(run.phases.timings, this.figures(run), run.calibration);
    const control = readControl();
    if (!control) {
      if (budget && run.calibration) process.stderr.write(table);
      if (written) printFindings(run.findings);
      return;
    }
    const { phases, findings, files, objects } = run;
    const made = new Set([...files.map((file) => file.path), ...this.sharedFolder.keep]);
    reportOutcome(control, {
      outdir: path.resolve(this.outdir),
      written,
      files,
      stale: written ? run.stale : files.length > 0 ? staleFiles(this.outdir, readRecord(this.outdir), made) : [],
      findings,
      phases: phases.timings,
      objects,
      peakMemoryMebibytes: peakMemoryMebibytes(),
      table,
      budgeted: budget !== undefined,
      captures: captures(),
    });
  }

  private figures({ phases, objects, calibration }: Run) {
    const peak = peakMemoryMebibytes();
    const cost = {
      ms: phases.timings.reduce((sum, { ms }) => sum + ms, 0),
      objects,
      peakMemoryMebibytes: peak,
      grownMebibytes: Math.max(0, peak - this.startMemory),
    };
    return figures(cost, this.appProps.budget, calibration);
  }

  private mustFail({ findings, incomplete }: Run): boolean {
    if (incomplete) return true;
    return this.appProps.findings !== FindingsMode.WARNING && findings.some(({ severity }) => severity === 'error');
  }

  private get recordsMetadata(): boolean {
    return this.appProps.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
  }
}

function isInStack(chart: cdk8s.Chart): boolean {
  return Stack._tryOf(chart) !== undefined;
}

/** What a chart renders. */
function render(ordered: OrderedChart, ask: boolean, problems: Problem[]): CollectedDocument[] {
  const { chart } = ordered;
  return ask && rendersItself(chart) && !isInStack(chart) ? renderItself(chart) : renderChart(ordered, problems);
}

/** What validation gets to see of the documents of a chart. A null stands for no object, as for kubectl. */
function manifestsOf(chart: cdk8s.Chart, documents: readonly CollectedDocument[]): RenderedManifest[] {
  const stack = Stack._tryOf(chart);
  return documents
    .filter(({ json }) => json !== undefined && json !== null)
    .map(({ json, object, lost }) => ({
      manifest: json,
      origin: { constructPath: (object ?? chart).node.path },
      lost,
      enforced: stack !== undefined,
      kubernetesVersion: stack?.kubernetesVersion,
    }));
}

/** Whether a file is there with another text. */
function holdsOther(file: string, text: string): boolean {
  try {
    return fs.readFileSync(file, 'utf8') !== text;
  } catch {
    return false;
  }
}

function refusal(findings: readonly Finding[]): Error {
  return markUsage(new Error(`nothing was written\n\n${formatFindings(findings, { colour: false })}`));
}

function printFindings(findings: readonly Finding[]): void {
  if (findings.length > 0) process.stderr.write(`${formatFindings(findings, { colour: false })}\n`);
}
