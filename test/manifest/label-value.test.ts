import * as fc from 'fast-check';
import { dnsName, kebabCase, labelValue } from '../../src/manifest/label-value';

const VALUE = /^(?:[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
const NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)?$/;

test('whatever the text, the value is valid, and doing it again changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 120 }), (text) => {
      expect(labelValue(text)).toMatch(VALUE);
      expect(labelValue(labelValue(text))).toBe(labelValue(text));
      expect(dnsName(text)).toMatch(NAME);
      expect(dnsName(dnsName(text))).toBe(dnsName(text));
      expect(dnsName(text, 52).length).toBeLessThanOrEqual(52);
    }),
  );
});

test('long texts that differ at the end only stay different', () => {
  const text = 'a'.repeat(80);
  expect(labelValue(`${text}b`)).not.toBe(labelValue(`${text}c`));
});

test('what is not allowed becomes a dash', () => {
  expect(labelValue('system:node')).toBe('system-node');
  expect(dnsName('My_App.Worker')).toBe('my-app-worker');
});

test.each([
  ['CronJob', 'cron-job'],
  ['Deployment', 'deployment'],
  ['HorizontalPodAutoscaler', 'horizontal-pod-autoscaler'],
])('%s is %s', (kind, kebab) => expect(kebabCase(kind)).toBe(kebab));
