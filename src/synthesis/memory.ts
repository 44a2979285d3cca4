import { readFileSync } from 'node:fs';

/** The highest reading so far. The kernel sums up counters of its processors that lag behind, so a later reading can be a little lower. */
let highest = 0;

/** Peak resident memory of this process so far, in mebibytes. */
export function peakMemoryMebibytes(): number {
  highest = Math.max(highest, readPeak());
  return highest;
}

function readPeak(): number {
  try {
    // What getrusage says includes the process that started this one.
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (peak) return Number(peak[1]) / 1024;
  } catch {
    // Only Linux has this file.
  }
  return process.resourceUsage().maxRSS / 1024;
}
