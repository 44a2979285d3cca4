import { Annotations, GATEWAY_ROLE, Labels, MANAGED_BY } from '../../src/manifest/labels';

/** @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set */
const QUALIFIED_NAME =
  /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

describe('labels and annotations', () => {
  test.each([...Object.values(Labels), ...Object.values(Annotations)])('%s is a key that the API server takes', (key) => {
    expect(key).toMatch(QUALIFIED_NAME);
  });

  test('no key is used twice', () => {
    const keys = [...Object.values(Labels), ...Object.values(Annotations)];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each([MANAGED_BY, GATEWAY_ROLE])('%s is a label value', (value) => {
    expect(value).toMatch(/^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/);
  });
});
