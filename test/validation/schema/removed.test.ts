import { removedApi } from '../../../src/validation/schema/removed';

test('says what became of an API version', () => {
  expect(removedApi('extensions/v1beta1', 'Deployment')).toEqual({ since: '1.16', instead: 'write apiVersion: apps/v1' });
  expect(removedApi('extensions/v1beta1', 'Ingress')?.since).toBe('1.22');
  expect(removedApi('policy/v1beta1', 'PodSecurityPolicy')?.instead).toMatch(/Pod Security Standard/);
});

test('knows nothing of versions that exist', () => {
  expect(removedApi('apps/v1', 'Deployment')).toBeUndefined();
  expect(removedApi('batch/v1beta1', 'Job')).toBeUndefined();
});
