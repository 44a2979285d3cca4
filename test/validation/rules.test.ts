import { readManifests } from '../../src/validation/read';
import { RULES } from '../../src/validation/rules/list';
import { check, readExamples } from './examples';

const EXAMPLES = readExamples();

describe('the list of rules', () => {
  test('each rule has an id of its own, a summary and a help text', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
    for (const { id, summary, help } of RULES) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(summary).toMatch(/^[a-zA-Z].*[^.]$/);
      expect(help).toMatch(/\.$/);
    }
  });

  test('each rule has an example that it must refuse and one that it must pass', () => {
    const incomplete = RULES.filter(({ id }) => {
      const own = EXAMPLES.filter(({ rule }) => rule === id);
      return !own.some(({ fails }) => fails) || !own.some(({ fails }) => !fails);
    });
    expect(incomplete.map(({ id }) => id)).toEqual([]);
  });

  test('each example belongs to a rule', () => {
    const ids = new Set(RULES.map(({ id }) => id));
    expect([...new Set(EXAMPLES.map(({ rule }) => rule))].filter((rule) => !ids.has(rule))).toEqual([]);
  });
});

// Three rules of reading report lines of a file rather than fields; one of them is a matter of what a folder holds.
const lineOf = (finding: { fieldPath?: string; rule: string; line?: number }) =>
  finding.fieldPath ?? (/^(yaml|not)-/.test(finding.rule) ? `line ${finding.line}` : '');

describe.each(RULES.filter(({ id }) => id !== 'not-kubernetes').map(({ id }) => id))('%s', (id) => {
  test.each(EXAMPLES.filter(({ rule, fails }) => rule === id && fails).map((e) => [e.line, e.fails!.join(', '), e] as const))(
    'refuses the example of line %i at %s',
    (_line, _path, example) => {
      const findings = check(example);
      expect([...new Set(findings.filter(({ rule }) => rule === id).map(lineOf))].sort()).toEqual([...example.fails!].sort());
      expect(findings.filter(({ rule, severity }) => rule !== id && severity === 'error')).toEqual([]);
    },
  );

  test.each(EXAMPLES.filter(({ rule, fails }) => rule === id && !fails).map((e) => [e.line, e] as const))(
    'passes the example of line %i',
    (_line, example) => {
      const findings = check(example);
      expect(findings.filter(({ rule, severity }) => rule === id || severity === 'error')).toEqual([]);
    },
  );
});

test('not-kubernetes warns about the documents of its example that are no objects', () => {
  const { findings } = readManifests([`${__dirname}/../invalid/not-kubernetes.yaml`]);
  expect(findings.map(({ rule, severity, line }) => [rule, severity, line])).toEqual([['not-kubernetes', 'warning', 2]]);
});
