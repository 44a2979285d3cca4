import { resolverDirectives, upstreamDirectives } from '../../../src/gateway/config/upstreams';
import { text, UPSTREAM } from './model';

describe('upstreamDirectives', () => {
  const lines = text(upstreamDirectives(UPSTREAM))
    .split('\n')
    .map((line) => line.trim());

  test('follows the name, in shared memory', () => {
    expect(lines).toContain('zone production_payment_9376 256k;');
    expect(lines).toContain('server payment-headless.production.svc.cluster.local:9376 resolve max_fails=3 fail_timeout=30s;');
  });

  test('keepalive comes after the method', () => {
    expect(lines.indexOf('keepalive 32;')).toBeGreaterThan(lines.indexOf('least_conn;'));
  });
});

describe('resolverDirectives', () => {
  test.each([
    ['10.96.0.10', '10.96.0.10'],
    ['kube-dns.kube-system.svc.cluster.local', 'kube-dns.kube-system.svc.cluster.local'],
    ['fd00::a', '"[fd00::a]"'],
  ])('%s', (address, printed) => {
    expect(text(...resolverDirectives({ address, valid: 1, timeout: 5 }))).toBe(
      `resolver ${printed} valid=1s ipv6=off;\nresolver_timeout 5s;\n`,
    );
  });

  test('without a time answers are used as long as they say', () => {
    expect(text(...resolverDirectives({ address: '10.96.0.10', timeout: 5 }))).toContain('resolver 10.96.0.10 ipv6=off;');
  });
});
