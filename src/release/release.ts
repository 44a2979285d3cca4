import { existsSync, statSync } from 'node:fs';
import * as path from 'node:path';
import { usageError } from '../manifest/errors';
import type { Ledger } from './ledger';
import { displayPath, readLedger } from './ledger-file';
import { noteService } from './staging';

/**
 * A folder of ledgers: one file `SERVICE.json` a blue/green service, which says what colour is live and what each
 * colour runs. The verbs `breakwater stage`, `promote` and `retire` write it; programs only read it.
 */
export class Release {
  /**
   * The ledgers of one environment.
   *
   * The folder may be missing until the first `breakwater stage` makes it.
   *
   * @param dir folder of the ledgers, relative to the working directory, for example `releases/production`
   * @throws when the text is empty or names something that is no folder
   */
  static fromDirectory(dir: string): Release {
    if (typeof dir !== 'string' || dir.trim() === '') {
      throw usageError({ what: 'the folder of the ledgers is empty', value: dir, allowed: 'a path such as releases/production' });
    }
    if (existsSync(dir) && !statSync(dir).isDirectory()) {
      throw usageError({
        what: 'the ledgers need a folder, and this is a file',
        value: dir,
        allowed: 'a path such as releases/production',
      });
    }
    return new Release(dir);
  }

  /** The folder, as the program gave it. */
  readonly directory: string;

  private readonly absolute: string;

  private constructor(directory: string) {
    this.directory = directory;
    // Resolved once: a program that changes its working directory later still means the same folder.
    this.absolute = path.resolve(directory);
  }

  /**
   * The ledger of a service, or undefined when it has no file. Throws when the file is broken.
   *
   * @internal
   */
  _ledger(service: string): Ledger | undefined {
    const file = this._file(service);
    noteService({ service, ledgerFile: file });
    return readLedger(file);
  }

  /**
   * Absolute path of a service's ledger.
   *
   * @internal
   */
  _file(service: string): string {
    return path.join(this.absolute, `${service}.json`);
  }

  /**
   * The error for a service that has no ledger outside of a stage run.
   *
   * @param where path of the service's construct
   * @internal
   */
  _missing(service: string, where?: string): Error {
    const below = path.isAbsolute(this.directory) ? '' : ` below ${process.cwd()}`;
    const folder = existsSync(this.absolute) ? '' : `, and the folder does not exist${below}`;
    return usageError({
      where,
      what: `service ${service} was never staged: it has no ledger${folder}`,
      value: displayPath(this._file(service)),
      fix: `run: breakwater stage ${service} --image IMAGE`,
    });
  }
}
