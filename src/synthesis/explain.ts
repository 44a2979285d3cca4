import * as cdk8s from 'cdk8s';
import { isUsageError, usageError } from '../manifest/errors';

/** What of cdk8s is public in JavaScript but hidden from its types. */
const resolve: ((key: string[], value: unknown, obj: cdk8s.ApiObject) => unknown) | undefined = (cdk8s as any).resolve;

/** The parts of an ApiObject that its types keep private and an explanation needs. */
interface Inside {
  readonly props: Record<string, unknown>;
  patches: { _toJson(): { op: string; path: string; from?: string; value?: unknown } }[];
}

/**
 * Why an object could not be resolved, sanitized and patched, in the user's words.
 * cdk8s names neither the field nor the patch, so the steps are taken again, one by one. What the program's own code threw is returned with its own trace.
 */
export function explainRendering(obj: cdk8s.ApiObject, error: unknown): Error {
  if (isUsageError(error)) return error;
  return explainValues(obj) ?? explainPatches(obj) ?? asError(error);
}

/** Why a generated mapper threw on an object, in the user's words. */
export function explainMapping(obj: cdk8s.ApiObject, before: any, error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  const list = /^obj\.(\w+)\?\.map is not a function/.exec(text);
  if (list) {
    const found = find(before, '', (key, value) => key === list[1] && !Array.isArray(value));
    if (found) return wrongType(obj, found, 'a list is expected here', 'a list, for example ["…"]', 'put the value into square brackets');
  }
  const date = /^obj\.(\w+)\?\.toISOString is not a function/.exec(text);
  if (date) {
    const found = find(before, '', (key) => key === date[1]);
    if (found)
      return wrongType(
        obj,
        found,
        `${obj.kind} of cdk8s-plus-27 cannot write a date`,
        undefined,
        `write this object as a plain ApiObject of cdk8s, with the date as text`,
      );
  }
  const nothing = /of null \(reading/.test(text) ? find(before, '', (_key, value) => value === null) : undefined;
  if (nothing) return wrongType(obj, nothing, 'null is not allowed here', undefined, 'remove the field instead of setting it to null');
  return usageError({
    what: `${obj.kind} "${obj.name}" cannot be rendered: some field has another type than its class expects (${text})`,
    where: obj.node.path,
    fix: 'compare the props and JSON patches of this object with the API reference of its kind',
  });
}

interface Found {
  readonly pointer: string;
  readonly value: unknown;
}

function wrongType(obj: cdk8s.ApiObject, found: Found, what: string, allowed: string | undefined, fix: string): Error {
  return usageError({ what: `${found.pointer}: ${what}`, where: obj.node.path, value: found.value, ...(allowed ? { allowed } : {}), fix });
}

/** Resolves the object's values again and looks for one that is not plain data. */
function explainValues(obj: cdk8s.ApiObject): Error | undefined {
  if (resolve === undefined) return undefined;
  for (const [at, value] of [
    ['', { ...(obj as unknown as Inside).props, metadata: undefined }],
    ['/metadata', { ...obj.metadata }],
  ] as const) {
    let resolved: unknown;
    try {
      resolved = resolve([], at === '/metadata' ? without(value, 'apiObject') : value, obj);
    } catch (error) {
      if (error instanceof RangeError)
        return usageError({ what: 'the object contains itself', where: obj.node.path, fix: 'copy the part that is used twice' });
      return thrownByProgram(obj, error);
    }
    const found = find(resolved, at, (_key, v) => typeof v === 'object' && v !== null && !Array.isArray(v) && v.constructor !== Object);
    if (found) {
      const name = (found.value as object).constructor?.name ?? 'an object without a prototype';
      const what = `${found.pointer}: ${name} is not plain data and cannot be written to YAML`;
      const value = found.value instanceof Date ? { value: found.value } : {};
      return usageError({
        what,
        where: obj.node.path,
        ...value,
        allowed: 'text, numbers, booleans, lists and plain objects',
        fix: howToWrite(found.value, name),
      });
    }
  }
  return undefined;
}

function howToWrite(value: unknown, name: string): string {
  if (value instanceof Date) return 'write the date as text: date.toISOString()';
  if (value instanceof Map) return 'write Object.fromEntries(map)';
  if (value instanceof Set) return 'write [...set]';
  return `write the fields of ${name} as a plain object`;
}

/** Applies the object's patches one more at a time, to name the one that fails. */
function explainPatches(obj: cdk8s.ApiObject): Error | undefined {
  const inside = obj as unknown as Inside;
  const all = inside.patches;
  try {
    let before = tryRender(obj, inside, []);
    for (let count = 1; before !== undefined && count <= all.length; count++) {
      const after = tryRender(obj, inside, all.slice(0, count));
      if (after === undefined) return patchError(obj, all[count - 1]._toJson(), before);
      before = after;
    }
  } finally {
    inside.patches = all;
  }
  return undefined;
}

function tryRender(obj: cdk8s.ApiObject, inside: Inside, patches: Inside['patches']): any {
  inside.patches = patches;
  try {
    return cdk8s.ApiObject.prototype.toJson.call(obj);
  } catch {
    return undefined;
  }
}

function patchError(obj: cdk8s.ApiObject, op: { op: string; path: string; from?: string; value?: unknown }, before: any): Error {
  const where = obj.node.path;
  if (op.op === 'test') {
    return usageError({
      what: `the JSON patch "test ${op.path}" failed: the object has another value there`,
      where,
      value: at(before, op.path.split('/').slice(1)),
      allowed: JSON.stringify(op.value),
    });
  }
  for (const path of [op.path, op.from ?? '']) {
    const parts = path.split('/').slice(1);
    for (let depth = 1; depth < parts.length; depth++) {
      const parent = at(before, parts.slice(0, depth));
      if (parent === undefined || parent === null) {
        const missing = `/${parts.slice(0, depth).join('/')}`;
        return usageError({
          what: `the JSON patch "${op.op} ${path}" has no place to go: the object has no ${missing}`,
          where,
          fix: `add the parent first: JsonPatch.add('${missing}', {…})`,
        });
      }
    }
  }
  return usageError({
    what: `the JSON patch "${op.op} ${op.path}" cannot be applied to ${obj.kind} "${obj.name}"`,
    where,
    value: op.value,
  });
}

function at(value: any, parts: string[]): unknown {
  for (const part of parts) {
    if (value === null || typeof value !== 'object') return undefined;
    value = value[part.replace(/~1/g, '/').replace(/~0/g, '~')];
  }
  return value;
}

/** The first field, in depth-first order, that answers to a test. */
function find(value: any, pointer: string, test: (key: string, value: any) => boolean): Found | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  for (const [key, child] of Object.entries(value)) {
    const at = `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`;
    if (test(key, child)) return { pointer: at, value: child };
    const found = find(child, at, test);
    if (found) return found;
  }
  return undefined;
}

function without(object: Record<string, unknown>, key: string): Record<string, unknown> {
  const { [key]: _left, ...rest } = object;
  // Additional attributes of metadata are a private field of it.
  const { _additionalAttributes, ...fields } = rest as any;
  return { ..._additionalAttributes, ...fields };
}

/** Names the construct in an error that the program's own code threw, and keeps its trace. */
function thrownByProgram(obj: cdk8s.ApiObject, error: unknown): Error {
  if (isUsageError(error)) return error;
  const original = asError(error);
  const named = new Error(`${obj.node.path}: ${original.message}`, { cause: original });
  named.stack = original.stack;
  return named;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
