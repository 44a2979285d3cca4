/**
 * Member states of the European Union.
 *
 * @see https://european-union.europa.eu/principles-countries-history/eu-countries_en as of 2026-11-24
 */
export const EU: readonly string[] = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

/**
 * States of the European Economic Area: the Union with Iceland, Liechtenstein and Norway. Switzerland and the United Kingdom are not in it.
 *
 * @see https://www.efta.int/eea/eea-agreement as of 2026-11-24
 */
export const EEA: readonly string[] = [...EU, 'IS', 'LI', 'NO'].sort();
