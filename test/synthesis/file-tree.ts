import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** All files and folders under a folder by path: the text of a file, null for a folder. */
export function readTree(folder: string): Record<string, string | null> {
  const tree: Record<string, string | null> = {};
  const visit = (at: string) => {
    for (const entry of fs.readdirSync(path.join(folder, at), { withFileTypes: true })) {
      const file = path.posix.join(at, entry.name);
      if (entry.isDirectory()) {
        tree[file] = null;
        visit(file);
      } else tree[file] = fs.readFileSync(path.join(folder, file), 'utf8');
    }
  };
  visit('');
  return tree;
}

/** A new empty folder. */
export function temporaryFolder(): string {
  return fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'breakwater-test-'));
}
