import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { transformSync } from '@swc/core';

const README = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

/** The code block that follows a mark such as `<!-- program -->`. */
function block(mark: string): string {
  const found = new RegExp(`<!-- ${mark} -->\n\`\`\`\\w*\n([\\s\\S]*?)\n\`\`\``).exec(README);
  if (!found) throw new Error(`README.md has no block ${mark}`);
  return found[1];
}

function run(code: string): void {
  const { code: js } = transformSync(code, { module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'typescript' } } });
  new Function('require', 'exports', js)(require, {});
}

describe('README.md', () => {
  let folder: string;
  beforeEach(() => {
    // Small programs have no ledger, and are told so.
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    folder = mkdtempSync(join(tmpdir(), 'breakwater-readme-'));
    process.env.CDK8S_OUTDIR = folder;
  });
  afterEach(() => {
    jest.restoreAllMocks();
    delete process.env.CDK8S_OUTDIR;
    rmSync(folder, { recursive: true });
  });

  test('has a program of ten lines', () => {
    const lines = block('program')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('//'));
    expect(lines.length).toBeLessThanOrEqual(10);
  });

  test('shows the YAML that its program makes', () => {
    run(block('program'));
    expect(
      readFileSync(join(folder, 'shop.k8s.yaml'), 'utf8')
        .split('---\n')
        .map((text) => text.trim()),
    ).toContain(block('yaml'));
  });

  const refusals = [...README.matchAll(/<!-- refusal: (.*) -->\n```\n([\s\S]*?)\n```/g)].map(([, code, text]) => [code, text]);

  test('shows three refusals', () => {
    expect(refusals).toHaveLength(3);
  });

  test.each(refusals)('is refused as it says: %s', (code, text) => {
    // What the program of the README makes is there, all but the synth at its end and what the refusal makes itself.
    const program = block('program').replace('app.synth();', '');
    const names = /new Stack\(app/.test(code) ? program.replace(/^const (shop|hello|gateway) =.*$|^gateway\..*$/gm, '') : program;
    expect(() => run(`${names}\nimport * as kplus from 'cdk8s-plus-27';\n${code}`)).toThrow(new Error(text));
  });
});
