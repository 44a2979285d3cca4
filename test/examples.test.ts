import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';

const EXAMPLES = resolve(__dirname, '../examples');

/** Every file below a folder, by its relative path. */
function tree(folder: string, root = folder): Record<string, string> {
  return Object.assign(
    {},
    ...readdirSync(folder)
      .sort()
      .map((name) => {
        const path = join(folder, name);
        return statSync(path).isDirectory() ? tree(path, root) : { [relative(root, path)]: readFileSync(path, 'utf8') };
      }),
  );
}

describe.each(readdirSync(EXAMPLES).sort())('examples/%s', (name) => {
  let folder: string;
  const synth = (outdir: string): Record<string, string> => {
    process.env.CDK8S_OUTDIR = outdir;
    jest.isolateModules(() => require(join(EXAMPLES, name, 'main.ts')));
    return tree(outdir);
  };
  beforeEach(() => {
    // Small programs have no ledger, and are told so.
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    folder = mkdtempSync(join(tmpdir(), 'breakwater-example-'));
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true });
  });

  test('synthesizes its expected output, byte for byte', () => {
    expect(synth(join(folder, 'out'))).toEqual(tree(join(EXAMPLES, name, 'expected')));
  });

  test('gives the same bytes in another folder, time zone and locale', () => {
    const { TZ, LANG } = process.env;
    Object.assign(process.env, { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8' });
    const cwd = process.cwd();
    process.chdir(folder);
    try {
      expect(synth(join(folder, 'elsewhere'))).toEqual(tree(join(EXAMPLES, name, 'expected')));
    } finally {
      process.chdir(cwd);
      for (const [key, value] of Object.entries({ TZ, LANG })) {
        if (value === undefined) delete process.env[key];
        else process.env[key] = value;
      }
    }
  });
});
