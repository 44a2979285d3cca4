import type { OrderedApp } from './order';
import type { OutputFile } from './outcome';

/** The file that names the construct of each object, as cdk8s writes it: by name only, so that of objects with one name the last is seen. */
export function constructMetadata({ charts }: OrderedApp): OutputFile {
  const resources: Record<string, { path: string }> = {};
  for (const object of charts.flatMap(({ objects }) => objects)) resources[object.name] = { path: object.node.path };
  return { path: 'construct-metadata.json', content: JSON.stringify({ version: '1.0.0', resources }) };
}
