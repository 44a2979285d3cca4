import { Command, Option } from 'commander';
import { COLOURS, type ColourName } from '../../release/colour';
import type { Ledger } from '../../release/ledger';
import { readLedger } from '../../release/ledger-file';
import { retire } from '../../release/retire';
import { applyChange } from '../apply-change';
import { Exit } from '../exit';
import { findLedger } from '../ledgers';
import { colourOption } from '../options';
import type { Context } from '../terminal';

interface Options {
  readonly release?: string;
  readonly env?: string;
  readonly colour?: ColourName;
  readonly color: boolean;
}

/** `breakwater retire`: takes the pods of the idle colour away, in the ledger. */
export function retireCommand(context: Context): Command {
  return new Command('retire')
    .summary('take the pods of the idle colour away, in the ledger')
    .description('Sets the idle colour to no pods, in the ledger of the service. Do this when connections to it have drained.')
    .argument('<service>', 'id of the service in the program')
    .option('--env <name>', 'environment: the folder of the ledger below releases')
    .option('--release <dir>', 'folder of the ledgers, when it is not below releases')
    .addOption(new Option('--colour <colour>', 'the colour to retire, which must be idle').choices(COLOURS))
    .addOption(colourOption())
    .action((service: string, options: Options) => {
      const { file } = findLedger({ service, ...options }, context.cwd);
      const change = retire(readLedger(file) as Ledger, options.colour);
      const next = ['breakwater synth, then commit the ledger and the output in a commit of their own'];
      applyChange(change, file, next, context.terminal, options.color);
      context.finish(Exit.FINE);
    });
}
