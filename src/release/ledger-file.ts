import { existsSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { usageError } from '../manifest/errors';
import { makeFolder } from '../manifest/make-folder';
import { JsonSyntaxError, lineOfPath, parseJson } from './json';
import type { Ledger } from './ledger';
import { checkLedger, type LedgerProblem } from './ledger-check';

/**
 * Reads the text of a ledger.
 *
 * @param service the service that the file is for
 * @param file name of the file, for messages
 * @throws one error that lists everything that is wrong, each with its line
 */
export function parseLedger(text: string, service: string, file: string): Ledger {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    throw usageError({
      where: `${file}:${error.line}`,
      what: `the ledger is not JSON: ${error.problem}`,
      fix: 'take the file back from git, or correct the line',
    });
  }
  const problems = checkLedger(value, service);
  if (problems.length === 0) return value as Ledger;
  throw joined(problems.map((problem) => problemError(problem, text, file)));
}

/** The text of a ledger: two spaces, keys in the order of the schema, a newline at the end. Equal ledgers print the same bytes. */
export function printLedger(ledger: Ledger): string {
  const { schemaVersion, service, live, blue, green } = ledger;
  const ordered = { schemaVersion, service, live, blue: blue && inOrder(blue), green: green && inOrder(green) };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}

/**
 * Reads a ledger file.
 *
 * @param display name for messages, by default the path relative to the working directory
 * @returns undefined when there is no file
 */
export function readLedger(file: string, display = displayPath(file)): Ledger | undefined {
  if (!existsSync(file)) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw usageError({ where: display, what: `the ledger cannot be read: ${reason(error)}` });
  }
  return parseLedger(text, path.basename(file, '.json'), display);
}

/** Writes a ledger file in one step: readers see the old content or the new one, never a part. */
export function writeLedger(file: string, ledger: Ledger): void {
  // A link stays one: the file that it leads to is replaced.
  const target = existsSync(file) ? realpathSync(file) : file;
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    makeFolder(path.dirname(target));
    writeFileSync(temporary, printLedger(ledger), { flush: true });
    renameSync(temporary, target);
  } catch (error) {
    removeQuietly(temporary);
    throw usageError({
      where: displayPath(file),
      what: `the ledger cannot be written: ${reason(error)}`,
      fix: 'check the folder and its permissions; nothing was changed',
    });
  }
}

function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The folder itself is not there: nothing to remove.
  }
}

/** A path the way a user would type it: relative when it lies below the working directory. */
export function displayPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}

function inOrder(colour: NonNullable<Ledger['blue']>): object {
  const { image, version, replicas, autoscaled, config, deployment } = colour;
  return {
    image,
    version,
    replicas,
    autoscaled,
    config: sorted(config),
    deployment: { annotations: sorted(deployment.annotations), spec: deployment.spec },
  };
}

function sorted(texts: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function problemError(problem: LedgerProblem, text: string, file: string): Error {
  const { path: at, ...parts } = problem;
  const dotted = at.join('.');
  return usageError({ ...parts, where: `${file}:${lineOfPath(text, at)}${dotted && `: ${dotted}`}` });
}

function joined(errors: Error[]): Error {
  if (errors.length === 1) return errors[0];
  return usageError({ what: `the ledger has ${errors.length} mistakes\n${errors.map((e) => e.message).join('\n')}` });
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
