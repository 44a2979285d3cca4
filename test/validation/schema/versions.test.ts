import { DEFAULT_KUBERNETES_VERSION } from '../../../src/manifest/kubernetes-version';
import { compareVersions, KNOWN_VERSIONS, normalizeVersion, versionWithData } from '../../../src/validation/schema/versions';

test('versions from 1.27 to 1.37 are known, newest first, and the default is one of them', () => {
  expect(KNOWN_VERSIONS).toEqual(['1.37', '1.36', '1.35', '1.34', '1.33', '1.32', '1.31', '1.30', '1.29', '1.28', '1.27']);
  expect(KNOWN_VERSIONS).toContain(DEFAULT_KUBERNETES_VERSION);
});

test.each([['1.35'], ['v1.35'], ['1.35.4'], ['v1.35.4-gke.100'], [' 1.35 '], ['1.35+']])('%j is 1.35', (text) => {
  expect(normalizeVersion(text)).toBe('1.35');
});

test.each([['latest'], ['1'], [''], ['1.x'], ['35']])('%j is no version', (text) => {
  expect(() => normalizeVersion(text)).toThrow(/not a Kubernetes version/);
});

test('the nearest older version stands in, or the oldest', () => {
  expect(['1.35', '1.99', '2.0', '1.9', '1.26'].map(versionWithData)).toEqual(['1.35', '1.37', '1.37', '1.27', '1.27']);
});

test('versions are compared as numbers', () => {
  expect(Math.sign(compareVersions('1.9', '1.10'))).toBe(-1);
  expect(compareVersions('1.35', '1.35')).toBe(0);
  expect(Math.sign(compareVersions('2.0', '1.99'))).toBe(1);
});
