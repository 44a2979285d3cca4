/** What the process says when it ends. */
export const Exit = {
  /** All is well. */
  FINE: 0,
  /** Findings, or committed output that is stale. */
  FINDINGS: 1,
  /** Wrong use of the command line or of the constructs, or a program that throws. */
  WRONG_USE: 2,
} as const;
