import * as fc from 'fast-check';
import { Cpu } from '../../src/workload/cpu';

test.each([
  [Cpu.millis(500), '500m'],
  [Cpu.millis(2000), '2'],
  [Cpu.units(0.5), '500m'],
  [Cpu.units(2), '2'],
  [Cpu.units(0.1), '100m'],
  [Cpu.parse('250m'), '250m'],
  [Cpu.parse('1.5'), '1500m'],
])('%o is written %s', (cpu, text) => expect(`${cpu}`).toBe(text));

test('what is written is read again', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), (millis) => expect(Cpu.parse(`${Cpu.millis(millis)}`).milliCores).toBe(millis)),
  );
});

test.each([
  [() => Cpu.millis(0), 'a whole number of millicores'],
  [() => Cpu.millis(0.5), 'a whole number of millicores'],
  [() => Cpu.units(-1), 'a number of cores'],
  [() => Cpu.units(Number.NaN), 'a number of cores'],
  [() => Cpu.parse('500 millicores'), 'did you mean 500m'],
  [() => Cpu.parse('2 cores'), 'did you mean 2'],
  [() => Cpu.parse('half'), "millicores such as '500m'"],
  [() => Cpu.parse('100u'), "millicores such as '500m'"],
  [() => Cpu.parse(''), "millicores such as '500m'"],
])('%# is refused', (make, message) => expect(make).toThrow(message));
