import { Command, Option } from 'commander';
import { COLOURS, type ColourName } from '../../release/colour';
import type { Ledger } from '../../release/ledger';
import { readLedger } from '../../release/ledger-file';
import { promote } from '../../release/promote';
import { applyChange } from '../apply-change';
import { Exit } from '../exit';
import { findLedger } from '../ledgers';
import { colourOption } from '../options';
import type { Context } from '../terminal';

interface Options {
  readonly release?: string;
  readonly env?: string;
  readonly to?: ColourName;
  readonly color: boolean;
}

/** `breakwater promote`: moves traffic to the idle colour, in the ledger. */
export function promoteCommand(context: Context): Command {
  return new Command('promote')
    .summary('move traffic to the staged version, in the ledger')
    .description('Makes the idle colour live, in the ledger of the service. A second promotion moves traffic back.')
    .argument('<service>', 'id of the service in the program')
    .option('--env <name>', 'environment: the folder of the ledger below releases')
    .option('--release <dir>', 'folder of the ledgers, when it is not below releases')
    .addOption(new Option('--to <colour>', 'the colour that is to be live, so that a second run changes nothing').choices(COLOURS))
    .addOption(colourOption())
    .action((service: string, options: Options) => {
      const { file } = findLedger({ service, ...options }, context.cwd);
      const change = promote(readLedger(file) as Ledger, options.to);
      const next = [
        'breakwater synth, then commit the ledger and the output in a commit of their own',
        `to move traffic back: git revert that commit; when all is well, later: breakwater retire ${service}`,
      ];
      applyChange(change, file, next, context.terminal, options.color);
      context.finish(Exit.FINE);
    });
}
