import { calibrate, calibrated, NOMINAL_MS } from '../../src/synthesis/calibration';

describe('calibration', () => {
  test('takes the fastest round', () => {
    const ends = [50, 30, 40, 35, 60, 45, 31];
    let calls = 0;
    const now = () => (calls++ % 2 === 0 ? 0 : (ends[(calls >> 1) - 1] as number));
    expect(calibrate(now)).toEqual({ nominalMs: NOMINAL_MS, measuredMs: 30 });
  });

  test('measures some time', () => {
    expect(calibrate().measuredMs).toBeGreaterThan(0);
  });

  test('counts less on a machine that is slower than the reference', () => {
    expect(calibrated(100, { nominalMs: 10, measuredMs: 40 })).toBe(25);
    expect(calibrated(100, { nominalMs: 10, measuredMs: 5 })).toBe(200);
  });
});
