import { imageVersion, parseImage } from '../../src/workload/image';

const DIGEST = `sha256:${'0a'.repeat(32)}`;

test.each([
  ['payment:1.2.4', { repository: 'payment', tag: '1.2.4' }, '1.2.4'],
  ['registry.example.no:5000/shop/payment:v1.2.4', { repository: 'registry.example.no:5000/shop/payment', tag: 'v1.2.4' }, 'v1.2.4'],
  ['localhost/payment:1', { repository: 'localhost/payment', tag: '1' }, '1'],
  [`shop/payment@${DIGEST}`, { repository: 'shop/payment', digest: DIGEST }, 'sha256-0a0a0a0a0a0a'],
  [`shop/payment:1.2@${DIGEST}`, { repository: 'shop/payment', tag: '1.2', digest: DIGEST }, '1.2'],
  [`shop/payment:latest@${DIGEST}`, { repository: 'shop/payment', tag: 'latest', digest: DIGEST }, 'sha256-0a0a0a0a0a0a'],
])('%s', (image, parts, version) => {
  expect(parseImage(image)).toEqual(parts);
  expect(imageVersion(parts)).toBe(version);
});

test.each([
  ['payment', 'has no tag'],
  ['registry.example.no:5000/payment', 'has no tag'],
  ['payment:latest', 'the tag latest'],
  ['payment:', 'tag of the image is not valid'],
  ['payment:a b', 'tag of the image is not valid'],
  ['https://registry.example.no/payment:1', 'not a valid reference'],
  ['Payment:1', 'not a valid reference'],
  ['pay ment:1', 'not a valid reference'],
  [':1', 'not a valid reference'],
  ['payment@sha256:abc', 'digest of the image is not valid'],
  [`payment@${DIGEST.toUpperCase()}`, 'digest of the image is not valid'],
  ['', 'the image is missing'],
])('%s is refused', (image, message) => {
  expect(() => parseImage(image, 'shop/payment')).toThrow('shop/payment: the ');
  expect(() => parseImage(image, 'shop/payment')).toThrow(message);
});
