import { packageVersion } from '../../src/cli/version';

test('is the version of the package', () => {
  expect(packageVersion()).toBe(require('../../package.json').version);
});
