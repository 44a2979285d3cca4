import { isUsageError } from '../../src/manifest/errors';
import { checkBudget, figures, overruns, type SynthBudget } from '../../src/synthesis/budget';

const COST = { ms: 200, objects: 100, peakMemoryMebibytes: 80, grownMebibytes: 10 };
const SLOW = { nominalMs: 10, measuredMs: 20 };

const over = (budget: SynthBudget, calibration = SLOW, cost = COST) => overruns(figures(cost, budget, calibration)).map(({ name }) => name);

describe('figures', () => {
  test('are those of the whole and of each object, times as if on the reference machine', () => {
    expect(figures(COST, {}, SLOW).map(({ name, unit, raw, counted }) => [name, unit, raw, counted])).toEqual([
      ['total', 'ms', 200, 100],
      ['per object', 'µs', 2000, 1000],
      ['peak memory', 'MiB', 80, 80],
      ['memory per object', 'KiB', 102.4, 102.4],
    ]);
  });

  test('are raw without a calibration, and left out by object where there is none', () => {
    expect(figures({ ...COST, objects: 0 }).map(({ name, counted }) => [name, counted])).toEqual([
      ['total', 200],
      ['peak memory', 80],
    ]);
  });
});

describe('overruns', () => {
  test.each([
    ['timeMs', 100, 99, 'total'],
    ['timePerObjectMicros', 1000, 999, 'per object'],
    ['peakMemoryMebibytes', 80, 79, 'peak memory'],
    ['memoryPerObjectKibibytes', 102.4, 102, 'memory per object'],
  ])('count %s up to %d', (name, kept, broken, figure) => {
    expect(over({ [name]: kept })).toEqual([]);
    expect(over({ [name]: broken })).toEqual([figure]);
  });

  test('count time the same on a slow and on a fast machine', () => {
    const budget = { timeMs: 150 };
    expect(over(budget, { nominalMs: 10, measuredMs: 20 }, { ...COST, ms: 200 })).toEqual([]);
    expect(over(budget, { nominalMs: 10, measuredMs: 5 }, { ...COST, ms: 50 })).toEqual([]);
    expect(over(budget, { nominalMs: 10, measuredMs: 5 }, { ...COST, ms: 80 })).toEqual(['total']);
  });
});

describe('checkBudget', () => {
  test.each([0, -1, Number.NaN, '1' as unknown as number])('refuses %p', (limit) => {
    for (const name of ['timeMs', 'timePerObjectMicros', 'peakMemoryMebibytes', 'memoryPerObjectKibibytes']) {
      expect(() => checkBudget({ [name]: limit })).toThrow(`the synth budget has a wrong ${name}`);
    }
    try {
      checkBudget({ timeMs: limit });
    } catch (error) {
      expect(isUsageError(error)).toBe(true);
    }
  });

  test('takes any positive number, and no number', () => {
    expect(() => checkBudget({ timeMs: 0.1, peakMemoryMebibytes: undefined })).not.toThrow();
  });
});
