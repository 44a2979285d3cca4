import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { type ReadResult, readManifests } from '../validation/read';

/** What a user types for standard input. */
const STDIN = '-';

/** Name of standard input in findings. */
const STDIN_NAME = '<stdin>';

/**
 * Reads files, folders and standard input as one set of manifests.
 *
 * @param paths as typed, relative to the working directory; `-` is standard input
 */
export function readInput(paths: readonly string[], stdin: () => string): ReadResult {
  const files = paths.filter((file) => file !== STDIN);
  const read = readManifests(files);
  if (files.length === paths.length) return read;
  const piped = readText(stdin());
  return {
    manifests: [...read.manifests, ...piped.manifests],
    findings: [...read.findings, ...piped.findings],
    files: read.files + piped.files,
  };
}

/** The reader knows files only: the text takes the way of a file, and is named for what it is afterwards. */
function readText(text: string): ReadResult {
  const folder = mkdtempSync(path.join(tmpdir(), 'breakwater-'));
  try {
    const file = path.join(folder, 'stdin.yaml');
    writeFileSync(file, text);
    const read = readManifests([file]);
    return {
      files: read.files,
      manifests: read.manifests.map((m) => ({ ...m, origin: { ...m.origin, file: STDIN_NAME } })),
      findings: read.findings.map((finding) => ({
        ...finding,
        object: finding.object.replaceAll(file, STDIN_NAME),
        file: STDIN_NAME,
        message: finding.message.replaceAll(file, STDIN_NAME),
      })),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
