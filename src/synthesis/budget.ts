/** What happens when a synth overruns its budget, or finds something wrong. */
export enum OverrunMode {
  /** The synth fails, and the last output stays. */
  ERROR = 'error',
  /** The output is written, with a warning. */
  WARNING = 'warning',
}

/**
 * What a synth may cost. Times are calibrated: they are counted as if on the reference machine, so that a budget holds on a slow and on a fast machine alike.
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
   * Peak resident memory of the process, Node.js itself included, in mebibytes, more than 0. Not calibrated.
   * @default - no limit
   */
  readonly peakMemoryMebibytes?: number;
  /**
   * Growth of the peak resident memory since the making of the App, divided by the number of Kubernetes objects, in kibibytes, more than 0. Not calibrated.
   * @default - no limit
   */
  readonly memoryPerObjectKibibytes?: number;
  /**
   * What an overrun does.
   * @default OverrunMode.ERROR
   */
  readonly onOverrun?: OverrunMode;
}
