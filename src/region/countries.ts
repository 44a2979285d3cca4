import { usageError } from '../manifest/errors';

/**
 * The country codes in use.
 *
 * @see ISO 3166-1 alpha-2, officially assigned codes; as of 2026-11-24
 */
const CODES = new Set(
  (
    'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO ' +
    'CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR ' +
    'HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN ' +
    'MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD ' +
    'SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE ' +
    'YT ZA ZM ZW'
  ).split(' '),
);

/** Codes that people write for a country and that are another one's, or nobody's. */
const COMMON_MISTAKES: Record<string, string> = { UK: 'GB', EL: 'GR', SU: 'RU', EN: 'GB' };

/**
 * Returns a country code, checked.
 *
 * @param code ISO 3166-1 alpha-2, upper case
 * @param what what the code is for, in the user's words: `country`, `operatorCountry`
 * @throws when the code is not assigned to a country
 */
export function checkCountry(code: string, what: string, where?: string): string {
  if (CODES.has(code)) return code;
  const upper = typeof code === 'string' ? code.trim().toUpperCase() : '';
  const meant = COMMON_MISTAKES[upper] ?? (CODES.has(upper) ? upper : undefined);
  throw usageError({
    what: `${what} is not a country code`,
    where,
    value: code,
    allowed: 'two upper-case letters of ISO 3166-1, for example NO',
    fix: meant ? `did you mean ${meant}` : 'look the code of the country up; a group such as the EU is not a country',
  });
}
