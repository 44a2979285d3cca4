import { parseExternals } from '../manifest/external';
import { Annotations } from '../manifest/labels';
import type { Subject } from './subject';

/** Objects that exist outside of the program, by `Kind/name`: their keys, or undefined when all keys are taken for given. */
export type Externals = ReadonlyMap<string, ReadonlySet<string> | undefined>;

const NONE: Externals = new Map();

/** Objects that an object, or the pods it makes, declare as existing outside. */
export function externalsOf(subject: Subject): Externals {
  const own = subject.manifest.metadata?.annotations?.[Annotations.EXTERNAL];
  const ofPod = subject.pod?.annotations[Annotations.EXTERNAL];
  const texts = [ofPod, own].filter((text): text is string => typeof text === 'string');
  if (texts.length === 0) return NONE;
  return new Map(texts.flatMap(parseExternals).map(({ kind, name, keys }) => [`${kind}/${name}`, keys && new Set(keys)]));
}
