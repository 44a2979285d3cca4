import { Testing } from 'cdk8s';
import type { Construct } from 'constructs';
import { Namespace } from '../../src/namespace';
import { Region } from '../../src/region/region';
import { ResidencyPolicy } from '../../src/residency/residency-policy';
import { Stack, type StackProps } from '../../src/stack';
import { BlueGreenService } from '../../src/workload/blue-green-service';
import type { BlueGreenServiceProps } from '../../src/workload/blue-green-service-props';
import { Cpu, Memory, Resources } from '../../src/workload/resources';

export const RESOURCES = Resources.guaranteed({ cpu: Cpu.millis(500), memory: Memory.mebibytes(512) });
export const IMAGE = 'registry.example.no/payment:1.2.4';

/** A stack in production, in Oslo. */
export function makeStack(props: Partial<StackProps> = {}, scope: Construct = Testing.app(), id = 'shop'): Stack {
  return new Stack(scope, id, {
    namespace: Namespace.managed('production'),
    region: Region.custom({ name: 'no-osl-1', country: 'NO', operator: 'Example Drift AS', operatorCountry: 'NO' }),
    residency: ResidencyPolicy.eea(),
    ...props,
  });
}

/** A service that runs one image in blue, unless props say otherwise. */
export function makeService(props: Partial<BlueGreenServiceProps> = {}, stack: Construct = makeStack(), id = 'payment'): BlueGreenService {
  const says = ['image', 'blue', 'green'].some((name) => name in props) || (stack as Stack).release !== undefined;
  return new BlueGreenService(stack, id, { port: 9376, resources: RESOURCES, ...(says ? {} : { image: IMAGE }), ...props });
}

/** Renders the stack of a service. */
export function render(service: Construct): any[] {
  return Stack.containing(service).toJson();
}

/** The only object of a kind and name. */
export function find(objects: any[], kind: string, name: string): any {
  const hits = objects.filter((o) => o.kind === kind && o.metadata.name === name);
  expect(hits.map((o) => o.metadata.name)).toEqual([name]);
  return hits[0];
}

/** Kinds and names of all objects. */
export function names(objects: any[]): string[] {
  return objects.map((o) => `${o.kind}/${o.metadata.name}`);
}

/** The main container of a Deployment. */
export function main(objects: any[], deployment = 'payment-blue'): any {
  return find(objects, 'Deployment', deployment).spec.template.spec.containers[0];
}
