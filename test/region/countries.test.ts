import { checkCountry } from '../../src/region/countries';

describe('checkCountry', () => {
  test.each(['NO', 'SE', 'CH', 'GB', 'US'])('%s is a country', (code) => expect(checkCountry(code, 'country')).toBe(code));

  test.each([
    ['UK', 'did you mean GB'],
    ['EL', 'did you mean GR'],
    ['no', 'did you mean NO'],
    ['EU', 'not a country'],
    ['Norway', 'not a country'],
    ['', 'not a country'],
  ])('%s is refused', (code, fix) => expect(() => checkCountry(code, 'operatorCountry', 'region "x"')).toThrow(fix));

  test('the message names place, value and what is allowed', () => {
    expect(() => checkCountry('UK', 'country', 'region "x"')).toThrow(
      [
        'region "x": country is not a country code',
        '  value:   "UK"',
        '  allowed: two upper-case letters of ISO 3166-1, for example NO',
        '  fix:     did you mean GB',
      ].join('\n'),
    );
  });
});
