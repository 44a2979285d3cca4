/**
 * Regenerates the expected output of every example, by the command that a user would run.
 * Never run by CI: read the diff before you commit it.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '..');
for (const name of readdirSync(join(root, 'examples')).sort()) {
  console.log(`\n${name}`);
  const args = ['lib/cli/main.js', 'synth', `examples/${name}/main.ts`, '--output', `examples/${name}/expected`];
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
