import type { Finding } from './finding';
import { printSarif } from './sarif';

/** How a report for people looks. */
export interface ReportOptions {
  /** Whether to use colours of the terminal. */
  readonly colour: boolean;
}

/** Longest value that is shown whole. */
const VALUE_MAX = 120;

/** Codes of the terminal. */
const CODES = { error: 31, warning: 33, bold: 1, dim: 2 } as const;

/**
 * Findings as text for people: by object, each with its field, the value, what is allowed and the likely fix, and a closing line that counts them.
 */
export function formatFindings(findings: readonly Finding[], options: ReportOptions): string {
  const paint = (code: keyof typeof CODES, text: string): string => (options.colour ? `\u001b[${CODES[code]}m${text}\u001b[0m` : text);
  const lines: string[] = [];
  for (const group of groupByObject(findings)) {
    const { object, constructPath, file } = group[0];
    const place = constructPath ?? file ?? '';
    lines.push(place && place !== object ? `${paint('bold', object)}  ${paint('dim', place)}` : paint('bold', object));
    for (const finding of group) lines.push(...formatFinding(finding, paint));
    lines.push('');
  }
  lines.push(countFindings(findings));
  return lines.join('\n');
}

/** How many there are: `3 errors, 1 warning`, or `nothing found`. */
export function countFindings(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  const parts = [
    ...(errors > 0 ? [`${errors} ${errors === 1 ? 'error' : 'errors'}`] : []),
    ...(warnings > 0 ? [`${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`] : []),
  ];
  return parts.join(', ') || 'nothing found';
}

/** Findings as JSON text, with their number by severity. */
export function findingsToJson(findings: readonly Finding[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return JSON.stringify({ errors, warnings: findings.length - errors, findings }, null, 2);
}

/**
 * Findings as a SARIF 2.1.0 log.
 * @param toolVersion version of this library
 */
export function findingsToSarif(findings: readonly Finding[], toolVersion: string): string {
  return printSarif(findings, toolVersion);
}

/** Findings next to each other that are about one object in one place. */
function groupByObject(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.object}\n${finding.constructPath ?? finding.file}`;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()];
}

function formatFinding(finding: Finding, paint: (code: keyof typeof CODES, text: string) => string): string[] {
  const { severity, rule, fieldPath, message, value, allowed, fix, file, line } = finding;
  const head = fieldPath ? `${fieldPath}: ${message}` : message;
  const lines = [`  ${paint(severity, severity)}  ${head}  ${paint('dim', `(${rule})`)}`];
  if (file !== undefined && line !== undefined) lines.push(`           at:      ${file}:${line}`);
  if (value !== undefined) lines.push(`           value:   ${show(value)}`);
  if (allowed) lines.push(`           allowed: ${allowed}`);
  if (fix) lines.push(`           fix:     ${fix}`);
  return lines;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > VALUE_MAX ? `${text.slice(0, VALUE_MAX - 3)}...` : text;
}
