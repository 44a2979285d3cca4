/** Says, on the ConfigMap of a gateway, how each rate limit was divided among the replicas. */
export const RATE_LIMITS_ANNOTATION = 'cdk8s-breakwater/rate-limits';
