import { Duration } from 'cdk8s';
import { Tls } from '../../src/gateway/tls';

describe('Tls', () => {
  test('has defaults', () => {
    const tls = Tls.fromSecret('api-tls');
    expect(tls.secretName).toBe('api-tls');
    expect(tls._model).toEqual({ reload: 60, redirect: true, hsts: undefined });
  });

  test('says HSTS only when asked', () => {
    const maxAge = Duration.days(365);
    expect(Tls.fromSecret('a', { hsts: { maxAge } })._model.hsts).toBe('max-age=31536000');
    expect(Tls.fromSecret('a', { hsts: { maxAge, includeSubDomains: true } })._model.hsts).toBe('max-age=31536000; includeSubDomains');
  });

  test('refuses what Kubernetes or nginx would', () => {
    expect(() => Tls.fromSecret('My Secret')).toThrow('whose name Kubernetes does not take');
    expect(() => Tls.fromSecret('a', { reload: Duration.millis(500) })).toThrow('tls.reload is out of range');
    expect(() => Tls.fromSecret('a', { reload: Duration.days(2) })).toThrow('tls.reload is out of range');
  });
});
