import { readFileSync } from 'node:fs';

/** Peak resident memory of this process so far, in mebibytes. */
export function peakMemoryMebibytes(): number {
  try {
    // What getrusage says includes the process that started this one.
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'));
    if (peak) return Number(peak[1]) / 1024;
  } catch {
    // Only Linux has this file.
  }
  return process.resourceUsage().maxRSS / 1024;
}
