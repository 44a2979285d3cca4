import { Command } from 'commander';
import type { Finding } from '../../validation/finding';
import { locateFindings } from '../../validation/locate';
import { normalizeVersion } from '../../validation/schema/versions';
import { validate } from '../../validation/validate';
import { Exit } from '../exit';
import { colourOption, type Format, formatOption } from '../options';
import { renderFindings } from '../print-findings';
import { Progress } from '../progress';
import { readInput } from '../read-input';
import { type Context, count, type Paint, paint, takesColour } from '../terminal';

interface Options {
  readonly kubernetesVersion?: string;
  readonly strict?: boolean;
  readonly format: Format;
  readonly color: boolean;
}

/** `breakwater validate`: checks YAML that is on disk, from whatever tool it comes. */
export function validateCommand(context: Context): Command {
  return new Command('validate')
    .summary('check YAML on disk as the API server would')
    .description('Checks Kubernetes YAML and JSON, from whatever tool it comes. All files and folders that are named are taken as one set.')
    .argument('<path...>', 'files, folders, or - for standard input')
    .option('--kubernetes-version <version>', 'version of the target cluster, for example 1.35')
    .option('--strict', 'kinds that are not known are errors')
    .addOption(formatOption())
    .addOption(colourOption())
    .action((paths: string[], options: Options) => context.finish(run(paths, options, context)));
}

function run(paths: string[], options: Options, { terminal, stdin }: Context): number {
  const { strict } = options;
  const kubernetesVersion = options.kubernetesVersion === undefined ? undefined : normalizeVersion(options.kubernetesVersion);
  const progress = new Progress(terminal, `validating ${paths.join(' ')}`);
  const { manifests, findings: unreadable, readText } = readInput(paths, stdin);
  const findings = locateFindings([...unreadable, ...validate(manifests, { kubernetesVersion, strict })], readText);
  progress.stop();
  const p = paint(takesColour(terminal.out, terminal.env, options.color));
  terminal.out.write(renderFindings(findings, options.format, p.on));
  if (options.format === 'human' && findings.length === 0) terminal.out.write(`${valid(manifests.length, p)}\n`);
  return isRefused(findings) ? Exit.FINDINGS : Exit.FINE;
}

function valid(objects: number, p: Paint): string {
  return objects === 0 ? p.yellow('no objects found') : `${p.green('valid')}: ${count(objects, 'object')}`;
}

function isRefused(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
