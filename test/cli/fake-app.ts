/**
 * Text of a module that reports as an App does, with whatever it is told to report. Tests of how programs are run use it,
 * so that they stand apart from what an App does.
 */
export const FAKE_APP = `
const { appendFileSync, readFileSync } = require('node:fs');
exports.control = () => JSON.parse(readFileSync(process.env.BREAKWATER_CONTROL, 'utf8'));
exports.report = (outcome) => appendFileSync(exports.control().report, JSON.stringify({
  outdir: process.cwd() + '/dist', written: false, files: [], stale: [], findings: [], phases: [], objects: 0,
  peakMemoryMebibytes: 1, table: '', budgeted: false, captures: [], ...outcome }) + '\\n');
`;
