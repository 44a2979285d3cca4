import { ApiObject } from 'cdk8s';
import type { LostField, Manifest } from '../manifest/manifest';
import { explainMapping, explainRendering } from './explain';
import { plainJson } from './plain-json';
import { restore } from './restore';

/** A change to an object's JSON right before it is written. */
export type Decorate = (json: any) => any;

/** An object as rendered, once. */
export interface Rendering {
  readonly manifest: Manifest;
  /** Fields that the output lacks though the program set them: always empty where `installRenderer` was called. */
  readonly lost: readonly LostField[];
}

/** A class that cdk8s generated from an API definition. */
interface GeneratedClass {
  readonly GVK: { readonly apiVersion: string; readonly kind: string };
  manifest(props: any): any;
}

const NOTHING_LOST: readonly LostField[] = [];

const DECORATE = Symbol.for('cdk8s-breakwater.decorate');

/**
 * Makes an object's `toJson()` keep every field that its generated mapper would drop, and decorates the result.
 * It acts on this one object, for every emitter: a synth by any App, `chart.toJson()`, `Testing.synth` and `obj.toJson()`.
 * Called again, it replaces the decoration.
 *
 * @param obj the object
 * @param decorate gets the JSON and returns what is to be written; it may change what it got
 */
export function installRenderer(obj: ApiObject, decorate: Decorate): void {
  const target = obj as any;
  if (DECORATE in target) {
    target[DECORATE] = decorate;
    return;
  }
  const render = completeRenderer(obj);
  Object.defineProperty(target, DECORATE, { value: decorate, writable: true });
  Object.defineProperty(target, 'toJson', {
    value: () => target[DECORATE](render()),
    writable: true,
    configurable: true,
  });
}

/** Whether `installRenderer` was called for an object. */
export function hasRenderer(obj: ApiObject): boolean {
  return DECORATE in obj;
}

/**
 * Renders an object in one evaluation, as its `toJson()` does, and lists the fields that were lost on the way.
 *
 * @throws in the user's words, with the construct path, where the object cannot be rendered
 */
export function renderApiObject(obj: ApiObject): Rendering {
  const generated = Object.hasOwn(obj, 'toJson') ? undefined : generatedClass(obj);
  if (generated === undefined) {
    const plain = obj.toJson === ApiObject.prototype.toJson;
    return { manifest: plain ? beforeMapping(obj) : evaluate(obj, () => obj.toJson()), lost: NOTHING_LOST };
  }
  const before = beforeMapping(obj);
  const manifest = map(obj, generated, before);
  return { manifest, lost: restore(before, manifest).lost };
}

/** How an object renders without losing a field. */
function completeRenderer(obj: ApiObject): () => any {
  const generated = Object.hasOwn(obj, 'toJson') ? undefined : generatedClass(obj);
  if (generated === undefined) {
    const toJson = obj.toJson.bind(obj);
    return () => evaluate(obj, toJson);
  }
  return () => {
    const before = beforeMapping(obj);
    return restore(before, map(obj, generated, before)).json;
  };
}

/** The generated class whose `toJson` an object has, or undefined where it has a hand-written or the plain one. */
function generatedClass(obj: ApiObject): GeneratedClass | undefined {
  for (let proto = Object.getPrototypeOf(obj); proto !== null && proto !== ApiObject.prototype; proto = Object.getPrototypeOf(proto)) {
    if (!Object.hasOwn(proto, 'toJson')) continue;
    const owner = proto.constructor;
    return Object.hasOwn(owner, 'manifest') && Object.hasOwn(owner, 'GVK') ? owner : undefined;
  }
  return undefined;
}

/** An object as resolved and patched, before any mapper. */
function beforeMapping(obj: ApiObject): any {
  return plainJson(obj) ?? evaluate(obj, () => ApiObject.prototype.toJson.call(obj));
}

function evaluate(obj: ApiObject, render: () => any): any {
  try {
    return render();
  } catch (error) {
    throw explainRendering(obj, error);
  }
}

function map(obj: ApiObject, generated: GeneratedClass, before: any): any {
  try {
    return generated.manifest(before);
  } catch (error) {
    throw explainMapping(obj, before, error);
  }
}
