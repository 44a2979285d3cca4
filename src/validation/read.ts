import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { usageError } from '../manifest/errors';
import { Labels, MANAGED_BY } from '../manifest/labels';
import type { Manifest, RenderedManifest } from '../manifest/manifest';
import { compareText } from '../manifest/order';
import { readDocuments } from './documents';
import { compareFindings, type Finding } from './finding';
import { notKubernetes, yamlSyntax } from './rules/read-rules';
import type { Rule } from './rules/rule';

/** What was read from disk: the manifests, and what could not be read as such. */
export interface ReadResult {
  readonly manifests: RenderedManifest[];
  readonly findings: Finding[];
  /** Number of files looked into. */
  readonly files: number;
}

/** Files that are taken from folders. */
const EXTENSIONS = new Set(['.yaml', '.yml', '.json']);

/** Folders that are never looked into. */
const SKIPPED_FOLDERS = new Set(['node_modules', '.git']);

/** Largest file that is read, in bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Written by cdk8s beside the manifests; no object. */
const CONSTRUCT_METADATA = 'construct-metadata.json';

/**
 * Reads files, and folders of `.yaml`, `.yml` and `.json` files, as manifests. What cannot be read is a finding with file and line.
 * An object with the label `app.kubernetes.io/managed-by: cdk8s-breakwater` counts as one of a stack.
 *
 * @throws when a path does not exist
 */
export function readManifests(paths: readonly string[]): ReadResult {
  const result: ReadResult & { files: number } = { manifests: [], findings: [], files: 0 };
  for (const path of paths) {
    for (const file of filesBelow(path, result.findings)) {
      result.files++;
      readFile(file, result);
    }
  }
  result.findings.sort(compareFindings);
  return result;
}

/** The files of a path, sorted, each once though folders may link to each other. */
function filesBelow(path: string, findings: Finding[]): string[] {
  const seen = new Set<string>();
  const visit = (at: string, top: boolean): string[] => {
    let stats: ReturnType<typeof statSync>;
    try {
      stats = statSync(at);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (top) throw usageError({ what: code === 'ENOENT' ? 'no such file or folder' : `cannot be read (${code})`, where: at });
      findings.push(unreadable(at, code === 'ENOENT' ? 'a link that leads nowhere' : `cannot be read (${code})`));
      return [];
    }
    if (!stats.isDirectory()) return top || EXTENSIONS.has(extname(at).toLowerCase()) ? [at] : [];
    const real = realpathSync(at);
    if (seen.has(real)) return [];
    seen.add(real);
    return readdirSync(at)
      .filter((name) => !SKIPPED_FOLDERS.has(name))
      .sort(compareText)
      .flatMap((name) => {
        const below = join(at, name);
        // Links to nowhere matter only where a file was meant.
        return extname(name) === '' || EXTENSIONS.has(extname(name).toLowerCase()) || isFolder(below) ? visit(below, false) : [];
      });
  };
  return visit(path, true);
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Reads a text as manifests, as that of a file is read.
 * @param file name of the text, for findings
 */
export function readManifestText(text: string, file: string): ReadResult {
  const result: ReadResult = { manifests: [], findings: [], files: 1 };
  readInto(result, text, file);
  return result;
}

function readFile(file: string, result: ReadResult): void {
  const text = readText(file, result.findings);
  if (text !== undefined) readInto(result, text, file);
}

function readInto({ manifests, findings }: ReadResult, text: string, file: string): void {
  const source = readDocuments(text, file);
  findings.push(...source.findings);
  for (const { value, line } of source.documents) {
    const skipped = reasonToSkip(file, value);
    if (skipped === undefined) {
      const manifest = value as Manifest;
      const enforced = manifest.metadata?.labels?.[Labels.MANAGED_BY] === MANAGED_BY;
      manifests.push({ manifest, origin: { file, line }, lost: [], enforced });
    } else if (skipped !== '') {
      findings.push(finding(notKubernetes, file, line, `skipped: ${skipped}`));
    }
  }
}

function readText(file: string, findings: Finding[]): string | undefined {
  try {
    const { size } = statSync(file);
    if (size > MAX_BYTES) {
      findings.push({ ...unreadable(file, `the file is too large: ${size} bytes`), allowed: `at most ${MAX_BYTES} bytes` });
      return undefined;
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    findings.push(unreadable(file, code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'not UTF-8 text' : `cannot be read (${code})`));
    return undefined;
  }
}

/** Why a document is no object to check, empty when that needs no word, or undefined when it is one. */
function reasonToSkip(file: string, value: any): string | undefined {
  const name = basename(file);
  if (typeof value !== 'object' || Array.isArray(value)) return 'not a Kubernetes object';
  if (typeof value.apiVersion === 'string' && value.apiVersion.startsWith('kustomize.config.k8s.io/')) {
    return 'a kustomization; validate what kustomize build makes of it';
  }
  if (value.apiVersion !== undefined && value.kind !== undefined) return undefined;
  if (name === CONSTRUCT_METADATA && value.resources !== undefined) return '';
  if (/^kustomization(\.ya?ml)?$/i.test(name)) return 'a kustomization; validate what kustomize build makes of it';
  if (/^chart\.ya?ml$/i.test(name) || /^values([-._].*)?\.ya?ml$/i.test(name))
    return 'a file of Helm; validate what helm template makes of it';
  // One of the two, or metadata, says that an object was meant.
  if (value.apiVersion !== undefined || value.kind !== undefined || value.metadata !== undefined) return undefined;
  return 'not a Kubernetes object: it has neither apiVersion nor kind';
}

function unreadable(file: string, message: string): Finding {
  return finding(yamlSyntax, file, 1, message);
}

function finding(rule: Rule, file: string, line: number, message: string): Finding {
  return { rule: rule.id, severity: rule.severity, object: file, file, line, message };
}
