import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A kind that the API server takes. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  /** Name of its schema in the document. */
  readonly schema: string;
}

/** Schemas and kinds of one Kubernetes version. */
export interface OpenApi {
  readonly schemas: Map<string, any>;
  readonly kinds: Kind[];
}

/** Reads the OpenAPI v3 documents of a folder whose file names match `wanted`. */
export function readOpenApi(dir: string, wanted: RegExp): OpenApi {
  const schemas = new Map<string, any>();
  const kinds = new Map<string, Kind>();
  for (const file of readdirSync(dir).filter((name) => wanted.test(name))) {
    const document = JSON.parse(readFileSync(join(dir, file), 'utf8'));
    for (const [name, schema] of Object.entries<any>(document.components?.schemas ?? {})) schemas.set(name, schema);
    for (const [path, item] of Object.entries<any>(document.paths ?? {})) {
      // Only what can be created as an object of its own: /…/RESOURCE, not a subresource or one named object.
      const create = item.post;
      const gvk = create?.['x-kubernetes-group-version-kind'];
      if (!gvk || create['x-kubernetes-action'] !== 'post' || /\{name\}/.test(path)) continue;
      const reference = Object.values<any>(create.requestBody?.content ?? {})[0]?.schema?.$ref as string | undefined;
      if (!reference) continue;
      const apiVersion = gvk.group ? `${gvk.group}/${gvk.version}` : gvk.version;
      kinds.set(`${apiVersion} ${gvk.kind}`, {
        apiVersion,
        kind: gvk.kind,
        namespaced: path.includes('{namespace}'),
        schema: lastPart(reference),
      });
    }
  }
  return { schemas, kinds: [...kinds.values()] };
}

/** The schema's name in a reference. */
export function lastPart(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
