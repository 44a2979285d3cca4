/** What a value may be. Numbers, so that the walk over good objects is one jump. */
export enum Shape {
  ANY,
  OBJECT,
  LIST,
  MAP,
  STRING,
  ENUM,
  BOOLEAN,
  INT32,
  INT64,
  NUMBER,
  QUANTITY,
  INT_OR_STRING,
  BYTES,
  TIME,
  MICRO_TIME,
  FREE_OBJECT,
}

/**
 * The type of a value. A class, so that all types have one layout: the walk over objects reads them more than anything else.
 */
export class Type {
  readonly shape: Shape;
  /** Type of the items of a list or the values of a map. */
  readonly item: Type | undefined;
  /** Allowed strings. */
  readonly values: ReadonlySet<string> | undefined;
  /** Whether an empty string stands for the default. */
  readonly emptyIsDefault: boolean;
  /** Fields that tell the items of a list apart. */
  readonly keys: readonly string[] | undefined;
  /** Whether the API server takes two items of one key on create (server-side apply never does). */
  readonly duplicatesTolerated: boolean;
  private readonly readObject: (() => ObjectType) | undefined;
  private read: ObjectType | undefined = undefined;

  constructor(shape: Shape, parts: TypeParts = {}) {
    this.shape = shape;
    this.item = parts.item;
    this.values = parts.values;
    this.emptyIsDefault = parts.emptyIsDefault ?? false;
    this.keys = parts.keys;
    this.duplicatesTolerated = parts.duplicatesTolerated ?? false;
    this.readObject = parts.object;
  }

  /** Fields, for an object; read when first needed, as types refer to each other. */
  get object(): ObjectType | undefined {
    this.read ??= this.readObject?.();
    return this.read;
  }
}

/** What a type has besides its shape. */
export interface TypeParts {
  readonly item?: Type;
  readonly object?: () => ObjectType;
  readonly values?: ReadonlySet<string>;
  readonly emptyIsDefault?: boolean;
  readonly keys?: readonly string[];
  readonly duplicatesTolerated?: boolean;
}

/** One field of an object. */
export interface Field {
  readonly name: string;
  readonly type: Type;
  /** Whether it must be there. Zero values (an empty string, 0, an empty list) do not count as being there. */
  readonly required: boolean;
}

/** An object with a fixed set of fields. */
export interface ObjectType {
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** Fields to look at even when they are absent: those required, and structs that mean "empty" when absent. */
  readonly demanded: readonly Field[];
}
