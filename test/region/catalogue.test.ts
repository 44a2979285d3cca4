import { OPERATORS } from '../../src/region/catalogue';
import { checkCountry } from '../../src/region/countries';

describe('the catalogue', () => {
  test('has every operator once', () => {
    const keys = OPERATORS.map((operator) => operator.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(OPERATORS)('$key has a source, a date, and countries that exist', (operator) => {
    expect(operator.source).toMatch(/^https:\/\//);
    expect(operator.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    checkCountry(operator.country, 'country');
    for (const [region, country] of Object.entries(operator.regions)) {
      checkCountry(country, region);
      expect(region).toMatch(/^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/);
    }
  });
});
