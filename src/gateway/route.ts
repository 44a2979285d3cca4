import type { Duration } from 'cdk8s';
import type { Memory } from '../workload/resources';
import type { RateLimit } from './rate-limit';

/** How the path of a request is compared with that of a route. */
export enum PathMatch {
  /** The path itself and all below it, in whole segments: `/pay` stands for `/pay` and `/pay/1`, not for `/payments`. */
  PREFIX = 'prefix',
  /** This path only. */
  EXACT = 'exact',
}

/** How long a backend may take. */
export interface Timeouts {
  /**
   * Until the connection to a backend is there. From 1 ms; beyond about 75 s the operating system gives up first.
   * @default Duration.seconds(5)
   */
  readonly connect?: Duration;
  /**
   * Between two successful writes of a request to a backend.
   * @default Duration.seconds(60)
   */
  readonly send?: Duration;
  /**
   * Between two successful reads of an answer from a backend.
   * @default Duration.seconds(60)
   */
  readonly read?: Duration;
}

/** Options of a route. */
export interface RouteProps {
  /**
   * Host for which the route holds, for example `api.example.no` or `*.example.no`.
   * @default - the hosts of the gateway
   */
  readonly host?: string;
  /** @default PathMatch.PREFIX */
  readonly match?: PathMatch;
  /**
   * A limit on the requests to this route, besides that of the gateway.
   * @default - none
   */
  readonly rateLimit?: RateLimit;
  /**
   * How long the backend may take.
   * @default - as the gateway has it
   */
  readonly timeouts?: Timeouts;
  /**
   * Largest body of a request. Larger ones are answered with 413. Where it is above 16 MiB, bodies are passed on as they arrive, so a slow
   * client keeps a backend busy and no second backend is tried; below they are gathered first.
   * @default - as the gateway has it
   */
  readonly maxBodySize?: Memory;
}
