import { readFileSync } from 'node:fs';
import * as path from 'node:path';

/** Version of this package, from its package.json. */
export function packageVersion(): string {
  const file = path.join(__dirname, '..', '..', 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
