import { count, inWords } from '../../src/release/change';
import { colourOf } from './samples';

test('says a colour in words', () => {
  expect(inWords('green', colourOf('1.2.5'))).toBe('green (1.2.5, 3 replicas)');
  expect(inWords('blue', colourOf('1', { replicas: 1 }))).toBe('blue (1, 1 replica)');
  expect(count(0, 'file')).toBe('0 files');
});
