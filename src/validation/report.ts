import type { Finding } from './finding';

/** Findings as text for people. */
export function formatFindings(findings: readonly Finding[], _options: { readonly colour: boolean }): string {
  return findings.map((finding) => finding.message).join('\n');
}

/** Findings as JSON text. */
export function findingsToJson(findings: readonly Finding[]): string {
  return JSON.stringify(findings, null, 2);
}

/** Findings as a SARIF 2.1.0 log. */
export function findingsToSarif(findings: readonly Finding[], _toolVersion: string): string {
  return JSON.stringify(findings);
}
