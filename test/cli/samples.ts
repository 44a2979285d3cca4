import type { SynthOutcome } from '../../src/cli/program-report';
import type { Terminal } from '../../src/cli/terminal';
import type { Finding } from '../../src/validation/finding';

/** An outcome of a synth with nothing in it. */
export function outcomeOf(overrides: Partial<SynthOutcome> = {}): SynthOutcome {
  return {
    outdir: '/srv/shop/dist',
    written: false,
    files: [],
    stale: [],
    findings: [],
    phases: [],
    objects: 0,
    peakMemoryMebibytes: 1,
    table: 'phase table\n',
    budgeted: false,
    captures: [],
    ...overrides,
  };
}

export function findingOf(overrides: Partial<Finding> = {}): Finding {
  return { rule: 'some-rule', severity: 'error', object: 'Service production/payment', message: 'something is wrong', ...overrides };
}

/** A terminal that keeps what is printed. */
export function fakeTerminal(env: Terminal['env'] = {}, isTTY = false): Terminal & { text: { out: string; err: string } } {
  const text = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    isTTY,
    write: (chunk: string) => {
      text[name] += chunk;
    },
  });
  return { out: output('out'), err: output('err'), env, text };
}
