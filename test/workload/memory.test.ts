import * as fc from 'fast-check';
import { Memory } from '../../src/workload/memory';

test.each([
  [Memory.mebibytes(512), '512Mi'],
  [Memory.mebibytes(1024), '1Gi'],
  [Memory.gibibytes(0.5), '512Mi'],
  [Memory.parse('512Mi'), '512Mi'],
  [Memory.parse('512M'), '500000Ki'],
  [Memory.parse('1500000000'), '1500000000'],
])('%o is written %s', (memory, text) => expect(`${memory}`).toBe(text));

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2 ** 20, max: 2 ** 45 }), (bytes) =>
      expect(Memory.parse(Memory.parse(`${bytes}`).toString()).bytes).toBe(bytes),
    ),
  );
});

test.each([
  ['512mb', 'did you mean 512Mi or 512M'],
  ['512MB', 'did you mean 512Mi or 512M'],
  ['1gb', 'did you mean 1Gi or 1G'],
  ['512MiB', 'did you mean 512Mi'],
  ['512m', 'did you mean 512Mi or 512M'],
  ['1g', 'did you mean 1Gi or 1G'],
  ['512', 'at least 1Mi'],
  ['much', 'at least 1Mi'],
  ['', 'at least 1Mi'],
])('%s is refused', (text, message) => expect(() => Memory.parse(text)).toThrow(message));

test.each([
  [() => Memory.mebibytes(0)],
  [() => Memory.mebibytes(-1)],
  [() => Memory.gibibytes(1e-6)],
  [() => Memory.mebibytes(Number.NaN)],
])('%# is refused', (make) => expect(make).toThrow('an amount of memory is not valid'));
