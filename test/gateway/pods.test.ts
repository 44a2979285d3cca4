import { Duration } from 'cdk8s';
import type { GatewayProps } from '../../src/gateway/gateway-props';
import { Tls } from '../../src/gateway/tls';
import { Cpu, Memory, Resources } from '../../src/workload/resources';
import { newGateway, newStack, rendered, StandIn } from './support';

function specOf(props: GatewayProps = {}, kubernetesVersion?: string): any {
  const gateway = newGateway({ host: 'api.example.no', ...props }, newStack(undefined, kubernetesVersion));
  gateway.addRoute('/', new StandIn('payment'));
  return rendered(gateway, 'Deployment').spec;
}

describe('pods of a gateway', () => {
  test('none goes before another is there', () => {
    expect(specOf({ replicas: 3 })).toMatchObject({ replicas: 3, strategy: { rollingUpdate: { maxUnavailable: 0 } } });
  });

  test('write nowhere but in /tmp, as nobody in particular, without a token', () => {
    const { spec } = specOf().template;
    const [container] = spec.containers;
    expect(container.securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    });
    const writable = container.volumeMounts.filter(({ readOnly }: any) => !readOnly);
    expect(writable).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect(spec).toMatchObject({ automountServiceAccountToken: false, serviceAccountName: 'gateway', enableServiceLinks: false });
  });

  test('the certificate is mounted as a whole volume, so that a renewed one arrives', () => {
    const { spec } = specOf({ tls: Tls.fromSecret('api-tls') }).template;
    expect(spec.volumes).toContainEqual({ name: 'certificate', secret: { secretName: 'api-tls', defaultMode: 0o440 } });
    expect(JSON.stringify(spec)).not.toContain('subPath');
  });

  test('have time to leave: the wait, the requests, and a little', () => {
    const { spec } = specOf({ drain: Duration.seconds(20), shutdownTimeout: Duration.seconds(100) }).template;
    expect(spec.terminationGracePeriodSeconds).toBe(125);
    expect(spec.containers[0].lifecycle).toEqual({ preStop: { sleep: { seconds: 20 } } });
    expect(specOf({}, '1.29').template.spec.containers[0].lifecycle).toEqual({ preStop: { exec: { command: ['sleep', '15'] } } });
  });

  test('the kubelet gives up later than the startup probe does', () => {
    const { startupProbe } = specOf({ startupTimeout: Duration.seconds(100) }).template.spec.containers[0];
    expect(startupProbe.periodSeconds * startupProbe.failureThreshold).toBeGreaterThan(100);
    expect(startupProbe.httpGet).toMatchObject({ path: '/startup', port: 8081 });
  });

  test('have the resources that were given, and the credentials of their image', () => {
    const resources = Resources.burstable({
      cpuRequest: Cpu.millis(250),
      cpuLimit: Cpu.millis(1500),
      memoryRequest: Memory.mebibytes(128),
      memoryLimit: Memory.mebibytes(256),
    });
    const { spec } = specOf({ resources, image: 'registry.example.no/nginx:1.29.3', imagePullSecrets: ['registry'] }).template;
    expect(spec.containers[0].resources).toEqual({ requests: { cpu: '250m', memory: '128Mi' }, limits: { cpu: '1500m', memory: '256Mi' } });
    expect(spec.containers[0].image).toBe('registry.example.no/nginx:1.29.3');
    expect(spec.imagePullSecrets).toEqual([{ name: 'registry' }]);
  });

  test('are spread over zones and nodes', () => {
    const { topologySpreadConstraints } = specOf().template.spec;
    expect(topologySpreadConstraints.map(({ topologyKey }: any) => topologyKey)).toEqual([
      'topology.kubernetes.io/zone',
      'kubernetes.io/hostname',
    ]);
  });
});
