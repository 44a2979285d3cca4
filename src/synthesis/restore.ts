import type { LostField } from '../manifest/manifest';

/** A mapped object with every field that its mapper dropped put back. */
export interface Restored {
  readonly json: any;
  /** Fields that the mapper dropped or changed, in the order of the object. */
  readonly lost: LostField[];
}

/**
 * Compares an object before and after a generated mapper and puts back what did not survive.
 *
 * The generated classes of cdk8s know the fields of one Kubernetes version and drop every other one without a word:
 * newer fields, wire spellings where the class uses another (`clusterIP` for `clusterIp`), scalars where it expects a union.
 *
 * @param before the object as resolved and patched, before the mapper
 * @param after the object as the mapper returned it; it is not changed
 */
export function restore(before: any, after: any): Restored {
  const lost: LostField[] = [];
  // Lists and Status carry metadata without a name, while every cdk8s object has a name: dropping it there is right.
  const nameless = isPlain(before) && (Array.isArray(before.items) || before.kind === 'Status');
  const json = walk(before, after, '', lost, nameless);
  return { json, lost };
}

function walk(before: any, after: any, pointer: string, lost: LostField[], nameless: boolean): any {
  // A null says the same as no field at all.
  if (before === after || before === undefined || before === null) return after;
  if (Array.isArray(before)) {
    if (!Array.isArray(after)) return give(before, pointer, lost);
    let result = after;
    for (let i = 0; i < before.length; i++) {
      const value = walk(before[i], after[i], `${pointer}/${i}`, lost, false);
      if (value !== after[i]) {
        if (result === after) result = [...after];
        result[i] = value;
      }
    }
    return result;
  }
  if (isPlain(before)) {
    if (isPlain(after)) return walkFields(before, after, pointer, lost, nameless);
    // A number-or-string union is {value} before the mapper and its value behind it.
    if (after !== undefined && before.value === after && Object.keys(before).length === 1) return after;
  }
  return give(before, pointer, lost);
}

function walkFields(before: any, after: any, pointer: string, lost: LostField[], nameless: boolean): any {
  let result = after;
  let added = false;
  let aliases: Map<string, string> | undefined;
  const top = pointer === '';
  const keys = Object.keys(before);
  // An exact wire spelling is taken after its alias, so that a patch in wire spelling wins over the program's own prop.
  let exactLast: string[] | undefined;
  for (const key of keys) {
    if (Object.hasOwn(after, key)) continue;
    aliases ??= aliasesOf(after);
    const alias = aliases.get(normalise(key));
    if (alias !== undefined && Object.hasOwn(before, alias)) exactLast = keys;
  }
  const ordered = exactLast ? [...keys.filter((k) => !Object.hasOwn(after, k)), ...keys.filter((k) => Object.hasOwn(after, k))] : keys;
  for (const key of ordered) {
    if (before[key] === undefined) continue;
    if (top && nameless && key === 'metadata') continue;
    const target = Object.hasOwn(after, key) ? key : aliases?.get(normalise(key));
    const at = `${pointer}/${pointerPart(target ?? key)}`;
    const old = target === undefined ? undefined : result[target];
    const value = walk(before[key], old, at, lost, false);
    if (value === old) continue;
    if (result === after) result = { ...after };
    if (target === undefined) added = true;
    result[target ?? key] = value;
  }
  // Some mappers are not in alphabetical order, so a level is sorted only when it got a key, and the top level never.
  return added && !top ? sorted(result) : result;
}

function give(value: any, pointer: string, lost: LostField[]): any {
  lost.push({ pointer, value });
  return value;
}

function aliasesOf(object: object): Map<string, string> {
  return new Map(Object.keys(object).map((key) => [normalise(key), key]));
}

function normalise(key: string): string {
  return key.replace(/[^0-9a-zA-Z]/g, '').toLowerCase();
}

/** Escapes a key for a JSON pointer. */
function pointerPart(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replace(/~/g, '~0').replace(/\//g, '~1') : key;
}

function sorted(object: any): any {
  const result: any = {};
  for (const key of Object.keys(object).sort()) result[key] = object[key];
  return result;
}

function isPlain(value: any): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
