import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Outcome, reportOutcome } from '../../src/synthesis/outcome';
import { temporaryFolder } from './file-tree';

test('reportOutcome appends one line of JSON for each synth', () => {
  const folder = temporaryFolder();
  try {
    const report = path.join(folder, 'report.jsonl');
    const outcome = { outdir: '/dist', files: [{ path: 'a.yaml', content: 'a: |\n  b\n' }] } as unknown as Outcome;
    reportOutcome({ report, write: true }, outcome);
    reportOutcome({ report, write: true }, outcome);
    const lines = fs.readFileSync(report, 'utf8').split('\n');
    expect(lines).toHaveLength(3);
    expect(JSON.parse(lines[1])).toEqual(outcome);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
});
