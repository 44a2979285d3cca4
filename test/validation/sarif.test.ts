import type { Finding } from '../../src/validation/finding';
import { RULES } from '../../src/validation/rules/list';
import { printSarif } from '../../src/validation/sarif';

const sarif = (findings: Finding[]) => JSON.parse(printSarif(findings, '1.2.3'));
const finding = (over: Partial<Finding>): Finding => ({
  rule: 'image-tag',
  severity: 'error',
  object: 'Pod a',
  message: 'no tag',
  ...over,
});

describe('printSarif', () => {
  test('has the version and schema of SARIF 2.1.0 and names the tool', () => {
    const log = sarif([]);
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/sarif-2\.1\.0\.json$/);
    expect(log.runs).toHaveLength(1);
    expect(log.runs[0]).toMatchObject({ tool: { driver: { name: 'cdk8s-breakwater', version: '1.2.3', rules: [] } }, results: [] });
  });

  test('describes each rule that has findings once, and results point to it', () => {
    const { tool, results } = sarif([finding({}), finding({ rule: 'unknown-field' }), finding({})]).runs[0];
    expect(tool.driver.rules.map(({ id }: any) => id)).toEqual(['image-tag', 'unknown-field']);
    for (const result of results) expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    const rule = RULES.find(({ id }) => id === 'image-tag')!;
    expect(tool.driver.rules[0]).toMatchObject({
      shortDescription: { text: rule.summary },
      help: { text: rule.help },
      defaultConfiguration: { level: 'error' },
    });
  });

  test('levels, messages and places', () => {
    const [inFile, inProgram] = sarif([
      finding({ severity: 'warning', file: './dist/a b.yaml', line: 3, fieldPath: 'spec.x', value: 1, allowed: '2', fix: 'write 2' }),
      finding({ constructPath: 'app/shop' }),
    ]).runs[0].results;
    expect(inFile.level).toBe('warning');
    expect(inFile.message.text).toBe('Pod a spec.x: no tag\nvalue: 1\nallowed: 2\nfix: write 2');
    expect(inFile.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'dist/a%20b.yaml' }, region: { startLine: 3 } },
        logicalLocations: [{ name: 'Pod a', fullyQualifiedName: 'Pod a#spec.x', kind: 'object' }],
      },
    ]);
    expect(inProgram.locations[0].physicalLocation).toBeUndefined();
    expect(inProgram.locations[0].logicalLocations[0]).toEqual({ fullyQualifiedName: 'app/shop', kind: 'module' });
  });

  test('absolute paths become file URIs', () => {
    const uri = (file: string) => sarif([finding({ file })]).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
    expect(uri('/srv/a.yaml')).toBe('file:///srv/a.yaml');
    expect(uri('C:\\dist\\a.yaml')).toBe('file:///C:/dist/a.yaml');
  });
});
