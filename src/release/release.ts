import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { usageError } from '../manifest/errors';
import type { Ledger } from './ledger';

/**
 * A folder of ledgers: one file `SERVICE.json` a blue/green service, which says what colour is live and what each
 * colour runs. The verbs `breakwater stage`, `promote` and `retire` write it; programs only read it.
 */
export class Release {
  /**
   * Reads the ledgers of one environment.
   *
   * @param dir folder of the ledgers, relative to the working directory, for example `releases/production`
   */
  static fromDirectory(dir: string): Release {
    return new Release(dir);
  }

  /** The folder, as the program gave it. */
  readonly directory: string;

  private constructor(directory: string) {
    this.directory = directory;
  }

  /**
   * The ledger of a service, or undefined when it has no file. Throws when the file is broken.
   *
   * @internal
   */
  _ledger(service: string): Ledger | undefined {
    const file = this._file(service);
    if (!existsSync(file)) return undefined;
    return JSON.parse(readFileSync(file, 'utf8')) as Ledger;
  }

  /**
   * Absolute path of a service's ledger.
   *
   * @internal
   */
  _file(service: string): string {
    return path.resolve(this.directory, `${service}.json`);
  }

  /**
   * The error for a service that has no ledger in a normal synth.
   *
   * @internal
   */
  _missing(service: string): Error {
    return usageError({
      what: `service ${service} has no ledger`,
      value: path.join(this.directory, `${service}.json`),
      fix: `run: breakwater stage ${service} --image IMAGE`,
    });
  }
}
