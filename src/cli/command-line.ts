import { inspect } from 'node:util';
import { Command, CommanderError } from 'commander';
import { isUsageError } from '../manifest/errors';
import { diffCommand } from './commands/diff';
import { promoteCommand } from './commands/promote';
import { retireCommand } from './commands/retire';
import { stageCommand } from './commands/stage';
import { synthCommand } from './commands/synth';
import { validateCommand } from './commands/validate';
import { Exit } from './exit';
import type { Context, Terminal } from './terminal';
import { packageVersion } from './version';

const HELP = `
Exit codes: 0 fine, 1 findings or stale output, 2 wrong use or a program that throws.

A release, one commit a step:
  breakwater stage payment --image registry.example/payment:1.2.5   the idle colour gets the version
  breakwater promote payment                                        traffic moves to it
  breakwater retire payment                                         the old version loses its pods`;

/**
 * Runs the command line.
 *
 * @param args arguments after the program's name
 * @returns the exit code
 */
export async function runCommandLine(args: string[], terminal: Terminal, cwd: string, stdin: () => string): Promise<number> {
  let exitCode: number = Exit.FINE;
  const context: Context = {
    terminal,
    cwd,
    stdin,
    finish: (code) => {
      exitCode = code;
    },
  };
  try {
    await build(context).parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? Exit.FINE : Exit.WRONG_USE;
    terminal.err.write(
      isUsageError(error) ? `${error.message}\n` : `this is a mistake of breakwater itself, please report it:\n${inspect(error)}\n`,
    );
    return Exit.WRONG_USE;
  }
}

function build(context: Context): Command {
  const { terminal } = context;
  const program = new Command('breakwater')
    .description('Compose a microservice stack in TypeScript, and get YAML that is validated as the API server would.')
    .version(packageVersion(), '-v, --version', 'print the version')
    // So that `stage --version` is the version that is staged.
    .enablePositionalOptions()
    .addHelpText('after', HELP);
  for (const command of [synthCommand, diffCommand, validateCommand, stageCommand, promoteCommand, retireCommand]) {
    program.addCommand(command(context));
  }
  for (const command of [program, ...program.commands]) {
    command
      .exitOverride()
      .allowExcessArguments(false)
      .showHelpAfterError('(--help says what is possible)')
      .configureOutput({ writeOut: (text) => terminal.out.write(text), writeErr: (text) => terminal.err.write(text) });
  }
  return program;
}
