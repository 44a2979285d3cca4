import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The closed sets of strings of one Go package, and which fields hold them. */
export interface GoPackage {
  /** Values by type name, of the types marked `+enum`. */
  readonly enums: Map<string, string[]>;
  /** Go type of each field by struct and JSON name, for example `*PullPolicy`. */
  readonly fields: Map<string, Map<string, string>>;
  /** Import path by alias. */
  readonly imports: Map<string, string>;
}

/** Reads `types.go` of a package of k8s.io/api, for example `core/v1`. */
export function readGoPackage(apiDir: string, pkg: string): GoPackage {
  const path = join(apiDir, pkg, 'types.go');
  const source = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return { enums: readEnums(source), fields: readFields(source), imports: readImports(source) };
}

function readEnums(source: string): Map<string, string[]> {
  const enums = new Map<string, string[]>();
  // A comment block of which one line is the tag, directly above the type.
  for (const [, comment, name] of source.matchAll(/((?:^\/\/.*\n)+)type (\w+) string$/gm)) {
    if (/^\/\/ \+enum$/m.test(comment)) enums.set(name, []);
  }
  for (const [, type, value] of source.matchAll(/^\s*(?:const\s+)?\w+\s+(\w+)\s*=\s*"([^"]*)"/gm)) enums.get(type)?.push(value);
  // Some constants are conversions: `Name = Type("value")`.
  for (const [, type, value] of source.matchAll(/^\s*\w+\s*=\s*(\w+)\("([^"]*)"\)/gm)) enums.get(type)?.push(value);
  // A value that another package defines is not to be seen here, so the set is not known.
  for (const [, type] of source.matchAll(/^\s*\w+(?:\s+\w+)?\s*=\s*(\w+)\((?!")/gm)) enums.delete(type);
  for (const [name, values] of enums) if (values.length === 0) enums.delete(name);
  return enums;
}

function readFields(source: string): Map<string, Map<string, string>> {
  const structs = new Map<string, Map<string, string>>();
  for (const [, name, body] of source.matchAll(/^type (\w+) struct \{\n([\s\S]*?)^\}/gm)) {
    const fields = new Map<string, string>();
    for (const [, type, json] of body.matchAll(/^\s*\w+\s+([^\s`]+)\s+`json:"([^",]*)/gm)) if (json) fields.set(json, type);
    structs.set(name, fields);
  }
  return structs;
}

function readImports(source: string): Map<string, string> {
  const imports = new Map<string, string>();
  for (const [, alias, path] of source.matchAll(/^\s*(?:import )?(\w+)? ?"(k8s\.io\/[^"]+)"/gm)) {
    imports.set(alias ?? path.split('/').pop()!, path);
  }
  return imports;
}
