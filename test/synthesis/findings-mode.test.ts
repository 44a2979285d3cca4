import { FindingsMode } from '../../src/synthesis/findings-mode';

test('the modes are named like the severities of findings', () => {
  expect(Object.values(FindingsMode)).toEqual(['error', 'warning']);
});
