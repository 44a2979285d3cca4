import { closest } from '../../manifest/similar';
import { schemaOf } from './schema';
import type { ObjectType, Type } from './types';
import { compareVersions, KNOWN_VERSIONS } from './versions';

/** How deep below an object a misplaced field is looked for. */
const SEARCH_DEPTH = 3;

/** The likely fix of a field that its object does not have, or undefined. */
export function fixForUnknownField(type: ObjectType, field: string, version: string): string | undefined {
  const since = versionThatHas(type.name, field, version);
  if (since) return `the field exists from Kubernetes ${since} on`;
  const similar = closest(field, [...type.fields.keys()]);
  if (similar) return `did you mean ${similar}?`;
  const below = findBelow(type, field);
  return below ? `did you mean ${below}?` : undefined;
}

/** The oldest version after this one that has the field. */
function versionThatHas(object: string, field: string, version: string): string | undefined {
  const newer = KNOWN_VERSIONS.filter((known) => compareVersions(known, version) > 0).reverse();
  return newer.find((known) => schemaOf(known).hasField(object, field));
}

/** Path of the nearest field of that name in the objects below, for a field that stands a level too high. */
function findBelow(type: ObjectType, field: string): string | undefined {
  let level: { type: ObjectType; path: string }[] = [{ type, path: '' }];
  for (let depth = 0; depth < SEARCH_DEPTH; depth++) {
    const next: typeof level = [];
    for (const { type: at, path } of level) {
      for (const [name, { type: inner }] of at.fields) {
        if (name === 'status' || name === 'metadata') continue;
        const object = objectOf(inner);
        if (!object) continue;
        const below = `${path}${name}${inner.item ? '[]' : ''}`;
        if (object.fields.has(field)) return `${below}.${field}`;
        next.push({ type: object, path: `${below}.` });
      }
    }
    level = next;
  }
  return undefined;
}

function objectOf(type: Type): ObjectType | undefined {
  return type.object ?? type.item?.object;
}
