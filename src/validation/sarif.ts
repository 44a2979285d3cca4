import type { Finding } from './finding';
import { RULES } from './rules/list';

/**
 * Findings as a SARIF 2.1.0 log: one run, the rules that have findings with their help texts, and physical or logical places.
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 *
 * @param toolVersion version of this library
 */
export function printSarif(findings: readonly Finding[], toolVersion: string): string {
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdk8s-breakwater', version: toolVersion, rules: ids.map(describeRule) } },
        // Positions in our report are counted in UTF-16 code units, as editors do.
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => describeResult(finding, ids.indexOf(finding.rule))),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function describeRule(id: string): object {
  const rule = RULES.find((known) => known.id === id);
  if (!rule) return { id };
  return {
    id,
    shortDescription: { text: rule.summary },
    fullDescription: { text: `${rule.summary}. ${rule.help}` },
    help: { text: rule.help },
    defaultConfiguration: { level: rule.severity },
    properties: { layer: rule.layer },
  };
}

function describeResult(finding: Finding, ruleIndex: number): object {
  const { rule, severity, message, allowed, fix, fieldPath, object, value } = finding;
  const text = [
    `${object}${fieldPath ? ` ${fieldPath}` : ''}: ${message}`,
    ...(value === undefined ? [] : [`value: ${JSON.stringify(value)}`]),
    ...(allowed ? [`allowed: ${allowed}`] : []),
    ...(fix ? [`fix: ${fix}`] : []),
  ].join('\n');
  return { ruleId: rule, ruleIndex, level: severity, message: { text }, locations: [describePlace(finding)] };
}

/** The line of a file, the construct, and the field of the object. */
function describePlace({ file, line, constructPath, object, fieldPath }: Finding): object {
  return {
    ...(file === undefined
      ? {}
      : { physicalLocation: { artifactLocation: { uri: toUri(file) }, ...(line === undefined ? {} : { region: { startLine: line } }) } }),
    logicalLocations: [
      ...(constructPath === undefined ? [] : [{ fullyQualifiedName: constructPath, kind: 'module' }]),
      { name: object, fullyQualifiedName: fieldPath ? `${object}#${fieldPath}` : object, kind: 'object' },
    ],
  };
}

/** A path as a relative reference of RFC 3986, or as a file URI when it is absolute. */
function toUri(path: string): string {
  const encoded = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  if (/^[A-Za-z]:/.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  return path.startsWith('/') ? `file://${encoded}` : encoded.replace(/^(\.\/)+/, '');
}
