import { peakMemoryMebibytes } from '../../src/synthesis/memory';

describe('peakMemoryMebibytes', () => {
  test('is at least what is in use now, and never falls', () => {
    const before = peakMemoryMebibytes();
    expect(before).toBeGreaterThan(10);
    const ballast = Buffer.alloc(100 * 1024 * 1024, 1);
    const after = peakMemoryMebibytes();
    expect(after).toBeGreaterThanOrEqual(before);
    expect(after).toBeGreaterThanOrEqual(ballast.length / 1024 / 1024);
  });
});
