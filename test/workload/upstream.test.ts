import type { IUpstream } from '../../src/workload/upstream';
import { find, makeService, makeStack, render } from './support';

test('a blue/green service is an upstream: the gateway finds its pods, port and probe, and is let in', () => {
  const service = makeService({ readiness: { path: '/ready' } }, makeStack());
  const { upstream }: IUpstream = service;
  const objects = render(service);
  const headless = find(objects, 'Service', upstream.headlessService);
  expect(headless.spec.ports[0].targetPort).toBe(upstream.port);
  expect(headless.metadata.namespace).toBe(upstream.namespace);
  const { metadata, spec } = find(objects, 'Deployment', 'payment-blue').spec.template;
  expect(metadata.labels).toMatchObject(upstream.podLabels);
  expect(spec.containers[0].ports[0].containerPort).toBe(upstream.port);
  expect(spec.containers[0].readinessProbe.httpGet.path).toBe(upstream.readinessPath);

  const other = makeService({}, makeStack());
  (other as IUpstream).allowIngressFrom({ role: 'gateway' }, 'edge');
  expect(find(render(other), 'NetworkPolicy', 'payment').spec.ingress).toEqual([
    {
      ports: [{ port: 9376, protocol: 'TCP' }],
      from: [
        {
          namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'edge' } },
          podSelector: { matchLabels: { role: 'gateway' } },
        },
      ],
    },
  ]);
});
