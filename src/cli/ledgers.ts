import { existsSync, readdirSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { usageError } from '../manifest/errors';
import { closest } from '../manifest/similar';

/** A ledger file on disk. */
export interface LedgerFile {
  readonly service: string;
  /** Environment: the name of the folder. */
  readonly env: string;
  /** Absolute path. */
  readonly file: string;
}

/** Where to look for a ledger. */
export interface LedgerQuery {
  readonly service: string;
  /** Folder of the ledgers, relative to the working directory. @default - every folder below `releases`, and `releases` itself */
  readonly release?: string;
  /** Environment. @default - the only one that has the service */
  readonly env?: string;
}

/** Folder that holds a folder of ledgers for each environment. */
const ROOT = 'releases';

/**
 * The ledger of a service.
 *
 * @throws when there is none, or several environments have the service and none was named
 */
export function findLedger(query: LedgerQuery, cwd: string): LedgerFile {
  checkServiceName(query.service);
  const folders = query.release === undefined ? environmentFolders(cwd) : [namedFolder(query.release, cwd)];
  const all = folders.flatMap(ledgersIn);
  return pickEnvironment(
    all.filter((ledger) => ledger.service === query.service),
    query,
    () =>
      unknownService(
        query.service,
        [...new Set(all.map((ledger) => ledger.service))],
        `it has no ledger in ${query.release ?? `${ROOT}/*`}`,
      ),
  );
}

/** The one of several files that is for the environment that was asked for. */
export function pickEnvironment<T extends { readonly env: string }>(
  candidates: readonly T[],
  query: { service: string; env?: string },
  none: () => Error,
): T {
  if (candidates.length === 0) throw none();
  const envs = candidates.map((candidate) => candidate.env);
  if (query.env !== undefined) {
    const found = candidates.find((candidate) => candidate.env === query.env);
    if (found !== undefined) return found;
    const suggestion = closest(query.env, envs);
    throw usageError({
      where: query.service,
      what: 'the service is not in that environment',
      value: query.env,
      allowed: envs.join(', '),
      fix: suggestion && `did you mean --env ${suggestion}?`,
    });
  }
  if (candidates.length > 1) {
    throw usageError({
      where: query.service,
      what: 'the service is in several environments',
      allowed: envs.join(', '),
      fix: `name one: --env ${envs[0]}`,
    });
  }
  return candidates[0];
}

/** The error for a service that is not known, with the ones that are. */
export function unknownService(service: string, known: readonly string[], why: string): Error {
  const suggestion = closest(service, known);
  return usageError({
    what: `there is no service of that name: ${why}`,
    value: service,
    allowed: known.length === 0 ? undefined : [...known].sort().join(', '),
    fix:
      suggestion === undefined
        ? `to release it for the first time: breakwater stage ${service} --image IMAGE`
        : `did you mean ${suggestion}?`,
  });
}

/** Refuses what cannot be the id of a construct, before it becomes part of a path. */
export function checkServiceName(service: string): void {
  if (/^[^/\\\s]+$/.test(service) && !/^\.+$/.test(service)) return;
  throw usageError({
    what: 'not the id of a service',
    value: service,
    allowed: 'the id that the program gives the service, for example payment',
  });
}

/** Name of the environment that a ledger file is for. */
export function environmentOf(ledgerFile: string): string {
  return path.basename(path.dirname(ledgerFile));
}

function environmentFolders(cwd: string): string[] {
  const root = path.join(cwd, ROOT);
  if (!isFolder(root)) {
    throw usageError({
      what: `there is no folder ${ROOT} here`,
      value: cwd,
      fix: 'run this where the program runs, or name the folder of the ledgers: --release DIR',
    });
  }
  const below = readdirSync(root).sort();
  return [root, ...below.map((name) => path.join(root, name)).filter(isFolder)];
}

function namedFolder(release: string, cwd: string): string {
  const folder = path.resolve(cwd, release);
  if (isFolder(folder)) return folder;
  throw usageError({
    what: 'there is no such folder of ledgers',
    value: release,
    fix: 'name the folder that the program gives to Release.fromDirectory',
  });
}

function ledgersIn(folder: string): LedgerFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .sort()
    .map((name) => ({ service: name.slice(0, -'.json'.length), env: path.basename(folder), file: path.join(folder, name) }));
}

function isFolder(folder: string): boolean {
  return existsSync(folder) && statSync(folder).isDirectory();
}
