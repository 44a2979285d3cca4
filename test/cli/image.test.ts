import { versionOf } from '../../src/cli/image';

const DIGEST = `sha256:${'a'.repeat(64)}`;

test('the version is what the user says, else the tag, else the start of the digest', () => {
  expect(versionOf('payment:1.2.5')).toBe('1.2.5');
  expect(versionOf('registry.example:5000/shop/payment:1.2.5')).toBe('1.2.5');
  expect(versionOf('payment:1.2.5', '7')).toBe('7');
  expect(versionOf(`payment@${DIGEST}`, '7')).toBe('7');
  expect(versionOf(`payment:v1@${DIGEST}`)).toBe('v1');
  expect(versionOf(`payment@${DIGEST}`)).toBe('sha256-aaaaaaaaaaaa');
});

test.each([
  ['payment', undefined, 'the image has no tag'],
  ['registry.example:5000/payment', '7', 'the image has no tag'],
  ['payment:', undefined, 'the tag of the image is not valid'],
  ['payment:latest', undefined, 'the tag latest is another image tomorrow'],
  ['payment:1', 'a b', '--version cannot be a version label'],
  [`payment:${'1'.repeat(64)}`, undefined, 'the tag of the image cannot be a version label'],
])('refuses %s with version %s', (image, version, expected) => {
  expect(() => versionOf(image, version)).toThrow(expected);
});
