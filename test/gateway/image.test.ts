import { checkImage } from '../../src/gateway/image';

const digest = `sha256:${'0a'.repeat(32)}`;

describe('checkImage', () => {
  test.each([
    'nginxinc/nginx-unprivileged:1.29.3-alpine',
    'nginx:1.27.4',
    'nginx:1.30',
    'nginx:2.0.0',
    'registry.example.no:5000/team/nginx:1.29.3',
    `nginx@${digest}`,
    `nginx:1.29.3@${digest}`,
    'registry.example.no/gateway:7',
    'registry.example.no/gateway:1.2.3',
  ])('takes %s', (image) => {
    expect(checkImage(image, 'shop/gateway')).toBe(image);
  });

  test.each([
    ['nginx', 'has no tag'],
    ['nginx:latest', 'the tag latest'],
    ['nginx:1.27.3', 'too old'],
    ['nginx:1.26', 'too old'],
    ['nginxinc/nginx-unprivileged:1.25.5-alpine', 'too old'],
    ['nginxinc/nginx-unprivileged:1.29.3-alpine-slim', 'use nginxinc/nginx-unprivileged:1.29.3-alpine'],
    ['nginx@sha256:12', 'the digest of the image is not valid'],
  ])('refuses %j', (image, message) => {
    expect(() => checkImage(image, 'shop/gateway')).toThrow(message);
  });
});
