import type { Figure } from './budget';
import { type Calibration, calibrated } from './calibration';
import type { PhaseTiming } from './phases';

/** The phases and figures of a synth as a table for people, against the budget where there is one. Ends with a line break. */
export function costTable(timings: readonly PhaseTiming[], figures: readonly Figure[], calibration?: Calibration): string {
  const rows = timings.map(({ phase, ms }) => [
    phase,
    amount(ms, 'ms'),
    calibration ? amount(calibrated(ms, calibration), 'ms') : '',
    '',
    '',
  ]);
  for (const { name, unit, raw, counted, limit } of figures) {
    const judged = limit === undefined ? ['', ''] : [amount(limit, unit), counted > limit ? 'over' : 'ok'];
    rows.push([name, amount(raw, unit), calibration && unit.endsWith('s') ? amount(counted, unit) : '', ...judged]);
  }
  const header = ['synth', 'raw', 'calibrated', 'budget', ''];
  const columns = header.map((_, i) => i).filter((i) => i < 2 || rows.some((row) => row[i] !== ''));
  const widths = columns.map((i) => Math.max(header[i].length, ...rows.map((row) => row[i].length)));
  const lines = [header, ...rows].map((row) =>
    columns
      .map((i, at) => (i === 0 || i === 4 ? row[i].padEnd(widths[at]) : row[i].padStart(widths[at])))
      .join('  ')
      .trimEnd(),
  );
  if (calibration) {
    const { nominalMs, measuredMs } = calibration;
    lines.push(
      `calibrated = raw x ${nominalMs.toFixed(2)} / ${measuredMs.toFixed(2)} (calibration loop, ms: on the reference machine / here)`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function amount(value: number, unit: string): string {
  return `${value.toFixed(1)} ${unit}`;
}
