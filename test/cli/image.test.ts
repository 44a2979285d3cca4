import { imageTag, versionOf } from '../../src/cli/image';

const DIGEST = `sha256:${'a'.repeat(64)}`;

test.each([
  ['payment:1.2.5', '1.2.5'],
  ['registry.example:5000/shop/payment:1.2.5', '1.2.5'],
  ['registry.example:5000/payment', undefined],
  ['payment', undefined],
  [`payment@${DIGEST}`, undefined],
  [`registry.example:5000/payment:v1@${DIGEST}`, 'v1'],
])('tag of %s', (image, tag) => {
  expect(imageTag(image)).toBe(tag);
});

test('the version is what the user says, else the tag', () => {
  expect(versionOf('payment:1.2.5')).toBe('1.2.5');
  expect(versionOf('payment:1.2.5', '7')).toBe('7');
  expect(versionOf(`payment@${DIGEST}`, '7')).toBe('7');
});

test.each([
  ['payment', undefined, 'the image has neither a tag nor a digest'],
  ['payment:', undefined, 'the image has neither a tag nor a digest'],
  [`payment@${DIGEST}`, undefined, 'an image by digest alone says no version'],
  ['payment:1', 'a b', '--version cannot be a version label'],
  [`payment:${'1'.repeat(64)}`, undefined, 'the tag of the image cannot be a version label'],
])('refuses %s with version %s', (image, version, expected) => {
  expect(() => versionOf(image, version)).toThrow(expected);
});
