import { type GoPackage, readGoPackage } from './go-enums';
import { type Kind, lastPart, type OpenApi } from './openapi';
import { NOT_CHECKED_ENUMS, NOT_REQUIRED, TOLERATED_DUPLICATES } from './server-facts';

/** Compact data of one Kubernetes version: lines by their first word. */
export type Lines = Map<string, Map<string, string>>;

/** Name of a schema that comes from k8s.io/api: group, version, type. */
const API_TYPE = /^io\.k8s\.api\.(\w+)\.(\w+)\.(\w+)$/;

/** Schemas that are one value with rules of their own rather than an object with fields. */
const SCALARS: Record<string, string> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'x',
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'q',
  'io.k8s.apimachinery.pkg.apis.meta.v1.Time': 't',
  'io.k8s.apimachinery.pkg.apis.meta.v1.MicroTime': 'u',
  'io.k8s.apimachinery.pkg.runtime.RawExtension': 'o',
  'io.k8s.apimachinery.pkg.apis.meta.v1.FieldsV1': 'o',
};

/**
 * Encodes a version: `@apiVersion/Kind` lines (scope and schema), `=Enum` lines (values), and a line of fields for each schema.
 * The grammar of the codes is that of src/validation/schema/decode.ts.
 */
export function encode(openApi: OpenApi, apiDir: string): Lines {
  const lines: Lines = new Map();
  const packages = new Map<string, GoPackage>();
  const packageOf = (name: string) => {
    if (!packages.has(name)) packages.set(name, readGoPackage(apiDir, name));
    return packages.get(name)!;
  };
  const written = reach(openApi, openApi.kinds, false);
  for (const kind of openApi.kinds) {
    lines.set(`@${kind.apiVersion}/${kind.kind}`, new Map([[kind.namespaced ? 'N' : 'C', shortName(kind.schema)]]));
  }
  for (const name of reach(openApi, openApi.kinds, true)) {
    const schema = openApi.schemas.get(name);
    const short = shortName(name);
    const required = new Set<string>(schema.required ?? []);
    const fields = new Map<string, string>();
    for (const [field, property] of Object.entries<any>(schema.properties ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
      const checked = written.has(name);
      const code =
        (checked && enumCode(name, field, packageOf, lines)) || typeCode(property, openApi, checked ? `${short}.${field}` : undefined);
      const must = checked && required.has(field) && !NOT_REQUIRED.has(`${short}.${field}`);
      const zero = checked && code.startsWith('#') && isPlainStruct(name, field, packageOf);
      fields.set(field, zero ? `?${code}` : must ? `!${code}` : code);
    }
    lines.set(short, fields);
  }
  return lines;
}

/** Whether the Go field holds a struct rather than a pointer: absent then means empty, and the server goes on to what is in it. */
function isPlainStruct(schema: string, field: string, packageOf: (name: string) => GoPackage): boolean {
  const match = API_TYPE.exec(schema);
  const type = match && packageOf(`${match[1]}/${match[2]}`).fields.get(match[3])?.get(field);
  return !!type && /^\w/.test(type) && !type.startsWith('map[');
}

/** Schemas reached from the kinds; without `status`, those whose content the server checks on create. */
function reach(openApi: OpenApi, kinds: readonly Kind[], status: boolean): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string, top: boolean) => {
    if (seen.has(name) || SCALARS[name]) return;
    const schema = openApi.schemas.get(name);
    if (!schema?.properties) return;
    seen.add(name);
    for (const [field, property] of Object.entries<any>(schema.properties)) {
      if (top && field === 'status' && !status) continue;
      for (const reference of references(property)) visit(reference, false);
    }
  };
  for (const kind of kinds) visit(kind.schema, true);
  return seen;
}

function references(schema: any): string[] {
  const inner = [...(schema.allOf ?? []), schema.items, schema.additionalProperties].filter((s) => s && typeof s === 'object');
  return [...(schema.$ref ? [lastPart(schema.$ref)] : []), ...inner.flatMap(references)];
}

/** The code of a field's type; `field` names it when the server checks what is in it. */
function typeCode(schema: any, openApi: OpenApi, field?: string): string {
  if (schema.allOf) return typeCode(schema.allOf[0], openApi, field);
  if (schema.$ref) {
    const name = lastPart(schema.$ref);
    if (SCALARS[name]) return SCALARS[name];
    const target = openApi.schemas.get(name);
    if (target.properties) return `#${shortName(name)}`;
    return target.type === 'object' ? 'o' : typeCode(target, openApi);
  }
  switch (schema.type) {
    case 'string':
      return schema.format === 'byte' ? 'y' : schema.format === 'date-time' ? 't' : 's';
    case 'integer':
      return schema.format === 'int64' ? 'l' : 'i';
    case 'number':
      return 'n';
    case 'boolean':
      return 'b';
    case 'array': {
      const keys: string[] | undefined = schema['x-kubernetes-list-map-keys'];
      const mark = keys && field ? `${TOLERATED_DUPLICATES.has(field) ? '~' : ''}<${keys.join(',')}>` : '';
      return `[${mark}${typeCode(schema.items, openApi)}`;
    }
    case 'object':
      return schema.additionalProperties && typeof schema.additionalProperties === 'object'
        ? `{${typeCode(schema.additionalProperties, openApi)}`
        : 'o';
    default:
      return '*';
  }
}

/** The code of a field that holds one of a closed set of strings, when the Go source says so. */
function enumCode(schema: string, field: string, packageOf: (name: string) => GoPackage, lines: Lines): string | undefined {
  const match = API_TYPE.exec(schema);
  if (!match) return undefined;
  const [, group, version, struct] = match;
  const pkg = packageOf(`${group}/${version}`);
  const type = pkg.fields.get(struct)?.get(field);
  if (!type) return undefined;
  const [, prefix, alias, name] = /^((?:\*|\[\])*)(?:(\w+)\.)?(\w+)$/.exec(type) ?? [];
  if (!name) return undefined;
  const home = alias ? pkg.imports.get(alias)?.replace(/^k8s\.io\/api\//, '') : `${group}/${version}`;
  const values = home ? packageOf(home).enums.get(name) : undefined;
  if (!values || !home) return undefined;
  const enumName = `${home.replace('/', '.')}.${name}`;
  if (NOT_CHECKED_ENUMS.has(enumName) || NOT_CHECKED_ENUMS.has(`${shortName(schema)}.${field}`)) return undefined;
  lines.set(`=${enumName}`, new Map([['', values.join('|')]]));
  // The server gives a plain string that is empty its default; behind a pointer an empty string is a value.
  const list = prefix.includes('[]') ? '[' : '';
  return `${list}${prefix.startsWith('*') || list ? 'E' : 'e'}${enumName}`;
}

function shortName(name: string): string {
  return name
    .replace(/^io\.k8s\.apimachinery\.pkg\.apis\./, '')
    .replace(/^io\.k8s\.(?:apiextensions-apiserver|kube-aggregator)\.pkg\.apis\./, '')
    .replace(/^io\.k8s\.api\./, '');
}
