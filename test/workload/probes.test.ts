import { resolveProbe, toKplusProbe } from '../../src/workload/probes';

test('each purpose has its own defaults', () => {
  expect(resolveProbe('startup', undefined, 80, 'x')).toEqual({
    path: '/healthz',
    port: 80,
    periodSeconds: 2,
    timeoutSeconds: 2,
    failureThreshold: 60,
  });
  expect(resolveProbe('readiness', undefined, 80, 'x')).toMatchObject({ path: '/readyz', periodSeconds: 5, failureThreshold: 2 });
  expect(resolveProbe('liveness', undefined, 80, 'x')).toMatchObject({ path: '/healthz', periodSeconds: 10, failureThreshold: 6 });
});

test('what is given is taken', () => {
  const given = { path: '/up', port: 81, periodSeconds: 1, timeoutSeconds: 1, failureThreshold: 1 };
  expect(resolveProbe('liveness', given, 80, 'x')).toEqual(given);
});

test.each([[{ path: 'up' }], [{ port: 0 }], [{ periodSeconds: 301 }], [{ timeoutSeconds: 0 }], [{ failureThreshold: 1.5 }]])(
  '%j is refused',
  (props) => expect(() => resolveProbe('readiness', props, 80, 'shop/payment')).toThrow(/shop\/payment: readiness\.\w+ is not valid/),
);

test('it is a GET for kplus', () => {
  const probe = toKplusProbe(resolveProbe('readiness', { port: 81 }, 80, 'x')) as any;
  expect(probe._toKube({})).toMatchObject({ httpGet: { path: '/readyz' }, periodSeconds: 5, timeoutSeconds: 2, failureThreshold: 2 });
});
