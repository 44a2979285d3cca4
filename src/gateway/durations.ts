import type { Duration } from 'cdk8s';
import { usageError } from '../manifest/errors';

function milliseconds(duration: Duration, prop: string, where?: string): number {
  if (typeof duration?.toMilliseconds === 'function') return duration.toMilliseconds();
  throw usageError({ what: `${prop} is not a Duration`, where, value: duration, fix: 'write Duration.seconds(…), of cdk8s' });
}

/** A duration in whole seconds within a range, or an error that names the prop. */
export function wholeSeconds(duration: Duration, prop: string, least: number, most: number, where?: string): number {
  const value = milliseconds(duration, prop, where) / 1000;
  if (!Number.isInteger(value) || value < least || value > most) {
    throw usageError({ what: `${prop} is out of range`, where, value: `${value} s`, allowed: `whole seconds from ${least} to ${most}` });
  }
  return value;
}

/** A duration in whole milliseconds above 0 and at most a day, or an error that names the prop. */
export function wholeMilliseconds(duration: Duration, prop: string, where?: string): number {
  const value = milliseconds(duration, prop, where);
  if (!Number.isInteger(value) || value < 1 || value > 86_400_000) {
    throw usageError({ what: `${prop} is out of range`, where, value: `${value} ms`, allowed: 'from 1 ms to 1 day' });
  }
  return value;
}
