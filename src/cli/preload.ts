import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { readControl } from '../manifest/control';
import { describeError } from './program-error';

/*
 * Loaded before the user's program in its process. An error that nobody catches is handed to the command line, which
 * knows how to print it, instead of node printing the place of the throw inside this library.
 * An unhandled rejection arrives here too, as node raises it as an exception.
 */
if (isMainThread) {
  process.on('uncaughtException', (error) => {
    // A program that handles these itself decides for itself.
    if (process.listenerCount('uncaughtException') > 1) return;
    const control = readControl();
    if (control === undefined) throw error;
    appendFileSync(control.report, `${JSON.stringify({ error: describeError(error) })}\n`);
    process.exit(2);
  });
}
