import { Command } from 'commander';
import { Exit } from '../exit';
import { judge } from '../judge';
import { compareObjects, type ObjectComparison, type ObjectDifference } from '../object-diff';
import { colourOption, type Format, formatOption } from '../options';
import { outputPairs } from '../output-diff';
import { paintDiff } from '../paint-diff';
import { renderFindings } from '../print-findings';
import { findProgram } from '../program';
import { runProgram } from '../run-program';
import { type Context, count, type Paint, paint, takesColour } from '../terminal';

interface Options {
  readonly output?: string;
  readonly exitCode?: boolean;
  readonly format: Format;
  readonly color: boolean;
}

/** `breakwater diff`: what synth would change, object by object. */
export function diffCommand(context: Context): Command {
  return new Command('diff')
    .summary('show what synth would change, object by object')
    .description('Runs a program and compares what it makes with the output folder. Writes nothing.')
    .argument('[program]', 'file to run (default: as for synth)')
    .option('-o, --output <dir>', 'output folder, over what the program says')
    .option('--exit-code', 'exit with 1 when something would change')
    .addOption(formatOption(['human', 'json']))
    .addOption(colourOption())
    .action(async (program: string | undefined, options: Options) => context.finish(await run(program, options, context)));
}

async function run(typed: string | undefined, options: Options, { terminal, cwd }: Context): Promise<number> {
  const program = findProgram(typed, cwd);
  // What the program prints would stand in the middle of the diff.
  const request = { write: false, outdir: options.output, quietOutput: true };
  const ended = await runProgram(program, request, terminal);
  const verdict = judge(ended, program, request);
  if (ended.interrupted) return verdict.exitCode;
  const colour = takesColour(terminal.err, terminal.env, options.color);
  terminal.err.write(renderFindings(verdict.findings, 'human', colour));
  if (verdict.complaint !== undefined) terminal.err.write(`${verdict.complaint}\n`);
  if (!verdict.complete) return verdict.exitCode;
  const comparison = compareObjects(outputPairs(verdict.outcomes, cwd));
  if (options.format === 'json') terminal.out.write(`${JSON.stringify(comparison, null, 2)}\n`);
  else terminal.out.write(inWords(comparison, paint(takesColour(terminal.out, terminal.env, options.color))));
  return options.exitCode && comparison.differences.length > 0 ? Exit.FINDINGS : Exit.FINE;
}

function inWords({ differences, unchanged }: ObjectComparison, p: Paint): string {
  const lines = differences.flatMap(({ kind, object, diff }) => [
    `${p.bold(object)} ${kind}`,
    ...diff.map((line) => paintDiff(line, p)),
    '',
  ]);
  const counts = (['added', 'changed', 'removed'] as const).map((kind) => `${ofKind(differences, kind)} ${kind}`);
  lines.push(`${counts.join(', ')}, ${count(unchanged, 'object')} unchanged`);
  return `${lines.join('\n')}\n`;
}

function ofKind(differences: readonly ObjectDifference[], kind: ObjectDifference['kind']): number {
  return differences.filter((difference) => difference.kind === kind).length;
}
