import { Duration } from 'cdk8s';
import type { Gateway } from '../../../../src/gateway/gateway';
import type { GatewayProps } from '../../../../src/gateway/gateway-props';
import { newGateway, StandIn } from '../../../gateway/support';
import { Backend } from './backend';
import { DnsServer } from './dns';
import { freePort, Nginx, RunFolder } from './nginx';

/** Name under which nginx looks up a service. */
export const hostname = (service: string) => `${service}-headless.production.svc.cluster.local`;

/** A gateway on a bench: its nginx, the DNS it asks and the pods of its services. */
export class Bench {
  static async create(): Promise<Bench> {
    return new Bench(await DnsServer.start());
  }

  readonly folder = new RunFolder();
  private readonly backends: Backend[] = [];
  private nginx?: Nginx;

  private constructor(readonly dns: DnsServer) {}

  /** A service with a pod on each address; DNS knows them at once. */
  async service(name: string, addresses: readonly string[]): Promise<{ service: StandIn; pods: Backend[] }> {
    const port = await freePort();
    const pods = await this.pods(name, addresses, port);
    this.dns.set(hostname(name), addresses);
    return { service: new StandIn(name, port), pods };
  }

  /** Pods that DNS does not know. */
  async pods(name: string, addresses: readonly string[], port: number): Promise<Backend[]> {
    const started = await Promise.all(addresses.map((address, i) => Backend.start(`${name}-${i + 1}`, address, port)));
    this.backends.push(...started);
    return started;
  }

  /** Runs what a gateway synthesizes, and waits until it counts as started. */
  async run(props: GatewayProps, addRoutes: (gateway: Gateway) => void): Promise<Nginx> {
    const nginx = await this.launch(props, addRoutes);
    await nginx.started();
    return nginx;
  }

  /** Runs what a gateway synthesizes. */
  async launch(props: GatewayProps, addRoutes: (gateway: Gateway) => void): Promise<Nginx> {
    const gateway = newGateway(props);
    addRoutes(gateway);
    this.nginx = await Nginx.start(gateway.configuration, this.dns.port, this.folder);
    return this.nginx;
  }

  async stop(): Promise<void> {
    await this.nginx?.stop();
    await Promise.all([...this.backends.map((backend) => backend.stop()), this.dns.stop()]);
    this.folder.remove();
  }
}

/** Addresses of pods: 127.0.TENS.1 and so on, each a loopback address of its own. */
export function addresses(tens: number, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `127.0.${tens}.${i + 1}`);
}

export const seconds = Duration.seconds;
