import { QUANTITY_ALLOWED } from '../../manifest/quantity';
import { demandsContent, fits, isRecord, isZero, itemKey } from './fits';
import { isBase64, isQuantity } from './scalars';
import { type ObjectType, Shape, type Type } from './types';

/** What is wrong with one field. */
export interface Misfit {
  readonly problem:
    | 'unknown-field'
    | 'missing-field'
    | 'wrong-type'
    | 'unknown-value'
    | 'quantity'
    | 'duplicate-item'
    | 'duplicate-item-tolerated';
  readonly path: string;
  readonly value?: unknown;
  readonly message: string;
  readonly allowed?: string;
  /** The object that lacks the field, for unknown fields. */
  readonly object?: ObjectType;
  readonly field?: string;
}

/** Takes what is wrong. */
export type Report = (misfit: Misfit) => void;

/** What a value must not become in the sound copy: a field that goes. */
const GONE = Symbol('gone');

/**
 * Reports everything in which an object does not fit its type, and returns a copy with the parts that do: rules see that
 * copy and can rely on its types. Null stands for "absent" there, and for an empty value in lists and maps, as on the API server.
 *
 * @param path field that holds the object, empty for a whole manifest
 */
export function explain(type: ObjectType, value: Record<string, unknown>, path: string, report: Report): Record<string, unknown> {
  const sound: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    const field = type.fields.get(name);
    const at = join(path, name);
    if (!field) {
      report({ problem: 'unknown-field', path: at, value: inner, message: 'unknown field', object: type, field: name });
      continue;
    }
    if (inner === null || inner === undefined) continue;
    const kept = explainValue(field.type, inner, at, report);
    if (kept !== GONE) sound[name] = kept;
  }
  for (const field of type.demanded) {
    const inner = value[field.name];
    if (field.required && isZero(inner)) {
      report({ problem: 'missing-field', path: join(path, field.name), message: missing(inner), allowed: describe(field.type) });
    } else if (!field.required && (inner === undefined || inner === null) && demandsContent(field.type.object!)) {
      sound[field.name] = explain(field.type.object!, {}, join(path, field.name), report);
    }
  }
  return sound;
}

function missing(value: unknown): string {
  return value === undefined || value === null ? 'missing field' : 'must not be empty';
}

function explainValue(type: Type, value: unknown, path: string, report: Report): unknown {
  switch (type.shape) {
    case Shape.OBJECT:
      if (!isRecord(value)) break;
      return explain(type.object!, value, path, report);
    case Shape.LIST:
      if (!Array.isArray(value)) break;
      return explainList(type, value, path, report);
    case Shape.MAP:
      if (!isRecord(value)) break;
      return explainMap(type.item!, value, path, report);
    default:
      if (fits(type, value)) return value;
  }
  report(explainScalar(type, value, path));
  return GONE;
}

function explainList(type: Type, value: unknown[], path: string, report: Report): unknown[] {
  const sound: unknown[] = [];
  const seen = new Set<string>();
  value.forEach((item, i) => {
    const at = `${path}[${i}]`;
    const inner = item === null || item === undefined ? emptyValue(type.item!) : item;
    const kept = explainValue(type.item!, inner, at, report);
    // Gaps are closed by empty values, so that positions in the copy are those in the source.
    sound.push(kept === GONE ? emptyValue(type.item!) : kept);
    if (!type.keys || !isRecord(inner)) return;
    const key = itemKey(type.keys, inner);
    if (seen.has(key)) {
      report({
        problem: type.duplicatesTolerated ? 'duplicate-item-tolerated' : 'duplicate-item',
        path: at,
        value: key,
        message: `another item has the same ${type.keys.join(' and ')}`,
        allowed: 'each once',
      });
    }
    seen.add(key);
  });
  return sound;
}

function explainMap(item: Type, value: Record<string, unknown>, path: string, report: Report): Record<string, unknown> {
  const sound: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    const kept = inner === null ? emptyValue(item) : explainValue(item, inner, `${path}[${key}]`, report);
    sound[key] = kept === GONE ? emptyValue(item) : kept;
  }
  return sound;
}

function explainScalar(type: Type, value: unknown, path: string): Misfit {
  if (type.shape === Shape.ENUM && typeof value === 'string') {
    return { problem: 'unknown-value', path, value, message: 'not one of the allowed values', allowed: describe(type) };
  }
  if (type.shape === Shape.QUANTITY && typeof value === 'string' && !isQuantity(value)) {
    return { problem: 'quantity', path, value, message: 'not a quantity', allowed: QUANTITY_ALLOWED };
  }
  if (type.shape === Shape.BYTES && typeof value === 'string' && !isBase64(value)) {
    return { problem: 'wrong-type', path, value, message: 'not base64', allowed: describe(type) };
  }
  return { problem: 'wrong-type', path, value, message: `wrong type: ${typeName(value)}`, allowed: describe(type) };
}

/** An empty value of a type, as null in a list or map stands for. */
function emptyValue(type: Type): unknown {
  switch (type.shape) {
    case Shape.OBJECT:
    case Shape.MAP:
    case Shape.FREE_OBJECT:
      return {};
    case Shape.LIST:
      return [];
    case Shape.STRING:
    case Shape.BYTES:
    case Shape.ENUM:
      return '';
    case Shape.BOOLEAN:
      return false;
    default:
      return 0;
  }
}

/** What a type allows, in a user's words. */
export function describe(type: Type): string {
  switch (type.shape) {
    case Shape.OBJECT:
    case Shape.FREE_OBJECT:
      return 'an object';
    case Shape.LIST:
      return `a list of ${plural(type.item!)}`;
    case Shape.MAP:
      return `a map of ${plural(type.item!)}`;
    case Shape.STRING:
      return 'a string';
    case Shape.ENUM:
      return [...type.values!].filter((value) => value !== '').join(', ');
    case Shape.BOOLEAN:
      return 'true or false';
    case Shape.INT32:
    case Shape.INT64:
      return 'a whole number';
    case Shape.NUMBER:
      return 'a number';
    case Shape.QUANTITY:
      return QUANTITY_ALLOWED;
    case Shape.INT_OR_STRING:
      return 'a whole number or a string';
    case Shape.BYTES:
      return 'base64';
    case Shape.TIME:
      return 'a time such as 2026-01-31T12:00:00Z';
    case Shape.MICRO_TIME:
      return 'a time such as 2026-01-31T12:00:00.000000Z';
    case Shape.ANY:
      return 'anything';
  }
}

function plural(type: Type): string {
  switch (type.shape) {
    case Shape.OBJECT:
    case Shape.FREE_OBJECT:
      return 'objects';
    case Shape.STRING:
      return 'strings';
    case Shape.QUANTITY:
      return 'quantities';
    case Shape.BYTES:
      return 'base64 texts';
    case Shape.ENUM:
      return describe(type);
    default:
      return 'values';
  }
}

/** What kind of value stands there, in a user's words. */
export function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'a number' : 'a number with decimals';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'string' ? 'a string' : typeof value;
}

function join(path: string, field: string): string {
  if (!/^[\w$-]+$/.test(field)) return `${path}[${field}]`;
  return path === '' ? field : `${path}.${field}`;
}
