/**
 * How long the calibration loop takes on the reference machine, in milliseconds: one core of an Intel Xeon server processor
 * in a virtual machine (2 cores), Node.js 20.20, median of 40 processes.
 */
export const NOMINAL_MS = 11;

/** How fast this process is. */
export interface Calibration {
  /** Duration of the calibration loop on the reference machine, in milliseconds. */
  readonly nominalMs: number;
  /** Duration of the same loop in this process, in milliseconds. */
  readonly measuredMs: number;
}

/** Rounds of the loop, of which the fastest counts: others were disturbed by the compiler or by other processes. */
const ROUNDS = 7;

/** Runs the calibration loop, some 0.1 s in all on the reference machine. */
export function calibrate(now: () => number = () => performance.now()): Calibration {
  let measuredMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    const start = now();
    loop();
    measuredMs = Math.min(measuredMs, now() - start);
  }
  return { nominalMs: NOMINAL_MS, measuredMs };
}

/** Milliseconds as they would be on the reference machine. */
export function calibrated(ms: number, calibration: Calibration): number {
  return (ms * calibration.nominalMs) / calibration.measuredMs;
}

/** A fixed piece of work of the kind that synth does: small objects made, walked in sorted order and turned into text. */
function loop(): number {
  let length = 0;
  for (let i = 0; i < 2_500; i++) {
    const object: Record<string, unknown> = {};
    for (let field = 0; field < 12; field++) object[`field${(field * 7) % 12}`] = { name: `value-${i}-${field}`, list: [i, field] };
    for (const key of Object.keys(object).sort()) {
      if (/^[a-z0-9]+$/.test(key)) length += JSON.stringify(object[key]).length;
    }
  }
  return length;
}
