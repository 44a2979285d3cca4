import { readFileSync } from 'node:fs';
import { type ReadResult, readManifests, readManifestText } from '../validation/read';

/** What a user types for standard input. */
const STDIN = '-';

/** Name of standard input in findings. */
const STDIN_NAME = '<stdin>';

/** What was read, and the texts that it was read from. */
export interface Input extends ReadResult {
  /** Text of a file by the name that it has in findings. */
  readonly readText: (file: string) => string;
}

/**
 * Reads files, folders and standard input as one set of manifests.
 *
 * @param paths as typed, relative to the working directory; `-` is standard input
 */
export function readInput(paths: readonly string[], stdin: () => string): Input {
  const files = paths.filter((file) => file !== STDIN);
  const read = readManifests(files);
  if (files.length === paths.length) return { ...read, readText };
  const text = stdin();
  const piped = readManifestText(text, STDIN_NAME);
  return {
    manifests: [...read.manifests, ...piped.manifests],
    findings: [...read.findings, ...piped.findings],
    files: read.files + piped.files,
    readText: (file) => (file === STDIN_NAME ? text : readText(file)),
  };
}

function readText(file: string): string {
  return readFileSync(file, 'utf8');
}
