import { App } from 'cdk8s';
import type { ClusterFacts } from '../../src/cluster';
import { Gateway } from '../../src/gateway/gateway';
import type { GatewayProps } from '../../src/gateway/gateway-props';
import { Region } from '../../src/region/region';
import { ResidencyPolicy } from '../../src/residency/residency-policy';
import { Stack } from '../../src/stack';
import type { IUpstream } from '../../src/workload/upstream';

/** A service as far as a gateway knows it; it remembers who may reach it. */
export class StandIn implements IUpstream {
  readonly admitted: string[] = [];

  constructor(
    readonly name: string,
    readonly port = 9376,
    readonly namespace = 'production',
  ) {}

  get upstream() {
    const { name, namespace, port } = this;
    return {
      name,
      namespace,
      headlessService: `${name}-headless`,
      port,
      readinessPath: '/ready',
      podLabels: { 'app.kubernetes.io/name': name },
    };
  }

  allowIngressFrom(podLabels: Record<string, string>, namespace: string): void {
    this.admitted.push(`${namespace}: ${JSON.stringify(podLabels)}`);
  }
}

export function newStack(cluster?: ClusterFacts, kubernetesVersion?: string): Stack {
  return new Stack(new App(), 'shop', {
    namespace: 'production',
    region: Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' }),
    residency: ResidencyPolicy.eea(),
    cluster,
    kubernetesVersion,
  });
}

export function newGateway(props: GatewayProps = { host: 'api.example.no' }, stack = newStack()): Gateway {
  return new Gateway(stack, 'gateway', props);
}

/** The object of a kind that the gateway made. */
export function rendered(gateway: Gateway, kind: string): any {
  const stack = Stack.containing(gateway);
  return stack.toJson().find((object: any) => object.kind === kind && object.metadata.name.startsWith('gateway'));
}
