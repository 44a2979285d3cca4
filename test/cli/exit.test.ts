import { Exit } from '../../src/cli/exit';

test('the codes are those that the help names', () => {
  expect(Exit).toEqual({ FINE: 0, FINDINGS: 1, WRONG_USE: 2 });
});
