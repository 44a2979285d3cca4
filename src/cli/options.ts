import { Option } from 'commander';

/** Forms in which findings are printed. */
export type Format = 'human' | 'json' | 'sarif';

/** `--format`, for commands that print findings. */
export function formatOption(choices: readonly Format[] = ['human', 'json', 'sarif']): Option {
  return new Option('--format <format>', 'form of what is printed').choices(choices).default('human');
}

/** `--no-color`, for every command. */
export function colourOption(): Option {
  return new Option('--no-color', 'plain text on a terminal too (as NO_COLOR=1 does)');
}
