import { checkKubernetesVersion, DEFAULT_KUBERNETES_VERSION, minorVersion } from '../../src/manifest/kubernetes-version';

test.each(['1.27', '1.35', '1.37'])('%s can be targeted', (version) => expect(checkKubernetesVersion(version)).toBe(version));

test.each([
  ['v1.35', "write '1.35'"],
  ['1.35.2', "write '1.35'"],
  ['1.035', '1.27 to 1.37'],
  ['1.26', '1.27 to 1.37'],
  ['1.38', '1.27 to 1.37'],
  ['2.0', '1.27 to 1.37'],
  ['latest', '1.27 to 1.37'],
])('%s is refused', (version, message) => expect(() => checkKubernetesVersion(version, 'shop')).toThrow(message));

test('the default can be targeted', () => {
  expect(minorVersion(checkKubernetesVersion(DEFAULT_KUBERNETES_VERSION))).toBe(35);
});
