import { Testing } from 'cdk8s';
import * as fc from 'fast-check';
import { type DnsFacts, type TrafficPeer, TrafficPolicy } from '../../src/isolation/traffic-policy';

const DNS: DnsFacts = { dnsNamespace: 'kube-system', dnsPodLabels: { 'k8s-app': 'kube-dns' } };

function spec(add: (policy: TrafficPolicy) => void, cluster: DnsFacts | undefined = DNS): any {
  const chart = Testing.chart();
  add(new TrafficPolicy(chart, 'policy', { name: 'payment', namespace: 'production', podLabels: { app: 'payment' }, cluster }));
  return chart.toJson()[0].spec;
}

test('nothing comes in, and DNS alone goes out', () => {
  const empty = spec(() => {});
  expect(empty.policyTypes).toEqual(['Egress', 'Ingress']);
  expect(empty.ingress).toEqual([]);
  expect(empty.egress).toHaveLength(1);
});

test('without facts about DNS it says nothing about what goes out', () => {
  const chart = Testing.chart();
  new TrafficPolicy(chart, 'policy', { name: 'x', namespace: 'production', podLabels: {} });
  expect(chart.toJson()[0].spec).toEqual({ ingress: [], podSelector: {}, policyTypes: ['Ingress'] });
});

test('the caching DNS of the node is reached by its address', () => {
  expect(spec(() => {}, { ...DNS, nodeLocalDns: '169.254.20.10' }).egress[0].to[1]).toEqual({ ipBlock: { cidr: '169.254.20.10/32' } });
  expect(spec(() => {}, { ...DNS, nodeLocalDns: 'fd00::10' }).egress[0].to[1]).toEqual({ ipBlock: { cidr: 'fd00::10/128' } });
});

test('peers of the own namespace need no namespace selector', () => {
  const { ingress } = spec((policy) => {
    policy.addIngress({ podLabels: { app: 'a' }, namespace: 'production' }, [80]);
    policy.addIngress({ podLabels: { app: 'b' }, namespace: 'other' }, [80]);
    policy.addIngress({ podLabels: {}, namespace: 'monitoring' }, [80]);
  });
  expect(ingress).toEqual([
    {
      ports: [{ port: 80, protocol: 'TCP' }],
      from: [
        { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } }, podSelector: {} },
        { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'other' } }, podSelector: { matchLabels: { app: 'b' } } },
        { podSelector: { matchLabels: { app: 'a' } } },
      ],
    },
  ]);
});

test('a rule without ports, which would open all of them, is refused', () => {
  expect(() => spec((policy) => policy.addEgress({ cidr: '192.0.2.0/24' }, []))).toThrow('at least one port');
});

test('order and repetition of the calls do not show', () => {
  const peer: fc.Arbitrary<TrafficPeer> = fc.oneof(
    fc.record({ podLabels: fc.constantFrom({ app: 'a' }, { app: 'b' }), namespace: fc.constantFrom('production', 'other') }),
    fc.record({ cidr: fc.constantFrom('192.0.2.0/24', '10.0.0.0/8'), except: fc.subarray(['192.0.2.1/32', '10.1.0.0/16']) }),
  );
  const call = fc.record({ peer, ports: fc.uniqueArray(fc.constantFrom(80, 443, 5432), { minLength: 1 }) });
  fc.assert(
    fc.property(
      fc
        .array(call, { maxLength: 6 })
        .chain((calls) => fc.tuple(fc.constant(calls), fc.shuffledSubarray([...calls, ...calls], { minLength: 2 * calls.length }))),
      ([once, twice]) => {
        const add = (calls: typeof once) => (policy: TrafficPolicy) => {
          for (const { peer: p, ports } of calls) {
            policy.addIngress(p, ports);
            policy.addEgress(p, [...ports].reverse());
          }
        };
        expect(spec(add(twice))).toEqual(spec(add(once)));
      },
    ),
    { numRuns: 50 },
  );
});
