import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const SRC = resolve(__dirname, '../src');

/** A policy domain: value classes and the arithmetic behind them. */
const DOMAINS = ['region', 'residency', 'storage', 'isolation', 'resilience', 'latency', 'observability'];

/** What the files that compose a stack may import besides each other. */
const COMPOSITION = ['manifest', 'release', 'synthesis', 'membership', ...DOMAINS];

/**
 * Which room may import which. A room is a folder of src/, or a file that stands there by itself.
 * The same table stands in ARCHITECTURE.md in words.
 */
const MAY_IMPORT: Record<string, string[]> = {
  manifest: [],
  nginx: [],
  region: ['manifest'],
  residency: ['manifest', 'region'],
  isolation: ['manifest'],
  membership: ['manifest', 'region', 'isolation'],
  storage: ['manifest', 'region'],
  resilience: ['manifest', 'region'],
  latency: ['manifest', 'region'],
  observability: ['manifest', 'region'],
  release: ['manifest'],
  validation: ['manifest', 'nginx', ...DOMAINS],
  synthesis: ['manifest', 'validation'],
  'cluster.ts': COMPOSITION,
  'namespace.ts': [...COMPOSITION, 'cluster.ts'],
  'stack.ts': [...COMPOSITION, 'cluster.ts', 'namespace.ts'],
  workload: [...COMPOSITION, 'nginx', 'cluster.ts', 'namespace.ts', 'stack.ts'],
  gateway: [...COMPOSITION, 'nginx', 'cluster.ts', 'namespace.ts', 'stack.ts', 'workload'],
  'app.ts': [...COMPOSITION, 'nginx', 'validation', 'cluster.ts', 'namespace.ts', 'stack.ts', 'workload', 'gateway'],
  'index.ts': ['*'],
  cli: ['*'],
};

function sourceFiles(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      if (statSync(path).isDirectory()) return sourceFiles(path);
      return name.endsWith('.ts') ? [path] : [];
    });
}

/** Our own files that a file imports, type imports included. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:\bfrom|\bimport|\brequire\()\s*['"](\.[^'"]*)['"]/g)].map((m) => m[1]);
  return specifiers.map((specifier) => {
    const base = resolve(dirname(file), specifier);
    const found = [base, `${base}.ts`, join(base, 'index.ts')].find((p) => existsSync(p) && statSync(p).isFile());
    if (!found) throw new Error(`${relative(SRC, file)} imports ${specifier}, which is no file`);
    return found;
  });
}

/** A file without its comments. */
const code = (file: string): string => readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

const room = (file: string): string => relative(SRC, file).split('/')[0];

const FILES = sourceFiles(SRC);

describe('the structure of src/', () => {
  test('every room is in the table', () => {
    expect([...new Set(FILES.map(room))].filter((r) => !(r in MAY_IMPORT))).toEqual([]);
  });

  test('imports go one way between rooms', () => {
    const wrong = FILES.flatMap((file) =>
      importsOf(file)
        .filter((target) => target.endsWith('.ts') && room(target) !== room(file))
        .filter((target) => !MAY_IMPORT[room(file)]?.some((r) => r === '*' || r === room(target)))
        .map((target) => `${relative(SRC, file)} -> ${relative(SRC, target)}`),
    );
    expect(wrong).toEqual([]);
  });

  test('no file imports itself by way of others', () => {
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, way: string[]): void => {
      const at = way.indexOf(file);
      if (at >= 0) cycles.push([...way.slice(at), file].map((f) => relative(SRC, f)).join(' -> '));
      if (at >= 0 || done.has(file)) return;
      for (const target of importsOf(file)) visit(target, [...way, file]);
      done.add(file);
    };
    for (const file of FILES) visit(file, []);
    expect(cycles).toEqual([]);
  });

  test('src/index.ts lists every export by name', () => {
    const statements = code(join(SRC, 'index.ts'))
      .split(';')
      .map((s) => s.trim())
      .filter(Boolean);
    expect(statements.filter((s) => !/^export (type )?\{[^}*]+\} from '\.\/[^']+'$/.test(s))).toEqual([]);
  });

  test('only the index of a folder re-exports', () => {
    const wrong = FILES.filter((file) => !file.endsWith('/index.ts'))
      .filter((file) => /^export (type )?(\*|\{[^}]*\}) from/m.test(readFileSync(file, 'utf8')))
      .map((file) => relative(SRC, file));
    expect(wrong).toEqual([]);
  });

  test('every source file that does something has a test file of its name', () => {
    const missing = FILES.map((file) => relative(SRC, file))
      // Each rule has its examples in test/invalid/, and one test that runs them all.
      .filter((file) => !/(^|\/)index\.ts$/.test(file) && !file.startsWith('validation/rules/'))
      .filter((file) => /\bfunction\b|\bclass\b|=>/.test(code(join(SRC, file))))
      .filter((file) => !existsSync(resolve(__dirname, file.replace(/\.ts$/, '.test.ts'))));
    expect(missing).toEqual([]);
  });
});
