import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../../../src/manifest/manifest';

/** All objects of all YAML files under a folder, in the order of the files' names. */
export function readManifests(folder: string): Manifest[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ya?ml$/.test(file))
    .sort()
    .flatMap((file) => parseManifests(readFileSync(join(folder, file), 'utf8')));
}

/** All objects of a YAML text. */
export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text).flatMap((document: any) => {
    if (document.errors?.length) throw document.errors[0];
    const value = document.toJS();
    return value ? [value as Manifest] : [];
  });
}

/** `Deployment production/payment-blue`. */
export const nameOf = (m: Manifest): string => `${m.kind} ${m.metadata?.namespace ? `${m.metadata.namespace}/` : ''}${m.metadata?.name}`;
