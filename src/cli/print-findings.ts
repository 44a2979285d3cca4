import type { Finding } from '../validation/finding';
import { findingsToJson, findingsToSarif, formatFindings } from '../validation/report';
import type { Format } from './options';
import { packageVersion } from './version';

/** Findings in the form that was asked for, with a newline at the end; nothing for people when there are none. */
export function renderFindings(findings: readonly Finding[], format: Format, colour: boolean): string {
  if (format === 'json') return line(findingsToJson(findings));
  if (format === 'sarif') return line(findingsToSarif(findings, packageVersion()));
  return findings.length === 0 ? '' : line(formatFindings(findings, { colour }));
}

function line(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
