import { Command } from 'commander';
import { colourOption, formatOption } from '../../src/cli/options';

function parse(args: string[]) {
  const command = new Command().exitOverride().configureOutput({ writeErr: () => {} });
  return command.addOption(formatOption()).addOption(colourOption()).parse(args, { from: 'user' }).opts();
}

test('human and coloured by default', () => {
  expect(parse([])).toEqual({ format: 'human', color: true });
});

test('takes the known formats only', () => {
  expect(parse(['--format', 'sarif', '--no-color'])).toEqual({ format: 'sarif', color: false });
  expect(() => parse(['--format', 'xml'])).toThrow(/Allowed choices are human, json, sarif/);
});
