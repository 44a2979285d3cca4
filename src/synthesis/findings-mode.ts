/** What happens when synth finds something wrong. */
export enum FindingsMode {
  /** Synth fails with a report of everything that is wrong. The last output stays. */
  ERROR = 'error',
  /** The report goes to standard error, and the output is written all the same, unless it would lack an object that cannot be rendered. */
  WARNING = 'warning',
}
