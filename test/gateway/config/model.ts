import type { GatewayModel, HostModel, UpstreamModel } from '../../../src/gateway/config/model';
import type { Directive } from '../../../src/nginx';
import { print } from '../../../src/nginx/print';

export const UPSTREAM: UpstreamModel = {
  name: 'production_payment_9376',
  hostname: 'payment-headless.production.svc.cluster.local',
  port: 9376,
  readinessPath: '/readyz',
  maxFails: 3,
  failTimeout: 30,
  keepalive: 32,
};

export const HOST: HostModel = { name: 'api.example.no', routes: [{ path: '/payments', exact: false, upstream: UPSTREAM.name }] };

/** A gateway with one route; what a test is about is given. */
export function model(given: Partial<GatewayModel> = {}): GatewayModel {
  return {
    workerProcesses: 1,
    memory: 256 * 2 ** 20,
    shutdownTimeout: 60,
    resolver: { address: '10.96.0.10', timeout: 5 },
    clientAddress: { source: 'connection', trusted: [] },
    maxBodySize: 1024 * 1024,
    timeouts: { connect: 5000, send: 60_000, read: 60_000 },
    nextUpstream: { tries: 2, timeout: 10_000 },
    upstreams: [UPSTREAM],
    hosts: [HOST],
    startupTimeout: 60_000,
    ...given,
  };
}

/** Directives as text. */
export function text(...nodes: readonly Directive[]): string {
  return print(nodes);
}

/** The server blocks whose text has something in it. */
export function serversWith(servers: readonly Directive[], part: string): string[] {
  return servers.map((server) => print([server])).filter((server) => server.includes(part));
}
