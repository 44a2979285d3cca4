/** The parts of a message about wrong input, in the order in which they are printed. */
export interface UsageErrorParts {
  /** What is wrong, in the user's words, lower case, no full stop. */
  readonly what: string;
  /** Construct path or `file:line`. */
  readonly where?: string;
  /** The value that is wrong. */
  readonly value?: unknown;
  /** What is allowed. */
  readonly allowed?: string;
  /** The likely fix. */
  readonly fix?: string;
}

/** Marks errors that are a user's mistake, so that no stack trace is printed for them. */
const USAGE = Symbol.for('cdk8s-breakwater.usage-error');

/**
 * An error for a user's mistake. Its message says what is wrong, where, the value, what is allowed and the fix.
 * It is a plain Error with a mark, as jsii has no error classes.
 */
export function usageError(parts: UsageErrorParts): Error {
  const head = parts.where ? `${parts.where}: ${parts.what}` : parts.what;
  const lines = [head];
  if ('value' in parts) lines.push(`  value:   ${show(parts.value)}`);
  if (parts.allowed) lines.push(`  allowed: ${parts.allowed}`);
  if (parts.fix) lines.push(`  fix:     ${parts.fix}`);
  return markUsage(new Error(lines.join('\n')));
}

/** Marks any error as a user's mistake and takes its stack trace away. */
export function markUsage(error: Error): Error {
  Object.defineProperty(error, USAGE, { value: true });
  error.stack = `Error: ${error.message}`;
  return error;
}

/** Whether an error is a user's mistake. */
export function isUsageError(error: unknown): error is Error {
  return error instanceof Error && USAGE in error;
}

/** Does something that does not know where in the program it is done, and puts that before what it finds wrong. */
export function locate<T>(where: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw isUsageError(error) ? markUsage(new Error(`${where}: ${error.message}`)) : error;
  }
}

function show(value: unknown): string {
  const text = asJson(value) ?? String(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

function asJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // Constructs refer to themselves.
    return `a ${(value as object).constructor?.name ?? typeof value}`;
  }
}
