import { cdk8s, javascript } from 'projen';

const project = new cdk8s.ConstructLibraryCdk8s({
  name: 'cdk8s-breakwater',
  description:
    'cdk8s constructs for a whole production microservice stack: nginx gateway, blue/green services, enforced data residency, validated YAML',
  author: 'cdk8s-breakwater authors',
  authorAddress: 'maintainers@cdk8s-breakwater.example',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk8s-breakwater/cdk8s-breakwater.git',
  license: 'Apache-2.0',
  keywords: ['cdk8s', 'kubernetes', 'nginx', 'blue-green', 'gateway', 'data-residency', 'validation', 'gitops'],
  defaultReleaseBranch: 'main',
  stability: 'experimental',
  majorVersion: 0,

  projenrcTs: true,
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.16.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.3',
  cdk8sVersion: '2.70.106',
  constructsVersion: '10.8.1',
  peerDeps: ['cdk8s-plus-27@^2.9.5'],
  bundledDeps: ['commander@^12.1.0', 'yaml@^2.8.0'],
  devDeps: ['@swc/core', '@swc/jest', 'fast-check@^4', 'tsx@^4'],

  github: false,
  release: false,
  buildWorkflow: false,
  depsUpgrade: false,
  vscode: false,
  sampleCode: false,
  eslint: false,
  prettier: false,
  biome: true,
  biomeOptions: {
    biomeConfig: {
      files: {
        includes: [
          'src/**',
          'test/**',
          'examples/**',
          'bench/**',
          'scripts/**',
          '.projenrc.ts',
          '!**/expected',
          '!**/__snapshots__',
          '!**/*.json',
          '!test/invalid/**/*.yaml',
        ],
      },
      formatter: { indentStyle: 'space' as any, indentWidth: 2, lineWidth: 140 },
      javascript: { formatter: { quoteStyle: 'single' as any } },
      linter: { rules: { suspicious: { noExplicitAny: 'off', noTemplateCurlyInString: 'off' }, style: { noNonNullAssertion: 'off' } } },
    },
  },
  typecheckTests: true,
  tsconfigDev: {
    compilerOptions: { paths: { 'cdk8s-breakwater': ['../src/index.ts'] } },
    include: ['**/*.ts', '../examples/**/*.ts', '../bench/**/*.ts', '../scripts/**/*.ts'],
  },
  jestOptions: {
    configFilePath: 'jest.config.json',
    junitReporting: false,
    jestVersion: '^30',
    jestConfig: {
      collectCoverage: false,
      coverageProvider: 'babel',
      testPathIgnorePatterns: ['/node_modules/', '/test/e2e/', '/test/invalid/'],
    },
  },
  npmIgnoreOptions: {
    ignorePatterns: [
      '/.ci/',
      '/bench/',
      '/examples/',
      '/scripts/',
      '/tools/',
      '/CONTRIBUTING.md',
      '/ARCHITECTURE.md',
      '/biome.jsonc',
      '/.npmrc',
      '/lib/API.md',
    ],
  },
  gitignore: ['dist/', 'lib/', '*.tgz', '.jsii', 'tsconfig.tsbuildinfo', '/examples/*/dist/'],
  bin: { breakwater: 'lib/cli/main.js' },
});

// swc compiles the tests: type checks are tsc's business, once, in the compile step.
project.deps.removeDependency('ts-jest');
project.jest!.config.transform = {
  '^.+\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }],
};
delete project.jest!.config.preset;
project.jest!.config.testMatch = ['<rootDir>/test/**/*.test.ts'];

// cdk8s-plus-27 asks for `backport`, a release tool of its own that no user of the library runs: 111 packages.
project.package.addField('overrides', { backport: 'npm:empty-npm-package@1.0.0' });
project.package.addField('exports', {
  '.': './lib/index.js',
  './package.json': './package.json',
  './.jsii': './.jsii',
});
// The examples import the package by its name, as a user would: in tests that is the source.
project.jest!.config.moduleNameMapper = { '^cdk8s-breakwater$': '<rootDir>/src/index.ts' };

// `npm test` changes no file: no --write, no --updateSnapshot (projen's own test task does both).
project.testTask.reset();
project.testTask.spawn(project.compileTask);
project.testTask.exec('tsc --noEmit -p test/tsconfig.json');
project.testTask.exec('biome check --error-on-warnings');
project.testTask.exec('jest --ci', { receiveArgs: true });
project.testTask.exec('jsii-docgen -o lib/API.md && cmp lib/API.md API.md', { name: 'is API.md what the sources say? (npm run docgen)' });

project.addTask('demo', {
  description: 'Synthesize the reference stack and show what it wrote',
  steps: [{ spawn: 'compile' }, { exec: 'node lib/cli/main.js synth examples/reference/main.ts --output dist/reference' }],
});
project.addTask('e2e', {
  description: 'Run the real nginx and the real Kubernetes control plane on what is synthesized',
  steps: [{ spawn: 'compile' }, { exec: 'tools/e2e.sh', receiveArgs: true }],
});
project.addTask('bench', {
  description: 'Print the benchmarks: plain cdk8s and ours side by side',
  steps: [{ spawn: 'compile' }, { exec: 'tsx bench/synth.ts', receiveArgs: true }],
});
project.addTask('examples', {
  description: 'Regenerate the expected output of every example (read the diff before you commit it)',
  steps: [{ spawn: 'compile' }, { exec: 'tsx scripts/update-examples.ts', receiveArgs: true }],
});
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.synth();
