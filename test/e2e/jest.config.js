const base = require('../../jest.config.json');

/** The tests on real parts. They are apart from the others, as they take minutes and bring programs of their own. */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test/e2e'],
  testMatch: ['**/*.e2e.ts'],
  transform: base.transform,
  moduleNameMapper: base.moduleNameMapper,
  testTimeout: 60_000,
  reporters: ['default'],
};
