/**
 * The same program on the App of cdk8s and on ours, side by side, each run in a fresh process: `tsx bench/synth.ts [--quick]`.
 * Compile first. It ends with exit code 1 when a floor is missed.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import type { Measurement } from './program';

const SIZES = [100, 300, 1_000, 3_000];
const SMALL = 300;
const LARGE = 3_000;

/** Floors on construction and synth, in process. Times of whole processes, imports included, are shown beside them. */
const MAX_SLOPE = 1.15;
const MIN_SPEEDUP = 20;
/** Validation against one `toJson` of each object by cdk8s. */
const MAX_VALIDATION_SHARE = 1;

const quick = process.argv.includes('--quick');
const RUNS = quick ? 1 : 3;
const folder = mkdtempSync(path.join(tmpdir(), 'breakwater-bench-'));

let runs = 0;

function once(mode: string, charts: number): Measurement & { readonly outdir: string } {
  // A folder a run, all removed at the end: ext4 is slow to make files while thousands were removed a moment ago.
  const outdir = path.join(folder, `${runs++}`, 'dist');
  const args = ['--import', 'tsx', path.join(__dirname, 'program.ts'), mode, String(charts), outdir];
  // The program is to print one line; a warning would be a finding in objects that have to be without one.
  const text = execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: path.join(__dirname, '..'),
  });
  return { ...JSON.parse(text), outdir };
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

/** Whether two folders hold the same files with the same bytes. */
function sameFiles(a: string, b: string): boolean {
  const names = readdirSync(a).sort();
  if (names.join('\n') !== readdirSync(b).sort().join('\n')) return false;
  return names.every((name) => readFileSync(path.join(a, name)).equals(readFileSync(path.join(b, name))));
}

interface Row {
  readonly charts: number;
  readonly theirs: number;
  readonly ours: number;
  readonly theirProcess: number;
  readonly ourProcess: number;
  readonly toJson: number;
  readonly validate: number;
  readonly same: boolean;
}

function measure(charts: number): Row {
  const all = Array.from({ length: RUNS }, () => ({
    ours: once('breakwater', charts),
    validation: once('validation', charts),
    theirs: once('cdk8s', charts),
  }));
  const middle = (pick: (run: (typeof all)[number]) => number) => median(all.map(pick));
  return {
    charts,
    theirs: middle((run) => run.theirs.ms),
    ours: middle((run) => run.ours.ms),
    theirProcess: middle((run) => run.theirs.processMs),
    ourProcess: middle((run) => run.ours.processMs),
    toJson: middle((run) => run.validation.toJsonMs as number),
    validate: middle((run) => run.validation.validateMs as number),
    same: sameFiles(all[0].theirs.outdir, all[0].ours.outdir),
  };
}

function show(row: Row): string {
  const cells = [row.theirs, row.ours, row.theirs / row.ours, row.theirProcess, row.ourProcess, row.toJson, row.validate];
  return [
    String(row.charts).padStart(6),
    ...cells.map((value, i) => (i === 2 ? `${value.toFixed(1)}x` : value.toFixed(0)).padStart(10)),
  ].join('');
}

function floor(name: string, value: number, limit: number, isMet: boolean, comparison: string): boolean {
  console.log(`${isMet ? 'ok    ' : 'MISSED'} ${name}: ${value.toFixed(2)} (${comparison} ${limit})`);
  return isMet;
}

try {
  console.log(`charts of 5 objects, fresh processes, median of ${RUNS}, milliseconds, validation on`);
  console.log(
    ['charts'.padStart(6), ...['cdk8s', 'ours', 'faster', 'process', 'process', 'toJson', 'validate'].map((h) => h.padStart(10))].join(''),
  );
  const rows = SIZES.map((charts) => {
    const row = measure(charts);
    console.log(show(row));
    return row;
  });
  const at = (charts: number) => rows.find((row) => row.charts === charts) as Row;
  const slope = Math.log(at(LARGE).ours / at(SMALL).ours) / Math.log(LARGE / SMALL);
  const speedup = at(LARGE).theirs / at(LARGE).ours;
  const share = at(LARGE).validate / at(LARGE).toJson;
  const met = [
    floor(`log-log slope of ours from ${SMALL} to ${LARGE} charts`, slope, MAX_SLOPE, slope <= MAX_SLOPE, 'at most'),
    floor(`times faster than cdk8s at ${LARGE} charts`, speedup, MIN_SPEEDUP, speedup >= MIN_SPEEDUP, 'at least'),
    floor(`validation as a share of toJson at ${LARGE} charts`, share, MAX_VALIDATION_SHARE, share <= MAX_VALIDATION_SHARE, 'at most'),
    floor(
      'sizes at which both wrote the same bytes',
      rows.filter(({ same }) => same).length,
      rows.length,
      rows.every(({ same }) => same),
      'all',
    ),
  ];
  process.exitCode = met.every(Boolean) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
