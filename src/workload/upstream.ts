/** What a gateway has to know of a service to send requests to it. */
export interface Upstream {
  /** Name of the Service. */
  readonly name: string;
  /** Namespace of the Service. */
  readonly namespace: string;
  /** Name of the headless Service whose address records are the ready pods of the live colour. */
  readonly headlessService: string;
  /** Port on which the container listens; a headless Service translates no port. */
  readonly port: number;
  /** Path of the readiness probe. */
  readonly readinessPath: string;
  /** Labels that the pods of both colours carry. */
  readonly podLabels: Record<string, string>;
}

/** Anything that a gateway can send requests to. */
export interface IUpstream {
  /** Where the requests go. */
  readonly upstream: Upstream;

  /**
   * Lets pods reach this one on its port.
   *
   * @param podLabels labels of the pods that may connect
   * @param namespace namespace of those pods
   */
  allowIngressFrom(podLabels: Record<string, string>, namespace: string): void;
}
