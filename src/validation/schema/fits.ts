import { isBase64, isInt32, isInt64, isMicroTime, isQuantity, isTime } from './scalars';
import { type ObjectType, Shape, type Type } from './types';

const STRING = Shape.STRING;

/**
 * Whether a value fits its type in every part. Says no more than that, and so allocates nothing: nearly all objects are good.
 * A null does not fit, as it stands for an absent or empty value that rules must see as one; `explain` tells, and makes it so.
 */
export function fits(type: Type, value: unknown): boolean {
  switch (type.shape) {
    case Shape.STRING:
      return typeof value === 'string';
    case Shape.OBJECT:
      return isRecord(value) && fitsObject(type.object!, value);
    case Shape.LIST:
      return Array.isArray(value) && fitsList(type, value);
    case Shape.MAP:
      return isRecord(value) && fitsMap(type.item!, value);
    case Shape.ENUM:
      return typeof value === 'string' && (type.values!.has(value) || (value === '' && type.emptyIsDefault === true));
    case Shape.BOOLEAN:
      return typeof value === 'boolean';
    case Shape.INT32:
      return typeof value === 'number' && isInt32(value);
    case Shape.INT64:
      return typeof value === 'number' && isInt64(value);
    case Shape.NUMBER:
      return typeof value === 'number' && Number.isFinite(value);
    case Shape.QUANTITY:
      return (typeof value === 'string' || typeof value === 'number') && isQuantity(value);
    case Shape.INT_OR_STRING:
      return typeof value === 'string' || (typeof value === 'number' && isInt32(value));
    case Shape.BYTES:
      return typeof value === 'string' ? isBase64(value) : isByteList(value);
    case Shape.TIME:
      return typeof value === 'string' && isTime(value);
    case Shape.MICRO_TIME:
      return typeof value === 'string' && isMicroTime(value);
    case Shape.FREE_OBJECT:
      return isRecord(value);
    case Shape.ANY:
      return true;
  }
}

/** Whether an object has only known fields that fit, and all those it must have. Undefined is absent. */
export function fitsObject(type: ObjectType, value: Record<string, unknown>): boolean {
  const fields = type.fields;
  for (const name in value) {
    const inner = value[name];
    const field = fields.get(name);
    if (field === undefined) return false;
    const type = field.type;
    // Most fields are plain text, and need no call.
    if (typeof inner === 'string' && type.shape === STRING) continue;
    if (inner !== undefined && (inner === null || !fits(type, inner))) return false;
  }
  const demanded = type.demanded;
  for (let i = 0; i < demanded.length; i++) {
    const field = demanded[i];
    const inner = value[field.name];
    if (field.required) {
      if (isZero(inner)) return false;
    } else if ((inner === null || inner === undefined) && demandsContent(field.type.object!)) {
      return false;
    }
  }
  return true;
}

/** Whether a value is what the API server sees when the field is absent. */
export function isZero(value: unknown): boolean {
  return value === undefined || value === null || value === '' || value === 0 || (Array.isArray(value) && value.length === 0);
}

/** Whether an object that may be absent must have content all the same: its fields are checked as those of an empty one. */
export function demandsContent(type: ObjectType): boolean {
  let demands = demanding.get(type);
  if (demands === undefined) {
    demands = !fitsObject(type, {});
    demanding.set(type, demands);
  }
  return demands;
}

const demanding = new WeakMap<ObjectType, boolean>();

function fitsMap(item: Type, value: Record<string, unknown>): boolean {
  const text = item.shape === STRING;
  for (const key in value) {
    const inner = value[key];
    if (text && typeof inner === 'string') continue;
    if (inner === null || inner === undefined || !fits(item, inner)) return false;
  }
  return true;
}

function fitsList(type: Type, value: unknown[]): boolean {
  const item = type.item!;
  for (let i = 0; i < value.length; i++) {
    const inner = value[i];
    if (inner === null || inner === undefined || !fits(item, inner)) return false;
  }
  return type.keys === undefined || value.length < 2 || firstDuplicate(type.keys, value) < 0;
}

/** Lists up to this length are compared pair by pair, longer ones through a set. */
const PAIRWISE = 12;

/** Index of the first item whose key an earlier one has, or -1. */
export function firstDuplicate(keys: readonly string[], list: readonly any[]): number {
  if (list.length > PAIRWISE) {
    const seen = new Set<string>();
    return list.findIndex((item) => {
      const key = itemKey(keys, item);
      return seen.has(key) || !seen.add(key);
    });
  }
  for (let i = 1; i < list.length; i++) for (let j = 0; j < i; j++) if (sameKey(keys, list[i], list[j])) return i;
  return -1;
}

function sameKey(keys: readonly string[], a: any, b: any): boolean {
  for (let i = 0; i < keys.length; i++) if (part(keys[i], a) !== part(keys[i], b)) return false;
  return true;
}

/** The key of an item as one text. */
export function itemKey(keys: readonly string[], item: any): string {
  return keys.map((key) => String(part(key, item))).join('/');
}

/** The value of a key field; a port without a protocol is one of TCP. */
function part(key: string, item: any): unknown {
  const value = item?.[key];
  return key === 'protocol' && !value ? 'TCP' : value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is a list of bytes, which the API server takes instead of base64. */
function isByteList(value: unknown): boolean {
  return Array.isArray(value) && value.every((byte) => Number.isInteger(byte) && byte >= 0 && byte < 256);
}
