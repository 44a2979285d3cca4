import { Duration } from 'cdk8s';
import { wholeMilliseconds, wholeSeconds } from '../../src/gateway/durations';

describe('durations', () => {
  test('in range they are numbers', () => {
    expect(wholeSeconds(Duration.minutes(1), 'drain', 1, 300)).toBe(60);
    expect(wholeMilliseconds(Duration.millis(250), 'timeouts.connect')).toBe(250);
  });

  test.each([Duration.millis(1500), Duration.seconds(0), Duration.seconds(301)])('refuses seconds out of range', (duration) => {
    expect(() => wholeSeconds(duration, 'drain', 1, 300, 'shop/gateway')).toThrow('shop/gateway: drain is out of range');
  });

  test.each([5, '5s', null])('refuses %p, which is no Duration', (value) => {
    expect(() => wholeSeconds(value as never, 'drain', 1, 300, 'shop/gateway')).toThrow('shop/gateway: drain is not a Duration');
    expect(() => wholeMilliseconds(value as never, 'timeouts.read')).toThrow('timeouts.read is not a Duration');
  });

  test.each([Duration.millis(0), Duration.days(2)])('refuses milliseconds out of range', (duration) => {
    expect(() => wholeMilliseconds(duration, 'timeouts.read')).toThrow('timeouts.read is out of range');
  });
});
