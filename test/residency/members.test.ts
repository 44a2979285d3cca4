import { checkCountry } from '../../src/region/countries';
import { EEA, EU } from '../../src/residency/members';

test('the union has 27 members, the area 30', () => {
  expect(new Set(EU).size).toBe(27);
  expect(new Set(EEA).size).toBe(30);
  for (const code of EEA) checkCountry(code, 'member');
});

test('the area has Norway and not Switzerland or the United Kingdom', () => {
  expect(['NO', 'CH', 'GB'].map((code) => EEA.includes(code))).toEqual([true, false, false]);
});
