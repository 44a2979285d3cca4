import * as fs from 'node:fs';
import * as path from 'node:path';
import { isUsageError } from '../../src/manifest/errors';
import { recordPath } from '../../src/synthesis/record';
import { type WriteRequest, writeOutput } from '../../src/synthesis/write';
import { readTree, temporaryFolder } from './file-tree';

/** Lets a step on the file system fail once its path answers to this. */
let failing: { readonly step: string; readonly on: RegExp; readonly code: string } | undefined;

jest.mock('node:fs', () => {
  const actual = jest.requireActual('node:fs');
  const steps = ['renameSync', 'linkSync', 'mkdtempSync', 'writeFileSync', 'rmdirSync'].map((step) => [
    step,
    (...args: unknown[]) => {
      if (failing?.step === step && failing.on.test(String(args[step === 'renameSync' ? 1 : 0]))) {
        throw Object.assign(new Error(`${failing.code}: failed on purpose`), { code: failing.code, path: String(args[0]) });
      }
      return actual[step](...args);
    },
  ]);
  return { ...actual, ...Object.fromEntries(steps) };
});

let root: string;
let outdir: string;

beforeEach(() => {
  root = temporaryFolder();
  outdir = path.join(root, 'dist');
});
afterEach(() => {
  failing = undefined;
  fs.rmSync(root, { recursive: true, force: true });
});

function write(files: Record<string, string>, more: Partial<WriteRequest> = {}) {
  return writeOutput({
    outdir,
    files: Object.entries(files).map(([file, content]) => ({ path: file, content })),
    folders: [],
    keep: [],
    ...more,
  });
}

function failure(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('did not fail');
}

/** All that lies beside the output folder. */
const beside = () =>
  fs
    .readdirSync(root)
    .filter((name) => name !== 'dist')
    .sort();

