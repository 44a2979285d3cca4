import { mkdirSync, statSync } from 'node:fs';
import * as path from 'node:path';

/**
 * Makes a folder and those above it that are missing. The recursive way of node never returns where a file system takes no new
 * folder though there is one to take it (as /proc on Linux does).
 *
 * @returns the first folder that was made, undefined when all of them exist
 */
export function makeFolder(folder: string): string | undefined {
  const missing: string[] = [];
  for (let at = path.resolve(folder); !isFolder(at) && at !== path.dirname(at); at = path.dirname(at)) missing.push(at);
  let first: string | undefined;
  for (const at of missing.reverse()) if (make(at)) first ??= at;
  return first;
}

/** Whether the folder was made; another process may have been faster. */
function make(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && isFolder(folder)) return false;
    throw error;
  }
}

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    // Whatever stands in the way, making the folder says it.
    return false;
  }
}
