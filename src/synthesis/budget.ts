import { usageError } from '../manifest/errors';
import { type Calibration, calibrated } from './calibration';
import type { FindingsMode } from './findings-mode';

/**
 * What a synth may cost. Times are calibrated: counted as if on the reference machine, so that a budget means the same on a slow machine as on a fast one.
 * The raw figures stand beside them in the report.
 */
export interface SynthBudget {
  /**
   * Time from the making of the App to the end of synth, in calibrated milliseconds, more than 0.
   * @default - no limit
   */
  readonly timeMs?: number;
  /**
   * The same time divided by the number of Kubernetes objects, in calibrated microseconds, more than 0.
   * @default - no limit
   */
  readonly timePerObjectMicros?: number;
  /**
   * Peak resident memory of the process, Node.js itself included, in mebibytes, more than 0.
   * @default - no limit
   */
  readonly peakMemoryMebibytes?: number;
  /**
   * Growth of the peak resident memory since the App was made, divided by the number of Kubernetes objects, in kibibytes, more than 0.
   * @default - no limit
   */
  readonly memoryPerObjectKibibytes?: number;
  /**
   * What an overrun does.
   * @default FindingsMode.ERROR
   */
  readonly onOverrun?: FindingsMode;
}

/** What a synth did cost. */
export interface Cost {
  /** Milliseconds on the wall clock. */
  readonly ms: number;
  readonly objects: number;
  readonly peakMemoryMebibytes: number;
  /** Growth of the peak since the App was made. */
  readonly grownMebibytes: number;
}

/** One figure of a cost, beside what it may be. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly raw: number;
  /** The figure that the budget counts: the raw one but for times. */
  readonly counted: number;
  readonly limit?: number;
}

/** Refuses a budget that no synth could keep or that says nothing. */
export function checkBudget(budget: SynthBudget): void {
  for (const [name, limit] of Object.entries(budget)) {
    if (name === 'onOverrun' || limit === undefined || (typeof limit === 'number' && limit > 0)) continue;
    throw usageError({ what: `the synth budget has a wrong ${name}`, value: limit, allowed: 'a number greater than 0' });
  }
}

/** All figures of a cost. Figures by object are left out where there is no object. */
export function figures(cost: Cost, budget: SynthBudget = {}, calibration?: Calibration): Figure[] {
  const time = (name: string, unit: string, raw: number, limit?: number): Figure => {
    return { name, unit, raw, counted: calibration ? calibrated(raw, calibration) : raw, limit };
  };
  const memory = (name: string, unit: string, raw: number, limit?: number): Figure => ({ name, unit, raw, counted: raw, limit });
  const all = [time('total', 'ms', cost.ms, budget.timeMs)];
  if (cost.objects > 0) all.push(time('per object', 'µs', (cost.ms * 1000) / cost.objects, budget.timePerObjectMicros));
  all.push(memory('peak memory', 'MiB', cost.peakMemoryMebibytes, budget.peakMemoryMebibytes));
  if (cost.objects > 0) {
    all.push(memory('memory per object', 'KiB', (cost.grownMebibytes * 1024) / cost.objects, budget.memoryPerObjectKibibytes));
  }
  return all;
}

/** The figures that are over their limit. */
export function overruns(all: readonly Figure[]): Figure[] {
  return all.filter(({ counted, limit }) => limit !== undefined && counted > limit);
}
