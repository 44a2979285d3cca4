import { inspect } from 'node:util';
import { isUsageError } from '../manifest/errors';

/** An error that ended the program. */
export interface ProgramError {
  /** Whether it is a user's mistake that our constructs found. */
  readonly usage: boolean;
  readonly message: string;
  /** What is printed for an error of the program's own: message and stack. */
  readonly trace: string;
}

/** Errors of compilers, whose message is all that helps: the stack is the compiler's. */
const COMPILER_ERRORS = new Set(['TSError', 'TransformError']);

/** Parts of a frame of node itself, or of a runner. */
const FOREIGN = /[(\s]node:|[\\/]node_modules[\\/](?:tsx|ts-node|@swc-node|pirates)[\\/]/;

/** What is known of anything that was thrown. */
export function describeError(error: unknown): ProgramError {
  const message = error instanceof Error ? error.message : inspect(error);
  if (isUsageError(error)) return { usage: true, message, trace: message };
  if (error instanceof Error && COMPILER_ERRORS.has(error.name)) return { usage: false, message, trace: message };
  return { usage: false, message, trace: withoutForeignFrames(inspect(error)) };
}

function withoutForeignFrames(trace: string): string {
  const kept: string[] = [];
  for (const line of trace.split('\n')) {
    if (!/^\s+at /.test(line) || !FOREIGN.test(line)) kept.push(line);
    // The last frame opens the list of the error's own fields.
    else if (line.endsWith(' {')) {
      if (/^\s+at /.test(kept[kept.length - 1])) kept[kept.length - 1] += ' {';
      else kept.push('{');
    }
  }
  return kept.join('\n');
}
