/**
 * Sets a field of a rendered object and, when the field is new, puts the keys of that level into alphabetical order, as cdk8s writes them.
 * No other level changes.
 */
export function setSorted(target: Record<string, any>, key: string, value: unknown): void {
  const isNew = !Object.hasOwn(target, key);
  target[key] = value;
  if (isNew) sortKeys(target);
}

/** The object under a key, made when it is missing. */
export function childObject(target: Record<string, any>, key: string): Record<string, any> {
  if (target[key] === undefined || target[key] === null) setSorted(target, key, {});
  return target[key];
}

/** Sets the fields that a level does not have yet. */
export function setMissing(target: Record<string, any>, fields: Readonly<Record<string, unknown>>): void {
  let added = false;
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined || (target[key] !== undefined && target[key] !== null)) continue;
    target[key] = value;
    added = true;
  }
  if (added) sortKeys(target);
}

function sortKeys(target: Record<string, any>): void {
  for (const key of Object.keys(target).sort()) {
    const value = target[key];
    delete target[key];
    target[key] = value;
  }
}
