import * as fs from 'node:fs';
import * as path from 'node:path';
import { Change, TargetIsFolder } from '../../src/synthesis/change';
import { readTree, temporaryFolder } from './file-tree';

let root: string;
let outdir: string;
beforeEach(() => {
  root = temporaryFolder();
  outdir = path.join(root, 'dist');
});
afterEach(() => fs.rmSync(root, { recursive: true }));

/** Replaces, adds and removes a file and a folder. */
function change(): Change {
  const made = new Change();
  made.makeFolder(outdir);
  const stage = made.makeStage(outdir);
  for (const name of ['a', 'new']) {
    fs.writeFileSync(path.join(stage, name), `new ${name}`);
    made.makeFolder(path.join(outdir, 'deep/er'));
  }
  made.replace(path.join(outdir, 'a'), path.join(stage, 'a'));
  made.replace(path.join(outdir, 'deep/er/new'), path.join(stage, 'new'));
  made.remove(path.join(outdir, 'gone/b'), outdir);
  return made;
}

describe('Change', () => {
  const before = { a: 'a', gone: null, 'gone/b': 'b' };
  beforeEach(() => {
    fs.mkdirSync(path.join(outdir, 'gone'), { recursive: true });
    fs.writeFileSync(path.join(outdir, 'a'), 'a');
    fs.writeFileSync(path.join(outdir, 'gone/b'), 'b');
  });

  test('stands after a commit', () => {
    change().commit();
    expect(readTree(root)).toEqual({
      dist: null,
      'dist/a': 'new a',
      'dist/deep': null,
      'dist/deep/er': null,
      'dist/deep/er/new': 'new new',
    });
  });

  test('is gone after an undo', () => {
    expect(change().undo()).toBeUndefined();
    expect(readTree(outdir)).toEqual(before);
    expect(fs.readdirSync(root)).toEqual(['dist']);
  });

  test('keeps the copies of what it cannot put back', () => {
    const made = change();
    fs.rmSync(path.join(outdir, 'a'));
    fs.mkdirSync(path.join(outdir, 'a/b'), { recursive: true });
    const copies = made.undo() as string;
    expect(fs.readFileSync(path.join(copies, 'old-0'), 'utf8')).toBe('a');
    expect(fs.readFileSync(path.join(outdir, 'gone/b'), 'utf8')).toBe('b');
  });

  test('does not put a file in the place of a folder', () => {
    const made = new Change();
    const stage = made.makeStage(outdir);
    fs.writeFileSync(path.join(stage, 'x'), '');
    expect(() => made.replace(path.join(outdir, 'gone'), path.join(stage, 'x'))).toThrow(TargetIsFolder);
    made.undo();
  });
});
