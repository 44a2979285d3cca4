import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CONTROL_VARIABLE, readControl } from '../../src/manifest/control';

describe('readControl', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'breakwater-control-'));
  });
  afterEach(() => {
    delete process.env[CONTROL_VARIABLE];
    rmSync(folder, { recursive: true });
  });

  test('is undefined for a program that was started by anything else', () => {
    expect(readControl()).toBeUndefined();
  });

  test('reads the file that the variable names, anew when it names another', () => {
    for (const write of [true, false]) {
      const path = join(folder, `${write}.json`);
      writeFileSync(path, JSON.stringify({ report: 'r', write, stage: { service: 'payment', image: 'x:1' } }));
      process.env[CONTROL_VARIABLE] = path;
      expect(readControl()).toEqual({ report: 'r', write, stage: { service: 'payment', image: 'x:1' } });
    }
  });
});
