import { usageError } from '../manifest/errors';

/** How many requests a client may make. */
export interface ClientRate {
  /** Requests per second that a client may make for long, over all replicas of the gateway. More than 0; fractions are allowed. */
  readonly requestsPerSecond: number;

  /**
   * Requests beyond the rate that a client may make at once, over all replicas of the gateway.
   * @default - what it may make in one second, rounded up
   */
  readonly burst?: number;
}

/** What each replica admits. */
export interface ReplicaLimit {
  readonly rate: string;
  readonly burst: number;
  readonly retryAfter: number;
}

/** A limit on requests. Those beyond it are answered with 429, `Retry-After` and a JSON body. */
export class RateLimit {
  /**
   * A limit on the requests of each client address.
   *
   * nginx counts in each replica for itself, so the numbers are divided by the replicas: by `maxReplicas` under an autoscaler,
   * as a limit must hold at full size too. A client whose requests all reach one replica gets that replica's share.
   * The rate is rounded down to what nginx can count, the burst up.
   *
   * @throws when a number is not positive or not finite
   */
  static perClient(rate: ClientRate): RateLimit {
    const { requestsPerSecond, burst = Math.ceil(requestsPerSecond) } = rate ?? ({} as ClientRate);
    if (!Number.isFinite(requestsPerSecond) || requestsPerSecond <= 0 || requestsPerSecond > MOST) {
      throw usageError({
        what: 'a rate limit that admits no request or any',
        value: requestsPerSecond,
        allowed: `requestsPerSecond above 0, at most ${MOST}`,
      });
    }
    if (!Number.isSafeInteger(burst) || burst < 0 || burst > MOST) {
      throw usageError({
        what: 'a rate limit with a burst that is no number of requests',
        value: burst,
        allowed: `burst: a whole number from 0 to ${MOST}`,
      });
    }
    return new RateLimit(requestsPerSecond, burst);
  }

  private constructor(
    /** Requests per second for the whole gateway. */
    readonly requestsPerSecond: number,
    /** Requests beyond the rate for the whole gateway. */
    readonly burst: number,
  ) {}

  /**
   * The share of one of so many replicas.
   *
   * @throws when the share is below what nginx can count
   * @internal
   */
  _perReplica(replicas: number, where: string): ReplicaLimit {
    const rate = toRate(this.requestsPerSecond / replicas);
    if (rate === undefined) {
      throw usageError({
        what: 'a rate limit is too low to be divided among the replicas of the gateway',
        where,
        value: `${this.requestsPerSecond} requests per second, ${replicas} replicas`,
        allowed: 'one request per minute and replica, or more',
        fix: `set requestsPerSecond to ${Math.ceil((replicas / 60) * 1000) / 1000} or more`,
      });
    }
    return { rate: rate.text, burst: Math.ceil(this.burst / replicas), retryAfter: Math.max(1, Math.ceil(1000 / rate.perThousandSeconds)) };
  }
}

/** Where nginx's own counters end. */
const MOST = 1_000_000;

/**
 * A rate as nginx writes it, never above the one asked for. It takes whole numbers only, per second or per minute, and counts in
 * thousandths of a request per second; of the two forms the one that comes closer is used.
 */
function toRate(perSecond: number): { text: string; perThousandSeconds: number } | undefined {
  // The sum of rounding errors of a division must not cost a whole step.
  const exact = perSecond * (1 + 1e-12);
  const seconds = Math.floor(exact);
  const minutes = Math.floor(exact * 60);
  const counted = { seconds: seconds * 1000, minutes: Math.floor((minutes * 1000) / 60) };
  if (counted.minutes === 0) return undefined;
  return counted.seconds >= counted.minutes
    ? { text: `${seconds}r/s`, perThousandSeconds: counted.seconds }
    : { text: `${minutes}r/m`, perThousandSeconds: counted.minutes };
}
