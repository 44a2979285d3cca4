import type { Terminal } from './terminal';

/** What a command gets beside its arguments. */
export interface Context {
  readonly terminal: Terminal;
  /** Working directory: paths that a user types are relative to it. */
  readonly cwd: string;
  /** Standard input as text, read when it is asked for. */
  readonly stdin: () => string;
  /** Says how the process is to end. */
  finish(exitCode: number): void;
}
