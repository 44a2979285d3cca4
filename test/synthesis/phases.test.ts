import { Phases } from '../../src/synthesis/phases';

describe('Phases', () => {
  test('give each phase the time since the end of the last one', () => {
    const times = [5, 12, 20, 21, 40];
    const phases = new Phases(1, () => times.shift() as number);
    phases.end('construct');
    phases.end('render');
    phases.end('write');
    phases.skip();
    phases.end('write');
    expect(phases.timings).toEqual([
      { phase: 'construct', ms: 4 },
      { phase: 'render', ms: 7 },
      { phase: 'write', ms: 27 },
    ]);
  });
});
