import type { Paint } from './terminal';

/** A line of a unified diff in the usual colours. */
export function paintDiff(line: string, paint: Paint): string {
  if (line.startsWith('@@')) return paint.cyan(line);
  if (line.startsWith('+')) return paint.green(line);
  if (line.startsWith('-')) return paint.red(line);
  return line;
}
