/**
 * Below which age a guardian decides about a child's data, by the country of the business: PIPL Art. 31, and the ages the
 * states of the European Economic Area chose under GDPR Art. 8(1). Elsewhere the strictest of them.
 */
const GUARDIAN_BELOW_YEARS: Readonly<Record<string, number>> = {
  CN: 14,
  US: 13,
  GB: 13,
  AT: 14,
  BE: 13,
  BG: 14,
  CY: 14,
  CZ: 15,
  DE: 16,
  DK: 15,
  EE: 13,
  ES: 14,
  FI: 13,
  FR: 15,
  GR: 15,
  HR: 16,
  HU: 16,
  IE: 16,
  IS: 13,
  IT: 14,
  LI: 16,
  LT: 14,
  LU: 16,
  LV: 13,
  MT: 13,
  NL: 16,
  NO: 13,
  PL: 16,
  PT: 13,
  RO: 16,
  SE: 13,
  SI: 15,
  SK: 16,
};
const STRICTEST_YEARS = 16;

/** Years of age from which a person decides alone. */
export function guardianBelowYears(region: string): number {
  return GUARDIAN_BELOW_YEARS[region] ?? STRICTEST_YEARS;
}
