import { figures } from '../../src/synthesis/budget';
import { costTable } from '../../src/synthesis/cost-table';

const COST = { ms: 30, objects: 3, peakMemoryMebibytes: 80, grownMebibytes: 3 };
const TIMINGS = [
  { phase: 'construct', ms: 10 },
  { phase: 'render', ms: 20 },
] as const;

describe('costTable', () => {
  test('shows phases and figures, raw', () => {
    const lines = costTable(TIMINGS, figures(COST)).split('\n');
    expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([
      'synth raw',
      'construct 10.0 ms',
      'render 20.0 ms',
      'total 30.0 ms',
      'per object 10000.0 µs',
      'peak memory 80.0 MiB',
      'memory per object 1024.0 KiB',
      '',
    ]);
    expect(new Set(lines.slice(0, -1).map((line) => line.length)).size).toBe(1);
  });

  test('shows them against the budget, with the calibration', () => {
    const calibration = { nominalMs: 10, measuredMs: 20 };
    const lines = costTable(TIMINGS, figures(COST, { timeMs: 10, peakMemoryMebibytes: 100 }, calibration), calibration).split('\n');
    expect(lines[0]).toMatch(/^synth +raw +calibrated +budget$/);
    expect(lines[1]).toMatch(/^construct +10\.0 ms +5\.0 ms$/);
    expect(lines[3]).toMatch(/^total +30\.0 ms +15\.0 ms +10\.0 ms +over$/);
    expect(lines[4]).toMatch(/^per object +10000\.0 µs +5000\.0 µs$/);
    expect(lines[5]).toMatch(/^peak memory +80\.0 MiB +100\.0 MiB +ok$/);
    expect(lines[7]).toBe('calibrated = raw x 10.00 / 20.00 (calibration loop, ms: on the reference machine / here)');
  });
});
