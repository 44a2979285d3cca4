import { ApiObject, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { HTTP_PORT, HTTPS_PORT } from './config/paths';

/** What the outside of a gateway is made of. */
export interface ExposureParts {
  readonly name: string;
  readonly pods: kplus.IPodSelector;
  readonly hasTls: boolean;
  readonly annotations: Record<string, string>;
  readonly loadBalancerClass?: string;
  readonly sourceRanges?: readonly string[];
}

/** The load balancer in front of a gateway. */
export function gatewayService(scope: Construct, parts: ExposureParts): kplus.Service {
  const service = new kplus.Service(scope, 'service', {
    metadata: { name: parts.name, annotations: { ...parts.annotations } },
    type: kplus.ServiceType.LOAD_BALANCER,
    selector: parts.pods,
    ports: [
      { name: 'http', port: 80, targetPort: HTTP_PORT },
      ...(parts.hasTls ? [{ name: 'https', port: 443, targetPort: HTTPS_PORT }] : []),
    ],
    ...(parts.sourceRanges ? { loadBalancerSourceRanges: [...parts.sourceRanges] } : {}),
  });
  ApiObject.of(service).addJsonPatch(
    JsonPatch.remove('/spec/externalIPs'),
    // Otherwise a node replaces the sender's address by its own, and all clients, or all proxies, look like nodes.
    JsonPatch.add('/spec/externalTrafficPolicy', 'Local'),
    ...(parts.loadBalancerClass === undefined ? [] : [JsonPatch.add('/spec/loadBalancerClass', parts.loadBalancerClass)]),
  );
  return service;
}
