import * as fs from 'node:fs';
import * as path from 'node:path';
import { formatRecord, readRecord, recordPath, staleFiles } from '../../src/synthesis/record';
import { temporaryFolder } from './file-tree';

let root: string;
beforeEach(() => {
  root = temporaryFolder();
});
afterEach(() => fs.rmSync(root, { recursive: true }));

describe('the record of an output folder', () => {
  test('lies beside the folder', () => {
    expect(recordPath('/srv/shop/dist')).toBe(path.resolve('/srv/shop/.dist.breakwater'));
    expect(recordPath('deploy/prod/')).toBe(path.resolve('deploy/.prod.breakwater'));
  });

  test('is sorted by code unit, with each file once', () => {
    expect(formatRecord(['b', 'a/b', 'B', 'a', 'b'])).toBe('B\na\na/b\nb\n');
    expect(formatRecord([])).toBe('');
  });

  test('is empty where there is none', () => {
    expect(readRecord(path.join(root, 'dist'))).toEqual({ files: [], refused: [] });
  });

  test('parts plain paths from others', () => {
    const outdir = path.join(root, 'dist');
    fs.writeFileSync(recordPath(outdir), 'a.yaml\n\nb/c.yaml\n../x\n/etc/passwd\nb/../../x\n');
    expect(readRecord(outdir)).toEqual({ files: ['a.yaml', 'b/c.yaml'], refused: ['../x', '/etc/passwd', 'b/../../x'] });
  });
});

describe('staleFiles', () => {
  test('are plain files that are there and not made now', () => {
    for (const file of ['a', 'b', 'made']) fs.writeFileSync(path.join(root, file), '');
    const record = { files: ['a', 'b', 'made', 'missing', 'missing/too', 'a/below'], refused: [] };
    expect(staleFiles(root, record, new Set(['made']))).toEqual(['a', 'b']);
  });
});
