import * as path from 'node:path';
import { Command } from 'commander';
import { usageError } from '../../manifest/errors';
import { recordPath } from '../../synthesis/record';
import { Exit } from '../exit';
import { judge, type Verdict } from '../judge';
import { colourOption, type Format, formatOption } from '../options';
import { compareOutput, type OutputDifference } from '../output-diff';
import { paintDiff } from '../paint-diff';
import { renderFindings } from '../print-findings';
import { findProgram } from '../program';
import { runProgram } from '../run-program';
import { staleFindings } from '../stale-findings';
import { jsonOutcome, outputFolders, writtenSummary, yamlStream } from '../synth-summary';
import { type Context, count, type Paint, paint, takesColour } from '../terminal';

interface Options {
  readonly output?: string;
  readonly stdout?: boolean;
  readonly timings?: boolean;
  readonly check?: boolean;
  readonly format: Format;
  readonly color: boolean;
}

/** Lines of a diff that `--check` shows a file. */
const SHORT_DIFF = 12;

/** Files that `--check` names. */
const MAX_FILES = 20;

/** `breakwater synth`: runs the program and writes its YAML. */
export function synthCommand(context: Context): Command {
  return new Command('synth')
    .summary('run a program and write its YAML')
    .description('Runs a TypeScript or JavaScript program, validates what it makes and writes the YAML.')
    .argument('[program]', 'file to run (default: app in cdk8s.yaml, else main or index, here or in src)')
    .option('-o, --output <dir>', 'output folder, over what the program says')
    .option('-p, --stdout', 'print the YAML and write nothing')
    .option('--check', 'write nothing, fail when the output on disk is not what the program makes')
    .option('--timings', 'show the time of each phase')
    .addOption(formatOption())
    .addOption(colourOption())
    .action(async (program: string | undefined, options: Options) => context.finish(await run(program, options, context)));
}

async function run(typed: string | undefined, options: Options, context: Context): Promise<number> {
  refuseClashes(options);
  const { terminal, cwd } = context;
  const program = findProgram(typed, cwd);
  // YAML and machine forms have standard output to themselves.
  const quietOutput = options.stdout === true || options.format !== 'human';
  const write = !options.stdout && !options.check;
  const request = { write, outdir: options.output, quietOutput };
  const ended = await runProgram(program, request, terminal);
  const verdict = judge(ended, program, request);
  if (ended.interrupted) return verdict.exitCode;
  const differences = options.check && verdict.complete ? compareOutput(verdict.outcomes, cwd) : [];
  const exitCode = differences.length > 0 ? Exit.FINDINGS : verdict.exitCode;
  if (options.stdout) printYaml(verdict, options, context);
  else if (options.format === 'human') printHuman(verdict, differences, options, context);
  else printMachine(verdict, differences, options, context);
  if (verdict.complaint !== undefined) terminal.err.write(`${verdict.complaint}\n`);
  return exitCode;
}

function refuseClashes(options: Options): void {
  const clash = options.check ? '--check' : options.format !== 'human' ? `--format ${options.format}` : undefined;
  if (!options.stdout || clash === undefined) return;
  throw usageError({ what: `--stdout and ${clash} cannot stand together: both print to standard output`, fix: 'leave one out' });
}

function printYaml(verdict: Verdict, options: Options, { terminal }: Context): void {
  if (verdict.complete) terminal.out.write(yamlStream(verdict.outcomes));
  terminal.err.write(renderFindings(verdict.findings, 'human', takesColour(terminal.err, terminal.env, options.color)));
  terminal.err.write(tables(verdict, options));
}

function printMachine(verdict: Verdict, differences: readonly OutputDifference[], options: Options, { terminal }: Context): void {
  if (verdict.complaint !== undefined) return;
  const findings = [...verdict.findings, ...staleFindings(differences)];
  if (options.format === 'sarif') {
    terminal.out.write(renderFindings(findings, 'sarif', false));
    return;
  }
  terminal.out.write(`${JSON.stringify({ apps: verdict.outcomes.map(jsonOutcome), findings }, null, 2)}\n`);
}

function printHuman(verdict: Verdict, differences: readonly OutputDifference[], options: Options, { terminal, cwd }: Context): void {
  const p = paint(takesColour(terminal.out, terminal.env, options.color));
  const written = verdict.outcomes.filter((outcome) => outcome.written);
  if (written.length > 0) terminal.out.write(writtenSummary(written, cwd, p));
  terminal.out.write(renderFindings(verdict.findings, 'human', p.on));
  terminal.out.write(tables(verdict, options));
  if (!verdict.complete) return;
  const folders = outputFolders(verdict.outcomes, cwd);
  terminal.out.write(options.check ? checkSummary(differences, folders.join(', '), p) : `${p.dim(nextStep(folders))}\n`);
}

/** The record beside a folder is what lets the next synth, on another machine, remove what it makes no more. */
function nextStep(folders: readonly string[]): string {
  const commit = folders.flatMap((folder) => [folder, path.relative('', recordPath(folder))]);
  const apply = folders.map((folder) => `-f ${folder}`).join(' ');
  return `next: commit ${commit.join(' ')}, and let your GitOps tool apply it (or: kubectl apply --server-side ${apply})`;
}

function tables(verdict: Verdict, options: Options): string {
  return verdict.outcomes
    .filter((outcome) => options.timings || outcome.budgeted)
    .map((outcome) => `${outcome.table.replace(/\n+$/, '')}\n`)
    .join('');
}

function checkSummary(differences: readonly OutputDifference[], folders: string, p: Paint): string {
  if (differences.length === 0) return `${p.green('up to date')}: ${folders} is what the program makes\n`;
  const lines = [
    `${p.red('stale')}: ${count(differences.length, 'file')} not as the program makes ${differences.length === 1 ? 'it' : 'them'}`,
  ];
  for (const { kind, file, diff } of differences.slice(0, MAX_FILES)) {
    lines.push(`  ${kind.padEnd(7)} ${file}`);
    lines.push(...diff.slice(0, SHORT_DIFF).map((line) => `    ${paintDiff(line, p)}`));
    if (diff.length > SHORT_DIFF) lines.push(p.dim(`    … ${count(diff.length - SHORT_DIFF, 'more line')}, see breakwater diff`));
  }
  if (differences.length > MAX_FILES) lines.push(p.dim(`  … ${count(differences.length - MAX_FILES, 'more file')}`));
  lines.push(p.dim('next: run breakwater synth and commit the output'));
  return `${lines.join('\n')}\n`;
}
