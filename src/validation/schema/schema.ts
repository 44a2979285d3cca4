import { DATA } from './data';
import { addLines, type RawLines, readFields, readPair } from './lines';
import { hasOpenEnums, openEnum } from './open-enums';
import { type Field, type ObjectType, Shape, Type } from './types';

/** A kind that a Kubernetes version knows. */
export interface KindInfo {
  readonly namespaced: boolean;
  readonly type: ObjectType;
}

const SCALARS: Record<string, Type> = {
  s: new Type(Shape.STRING),
  b: new Type(Shape.BOOLEAN),
  i: new Type(Shape.INT32),
  l: new Type(Shape.INT64),
  n: new Type(Shape.NUMBER),
  q: new Type(Shape.QUANTITY),
  x: new Type(Shape.INT_OR_STRING),
  y: new Type(Shape.BYTES),
  t: new Type(Shape.TIME),
  u: new Type(Shape.MICRO_TIME),
  o: new Type(Shape.FREE_OBJECT),
  '*': new Type(Shape.ANY),
};

/**
 * The schemas of one Kubernetes version. Types are read when first asked for, as most programs use a tenth of them.
 *
 * A type is one of: a letter for a scalar, `#Name` an object, `eName` or `EName` one of a set of strings (with `e` an empty string
 * is the default), `[type` a list, `[<key,key>type` a list whose items those fields tell apart (`[~<…>` when duplicates pass on
 * create), `{type` a map. Before it, `!` marks a field that must be there and `?` a struct that means "empty" when absent.
 */
export class Schema {
  private readonly lines: RawLines = new Map();
  private readonly objects = new Map<string, ObjectType>();
  private readonly kinds = new Map<string, KindInfo | undefined>();
  private groups?: ReadonlySet<string>;
  private readonly enums = new Map<string, ReadonlySet<string>>();

  constructor(readonly version: string) {
    for (const [known, text] of DATA) {
      addLines(this.lines, text());
      if (known === version) return;
    }
    throw new Error(`no schemas for Kubernetes ${version}`);
  }

  /** The kind of an apiVersion, or undefined when this version has none. */
  kind(apiVersion: string, kind: string): KindInfo | undefined {
    const key = `${apiVersion}/${kind}`;
    if (this.kinds.has(key)) return this.kinds.get(key);
    const lines = this.lines.get(`@${key}`);
    let info: KindInfo | undefined;
    if (lines) {
      const [scope, name] = readPair(lines);
      info = { namespaced: scope === 'N', type: this.object(name) };
    }
    this.kinds.set(key, info);
    return info;
  }

  /** Every apiVersion that has a kind of this name. */
  apiVersionsOf(kind: string): string[] {
    return this.kindKeys()
      .filter((key) => key.endsWith(`/${kind}`))
      .map((key) => key.slice(0, -kind.length - 1));
  }

  /** Whether an API group, empty for the core, is one of Kubernetes with kinds here. */
  hasGroup(group: string): boolean {
    this.groups ??= new Set(this.kindKeys().map((key) => (key.split('/').length > 2 ? key.slice(0, key.indexOf('/')) : '')));
    return this.groups.has(group);
  }

  /** Names of all kinds of this version. */
  kindNames(): string[] {
    return [...new Set(this.kindKeys().map((key) => key.slice(key.lastIndexOf('/') + 1)))];
  }

  /** Whether an object type of this version has a field. */
  hasField(object: string, field: string): boolean {
    const lines = this.lines.get(object);
    return !!lines && readFields(lines).has(field);
  }

  /** The object type of a name, for example `core.v1.Container`. */
  object(name: string): ObjectType {
    const known = this.objects.get(name);
    if (known) return known;
    const lines = this.lines.get(name);
    if (!lines) throw new Error(`no schema ${name} in Kubernetes ${this.version}`);
    const fields = new Map<string, Field>();
    const demanded: Field[] = [];
    const open = hasOpenEnums(name);
    const object: ObjectType = { name, fields, demanded };
    this.objects.set(name, object);
    for (const [field, code] of readFields(lines)) {
      const required = code[0] === '!';
      const zero = code[0] === '?';
      const words = open && openEnum(name, field);
      const type = words
        ? new Type(Shape.ENUM, { values: words, emptyIsDefault: true })
        : this.type(required || zero ? code.slice(1) : code);
      const entry = { name: field, type, required };
      fields.set(field, entry);
      if (required || (zero && field !== 'status' && field !== 'metadata')) demanded.push(entry);
    }
    return object;
  }

  /** `apiVersion/Kind` of all kinds. */
  private kindKeys(): string[] {
    return [...this.lines.keys()].filter((name) => name.startsWith('@')).map((name) => name.slice(1));
  }

  private type(code: string): Type {
    switch (code[0]) {
      case '#': {
        const name = code.slice(1);
        return new Type(Shape.OBJECT, { object: () => this.object(name) });
      }
      case 'e':
      case 'E':
        return new Type(Shape.ENUM, { values: this.values(code.slice(1)), emptyIsDefault: code[0] === 'e' });
      case '{':
        return new Type(Shape.MAP, { item: this.type(code.slice(1)) });
      case '[': {
        const [head, tolerated, keys] = /^\[(~?)(?:<([^>]*)>)?/.exec(code)!;
        return new Type(Shape.LIST, {
          item: this.type(code.slice(head.length)),
          keys: keys?.split(','),
          duplicatesTolerated: tolerated === '~',
        });
      }
      default: {
        const scalar = SCALARS[code];
        if (!scalar) throw new Error(`no type has the code ${code}`);
        return scalar;
      }
    }
  }

  private values(name: string): ReadonlySet<string> {
    let values = this.enums.get(name);
    if (!values) {
      values = new Set(readPair(this.lines.get(`=${name}`)!)[1].split('|'));
      this.enums.set(name, values);
    }
    return values;
  }
}

const schemas = new Map<string, Schema>();

/** The schemas of a version that has data. */
export function schemaOf(version: string): Schema {
  let schema = schemas.get(version);
  if (!schema) {
    schema = new Schema(version);
    schemas.set(version, schema);
  }
  return schema;
}
