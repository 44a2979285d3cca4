import { Duration } from 'cdk8s';
import { Cluster } from '../../src/cluster';
import type { GatewayProps } from '../../src/gateway/gateway-props';
import { gatewaySettings, timeoutsModel } from '../../src/gateway/settings';
import { Cpu, Memory, Resources } from '../../src/workload/resources';

const settings = (props: GatewayProps = {}, cluster = new Cluster()) => gatewaySettings(props, 'gateway', cluster, 'shop/gateway');

describe('gatewaySettings', () => {
  test.each([
    [{}, 'kube-dns.kube-system.svc.cluster.local'],
    [{ dnsServiceIp: '10.96.0.10' }, '10.96.0.10'],
    [{ dnsServiceIp: '10.96.0.10', nodeLocalDns: '169.254.20.10' }, '169.254.20.10'],
    [{ clusterDomain: 'example.local' }, 'kube-dns.kube-system.svc.example.local'],
  ])('finds the resolver of a cluster: %j', (facts, address) => {
    expect(settings({}, new Cluster(facts)).resolver).toEqual({ address, valid: 1, timeout: 5 });
    expect(settings({ resolver: { address: '192.0.2.53' } }, new Cluster(facts)).resolver.address).toBe('192.0.2.53');
  });

  test.each([
    [100, 1],
    [1000, 1],
    [1001, 2],
    [4000, 4],
  ])('%p thousandths of a core are %p workers', (millis, workers) => {
    expect(settings({ resources: Resources.guaranteed({ cpu: Cpu.millis(millis), memory: Memory.mebibytes(64) }) }).workers).toBe(workers);
  });

  test('limits are divided by the most pods there can be', () => {
    expect(settings().mostReplicas).toBe(2);
    expect(settings({ replicas: 5 }).mostReplicas).toBe(5);
    expect(settings({ autoscaling: { maxReplicas: 7 } })).toMatchObject({ mostReplicas: 7, replicas: undefined });
  });

  test('the timeouts of a route fill up with those of the gateway', () => {
    const outer = timeoutsModel({ read: Duration.seconds(10) }, 'x');
    expect(outer).toEqual({ connect: 5000, send: 60_000, read: 10_000 });
    expect(timeoutsModel({ connect: Duration.seconds(1) }, 'x', outer)).toEqual({ connect: 1000, send: 60_000, read: 10_000 });
  });

  test.each<[GatewayProps, string]>([
    [{ nextUpstream: { tries: 0 } }, 'nextUpstream.tries is not valid'],
    [{ backends: { maxFails: -1 } }, 'backends.maxFails is not valid'],
    [{ backends: { keepalive: 0 } }, 'backends.keepalive is not valid'],
    [{ drain: Duration.seconds(0) }, 'drain is out of range'],
    [{ resolver: { valid: Duration.millis(100) } }, 'resolver.valid is out of range'],
    [{ timeouts: { connect: Duration.millis(0) } }, 'timeouts.connect is out of range'],
    [{ loadBalancerSourceRanges: [] }, 'loadBalancerSourceRanges is empty'],
    [{ loadBalancerSourceRanges: ['192.0.2.1/24'] }, 'shop/gateway, loadBalancerSourceRanges: this is no range of addresses'],
    [{ loadBalancerSourceRanges: '192.0.2.0/24' as never }, 'loadBalancerSourceRanges is not a list'],
    [{ loadBalancerClass: 'a b' }, 'loadBalancerClass is not valid'],
    [{ host: 5 as never }, 'a host is not text'],
    [{ hosts: 'api.example.no' as never }, 'hosts is not a list'],
    [{ tls: 'api-tls' as never }, 'tls is not of class Tls'],
    [{ rateLimit: 50 as never }, 'rateLimit is not of class RateLimit'],
    [{ maxBodySize: 50 as never }, 'maxBodySize is not of class Memory'],
    [{ drain: 5 as never }, 'drain is not a Duration'],
    [null as never, 'the gateway has no props'],
    [{ autoscaling: { maxReplicas: 4, cpuUtilizationPercent: 101 } }, 'autoscaling.cpuUtilizationPercent is not valid'],
  ])('refuses %j', (props, message) => {
    expect(() => settings(props)).toThrow(message);
  });
});
