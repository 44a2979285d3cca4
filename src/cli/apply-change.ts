import type { Change } from '../release/change';
import { displayPath, writeLedger } from '../release/ledger-file';
import { paint, type Terminal, takesColour } from './terminal';

/** Writes what a verb made of a ledger, and prints what happened and what to do next. */
export function applyChange(change: Change, file: string, next: readonly string[], terminal: Terminal, colourFlag: boolean): void {
  const { bold, dim } = paint(takesColour(terminal.out, terminal.env, colourFlag));
  if (change.changed) writeLedger(file, change.ledger);
  for (const line of change.summary) terminal.out.write(`${line}\n`);
  if (!change.changed) return;
  terminal.out.write(`wrote ${bold(displayPath(file))}\n`);
  for (const [i, step] of next.entries()) terminal.out.write(`${dim(`${i === 0 ? 'next: ' : '      '}${step}`)}\n`);
}