describe('writeOutput', () => {
  test('writes files and folders, and a record beside them', () => {
    write({ 'b.yaml': 'b', 'a/x.yaml': 'x', 'a.yaml': 'a' }, { folders: ['a', 'empty'] });
    expect(readTree(outdir)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'b', a: null, 'a/x.yaml': 'x', empty: null });
    expect(beside()).toEqual(['.dist.breakwater']);
    expect(fs.readFileSync(recordPath(outdir), 'utf8')).toBe('a.yaml\na/x.yaml\nb.yaml\n');
  });

  test('removes what an earlier synth wrote, with folders that are empty then, and nothing else', () => {
    write({ 'old.yaml': '1', 'gone/a.yaml': '1', 'kept/a.yaml': '1', 'same.yaml': '1' });
    fs.writeFileSync(path.join(outdir, 'kept/mine.txt'), 'mine');
    fs.writeFileSync(path.join(outdir, 'mine.yaml'), 'mine');
    expect(write({ 'same.yaml': '1', 'new.yaml': '2' }).removed).toEqual(['gone/a.yaml', 'kept/a.yaml', 'old.yaml']);
    expect(readTree(outdir)).toEqual({ 'same.yaml': '1', 'new.yaml': '2', kept: null, 'kept/mine.txt': 'mine', 'mine.yaml': 'mine' });
    expect(fs.readFileSync(recordPath(outdir), 'utf8')).toBe('new.yaml\nsame.yaml\n');
  });

  test('leaves a file alone whose bytes stay the same', () => {
    write({ 'a.yaml': 'a', 'b.yaml': 'b' });
    const past = new Date(1_000_000_000_000);
    for (const file of ['a.yaml', 'b.yaml']) fs.utimesSync(path.join(outdir, file), past, past);
    fs.utimesSync(recordPath(outdir), past, past);
    write({ 'a.yaml': 'a', 'b.yaml': 'changed' });
    expect(fs.statSync(path.join(outdir, 'a.yaml')).mtime).toEqual(past);
    expect(fs.statSync(recordPath(outdir)).mtime).toEqual(past);
    expect(fs.statSync(path.join(outdir, 'b.yaml')).mtime).not.toEqual(past);
  });

  test('keeps the permissions of a file that it replaces', () => {
    write({ 'a.yaml': 'a' });
    fs.chmodSync(path.join(outdir, 'a.yaml'), 0o640);
    write({ 'a.yaml': 'b' });
    expect(fs.statSync(path.join(outdir, 'a.yaml')).mode & 0o777).toBe(0o640);
  });

  test('forgets the record when there is nothing to record', () => {
    write({ 'a.yaml': 'a' });
    write({});
    expect(readTree(outdir)).toEqual({});
    expect(beside()).toEqual([]);
  });

  test('keeps files of another App of the same program', () => {
    write({ 'a.yaml': 'a' });
    write({ 'b.yaml': 'b' }, { keep: ['a.yaml'] });
    expect(readTree(outdir)).toEqual({ 'a.yaml': 'a', 'b.yaml': 'b' });
    expect(fs.readFileSync(recordPath(outdir), 'utf8')).toBe('a.yaml\nb.yaml\n');
  });

  test('replaces a symbolic link instead of writing through it', () => {
    const elsewhere = path.join(root, 'elsewhere.txt');
    fs.writeFileSync(elsewhere, 'precious');
    fs.mkdirSync(outdir);
    fs.symlinkSync(elsewhere, path.join(outdir, 'a.yaml'));
    write({ 'a.yaml': 'a' });
    expect(fs.readFileSync(elsewhere, 'utf8')).toBe('precious');
    expect(readTree(outdir)).toEqual({ 'a.yaml': 'a' });
  });

  describe('does not trust the record', () => {
    test.each(['../precious.txt', 'x/../../precious.txt', './../precious.txt', '..', '.', 'a//b', 'C:\\precious.txt', '..\\precious.txt'])(
      '%s',
      (line) => {
        const precious = path.join(root, 'precious.txt');
        fs.writeFileSync(precious, 'precious');
        write({ 'a.yaml': 'a' });
        fs.writeFileSync(recordPath(outdir), `a.yaml\n${line}\n`);
        const { removed, warnings } = write({ 'b.yaml': 'b' });
        expect(removed).toEqual(['a.yaml']);
        expect(warnings).toEqual([expect.stringContaining(`"${line}" is not a path inside of`)]);
        expect(fs.readFileSync(precious, 'utf8')).toBe('precious');
      },
    );

    test('an absolute path', () => {
      const precious = path.join(root, 'precious.txt');
      fs.writeFileSync(precious, 'precious');
      fs.writeFileSync(recordPath(outdir), `${precious}\n`);
      expect(write({}).removed).toEqual([]);
      expect(fs.existsSync(precious)).toBe(true);
    });

    test('symbolic links and folders', () => {
      const other = path.join(root, 'other');
      fs.mkdirSync(other);
      fs.writeFileSync(path.join(other, 'precious.txt'), 'precious');
      write({ 'a.yaml': 'a' });
      fs.symlinkSync(other, path.join(outdir, 'link'));
      fs.symlinkSync(path.join(other, 'precious.txt'), path.join(outdir, 'file-link'));
      fs.mkdirSync(path.join(outdir, 'folder'));
      fs.writeFileSync(recordPath(outdir), 'a.yaml\nlink/precious.txt\nlink\nfile-link\nfolder\n');
      expect(write({ 'a.yaml': 'a' }).removed).toEqual([]);
      expect(fs.readdirSync(outdir).sort()).toEqual(['a.yaml', 'file-link', 'folder', 'link']);
      expect(fs.readFileSync(path.join(other, 'precious.txt'), 'utf8')).toBe('precious');
    });
  });

  describe('leaves the last output as it was', () => {
    const before = { 'a.yaml': 'a', 'b.yaml': 'b', 'gone/c.yaml': 'c' };
    const after = { 'a.yaml': 'A', 'b.yaml': 'B', 'deep/new.yaml': 'N' };
    let tree: unknown;
    let record: string;

    beforeEach(() => {
      write(before);
      tree = readTree(outdir);
      record = fs.readFileSync(recordPath(outdir), 'utf8');
    });

    const expectUnchanged = () => {
      failing = undefined;
      expect(readTree(outdir)).toEqual(tree);
      expect(fs.readFileSync(recordPath(outdir), 'utf8')).toBe(record);
      expect(beside()).toEqual(['.dist.breakwater']);
    };

    test.each([
      ['staging a file', 'writeFileSync', /new-1$/, 'ENOSPC', 'no space left on the device'],
      ['replacing the second file', 'renameSync', /b\.yaml$/, 'EACCES', 'permission denied'],
      ['adding a file', 'renameSync', /new\.yaml$/, 'EROFS', 'the file system is read-only'],
      ['removing a stale file', 'renameSync', /old-\d$/, 'EPERM', 'permission denied'],
      ['removing an empty folder', 'rmdirSync', /gone$/, 'EBUSY', 'failed on purpose'],
    ])('when %s fails', (_name, step, on, code, reason) => {
      failing = { step, on, code };
      const error = failure(() => write(after));
      expect(error.message).toContain(`${outdir}: the output folder cannot be written: `);
      expect(error.message).toContain(reason);
      expect(isUsageError(error)).toBe(true);
      expectUnchanged();
    });

    test.each(['beforeChange', 'beforeCommit'])('when the budget is overrun in %s', (moment) => {
      const stop = new Error('too slow');
      const more = {
        [moment]: () => {
          throw stop;
        },
      };
      expect(failure(() => write(after, more))).toBe(stop);
      expectUnchanged();
    });

    test('and knows the files of a synth that was killed as its own', () => {
      const record = recordPath(outdir);
      const old = fs.readFileSync(record, 'utf8');
      let killed: string | undefined;
      const more = {
        beforeCommit: () => {
          killed = fs.readFileSync(record, 'utf8');
          throw new Error('stop');
        },
      };
      failure(() => write({ ...after, 'new.yaml': 'n' }, more));
      expect(fs.readFileSync(record, 'utf8')).toBe(old);
      // As if the process had ended before the record was put back.
      fs.writeFileSync(record, killed as string);
      fs.writeFileSync(path.join(outdir, 'new.yaml'), 'n');
      expect(write(after).removed).toContain('new.yaml');
      expect(killed?.split('\n')).toEqual(expect.arrayContaining(old.trimEnd().split('\n')));
    });

    test('when the name of a file is too long', () => {
      const name = `${'n'.repeat(300)}.yaml`;
      const error = failure(() => write({ ...after, [name]: '' }));
      expect(error.message).toContain('the name of a file is too long');
      expect(error.message).toContain('value:   "nnn');
      expectUnchanged();
    });

    test('when a folder stands in the place of a file', () => {
      fs.mkdirSync(path.join(outdir, 'z.yaml'));
      tree = readTree(outdir);
      const error = failure(() => write({ ...after, 'z.yaml': 'z' }));
      expect(error.message).toContain('z.yaml is a folder, but a file is to be written there');
      expectUnchanged();
    });
  });

  test('says where the old files are that it cannot put back', () => {
    write({ 'a.yaml': 'a', 'b.yaml': 'b' });
    let renames = 0;
    // The first file is replaced; the second is not, and neither can the first be put back.
    failing = { step: 'renameSync', on: { test: (to: string) => !to.includes('old-') && ++renames > 1 } as RegExp, code: 'EIO' };
    const error = failure(() => write({ 'a.yaml': 'A', 'b.yaml': 'B' }));
    const copies = /what could not be put back of the last output is in (.*)$/m.exec(error.message)?.[1] as string;
    expect(fs.readFileSync(path.join(copies, 'old-0'), 'utf8')).toBe('a');
  });

  test('makes no folder where it fails', () => {
    failing = { step: 'writeFileSync', on: /new-0/, code: 'ENOSPC' };
    outdir = path.join(root, 'deep/er/dist');
    failure(() => write({ 'a.yaml': 'a' }));
    failing = undefined;
    expect(fs.readdirSync(root)).toEqual([]);
  });

  test('says that a file stands where the output folder should be', () => {
    fs.writeFileSync(outdir, 'a file');
    const error = failure(() => write({ 'a.yaml': 'a' }));
    expect(error.message).toContain(`${outdir}: the output folder cannot be written: a file stands where a folder is needed`);
    expect(error.message).toContain('fix:     choose another folder with the outdir prop');
    expect(fs.readFileSync(outdir, 'utf8')).toBe('a file');
    outdir = path.join(outdir, 'below');
    expect(failure(() => write({ 'a.yaml': 'a' })).message).toContain('a file stands where a folder is needed');
  });

  test('stages in the output folder where its parent takes no files, and warns that it cannot keep a record', () => {
    fs.mkdirSync(outdir);
    failing = { step: 'mkdtempSync', on: /\.dist\.breakwater-/, code: 'EACCES' };
    expect(write({ 'a.yaml': 'a' }).warnings).toEqual([]);
    expect(readTree(outdir)).toEqual({ 'a.yaml': 'a' });
    failing = { step: 'renameSync', on: /\.dist\.breakwater$/, code: 'EACCES' };
    const { warnings } = write({ 'b.yaml': 'b' });
    expect(warnings).toEqual([
      expect.stringContaining('cannot be written (permission denied), so files that later become stale will not be removed'),
    ]);
    expect(readTree(outdir)).toEqual({ 'b.yaml': 'b' });
  });

  test('warns where the record cannot even be read', () => {
    fs.mkdirSync(recordPath(outdir));
    expect(write({ 'a.yaml': 'a' }).warnings).toEqual([expect.stringContaining('the record of the files in')]);
    expect(readTree(outdir)).toEqual({ 'a.yaml': 'a' });
  });

  test('does without hard links', () => {
    write({ 'a.yaml': 'a', 'b.yaml': 'b' });
    failing = { step: 'linkSync', on: /./, code: 'EPERM' };
    write({ 'a.yaml': 'A', 'b.yaml': 'b' });
    expect(readTree(outdir)).toEqual({ 'a.yaml': 'A', 'b.yaml': 'b' });
  });
});
