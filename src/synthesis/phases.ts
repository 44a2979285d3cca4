/** The steps of a synth, in their order. */
export type Phase = 'construct' | 'render' | 'validate' | 'emit' | 'write';

/** How long a step took. */
export interface PhaseTiming {
  readonly phase: Phase;
  /** Milliseconds on the wall clock. */
  readonly ms: number;
}

/** Measures the steps of one synth. */
export class Phases {
  private readonly spent = new Map<Phase, number>();
  private last: number;

  /**
   * @param start when the first step began, in milliseconds of `now`
   * @param now a monotonic clock in milliseconds
   */
  constructor(
    start: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.last = start;
  }

  /** Ends a step: all time since the last end counts as its own. */
  end(phase: Phase): void {
    const now = this.now();
    this.spent.set(phase, (this.spent.get(phase) ?? 0) + now - this.last);
    this.last = now;
  }

  /** Leaves the time since the last end out of every step. */
  skip(): void {
    this.last = this.now();
  }

  /** All steps that ended so far. */
  get timings(): PhaseTiming[] {
    return [...this.spent].map(([phase, ms]) => ({ phase, ms }));
  }
}
