import { Command, InvalidArgumentError } from 'commander';
import { usageError } from '../../manifest/errors';
import { otherColour } from '../../release/colour';
import type { Ledger } from '../../release/ledger';
import { displayPath, readLedger } from '../../release/ledger-file';
import { stage } from '../../release/stage';
import type { Capture } from '../../release/staging';
import { applyChange } from '../apply-change';
import { Exit } from '../exit';
import { versionOf } from '../image';
import { judge } from '../judge';
import { checkServiceName, environmentOf, pickEnvironment, unknownService } from '../ledgers';
import { colourOption } from '../options';
import { renderFindings } from '../print-findings';
import { findProgram } from '../program';
import { runProgram } from '../run-program';
import { findingsOf } from '../stage-findings';
import { type Context, takesColour } from '../terminal';

interface Options {
  readonly image: string;
  readonly version?: string;
  readonly replicas?: number;
  readonly program?: string;
  readonly env?: string;
  readonly color: boolean;
}

/** `breakwater stage`: puts a version on the idle colour, as the program describes it now, into the ledger. */
export function stageCommand(context: Context): Command {
  return new Command('stage')
    .summary('put a version on the idle colour, in the ledger')
    .description('Renders the service with an image as the program describes it now, and freezes that in its ledger as the idle colour.')
    .argument('<service>', 'id of the service in the program')
    .requiredOption('--image <image>', 'image to run, with a tag or a digest')
    .option('--version <version>', 'version label (default: the tag of the image, else the start of its digest)')
    .option('--replicas <count>', 'number of pods (default: what the program says)', wholeNumber)
    .option('--program <file>', 'the program (default: as for synth)')
    .option('--env <name>', 'environment, when the program has the service in several: the folder of its ledger')
    .addOption(colourOption())
    .action(async (service: string, options: Options) => context.finish(await run(service, options, context)));
}

async function run(service: string, options: Options, context: Context): Promise<number> {
  const { terminal, cwd } = context;
  checkServiceName(service);
  const { image, replicas } = options;
  const version = versionOf(image, options.version);
  const program = findProgram(options.program, cwd);
  const request = { write: false, quietOutput: false, stage: { service, image, version, replicas } };
  const ended = await runProgram(program, request, terminal);
  const verdict = judge(ended, program, request);
  const services = [...new Set(ended.report.services.map((known) => known.service))];
  const captures = verdict.outcomes.flatMap((outcome) => [...outcome.captures]).filter((each) => each.service === service);
  const findings = findingsOf(service, services, verdict.findings);
  const refused = findings.some((finding) => finding.severity === 'error') || (captures.length === 0 && services.includes(service));
  if (verdict.complaint !== undefined || ended.interrupted || (refused && !verdict.complete)) {
    const shown = captures.length === 0 ? verdict.findings : findings;
    terminal.err.write(renderFindings(shown, 'human', takesColour(terminal.err, terminal.env, options.color)));
    terminal.err.write([verdict.complaint, 'nothing was staged', ''].filter((line) => line !== undefined).join('\n'));
    return verdict.exitCode;
  }
  const taken = pick(service, options.env, captures, services);
  const ledger = readLedger(taken.ledgerFile);
  checkUnmoved(taken, ledger);
  const change = stage(ledger, service, taken.staged);
  const next = ['breakwater synth, then commit the ledger and the output in a commit of their own'];
  if (!taken.first) next.push(`when ${taken.colour} is ready: breakwater promote ${service}`);
  applyChange(change, taken.ledgerFile, next, terminal, options.color);
  return Exit.FINE;
}

/** The capture of the service in the environment that was asked for. */
function pick(service: string, env: string | undefined, captures: readonly Capture[], services: readonly string[]): Capture {
  // The same service is captured anew by each App that is synthesized: the last one counts.
  const byFile = new Map(captures.map((each) => [each.ledgerFile, each]));
  const candidates = [...byFile.values()].map((each) => ({ ...each, env: environmentOf(each.ledgerFile) }));
  const why = 'the program has no BlueGreenService with that id in a Stack with a release';
  return pickEnvironment(candidates, { service, env }, () => unknownService(service, services, why));
}

/** What was rendered for one colour must not become the other one, when somebody wrote the ledger while the program ran. */
function checkUnmoved({ service, ledgerFile, colour, first }: Capture, ledger: Ledger | undefined): void {
  if (first ? ledger === undefined : ledger !== undefined && colour === otherColour(ledger.live)) return;
  throw usageError({
    where: displayPath(ledgerFile),
    what: `the ledger of ${service} changed while the program ran`,
    fix: 'look at it, then run the same command again; nothing was staged',
  });
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('allowed: a whole number from 1.');
  return Number(text);
}
