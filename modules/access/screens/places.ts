import type { Language } from '#ui';

/** One thing to choose, as a search-as-you-type field takes it. */
export interface Choice {
  value: string;
  label: string;
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
/** Codes with a name that are not places a business can be in: unions, the world, test codes. */
const NOT_PLACES = new Set([
  'EU',
  'EZ',
  'QO',
  'UN',
  'XA',
  'XB',
  'ZZ',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
]);

/** Countries and regions by the name people know them by. */
export function regions(language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  return named(
    codes.filter((code) => !NOT_PLACES.has(code)),
    (code) => names.of(code),
    language,
  );
}

/** Currencies by name, each with its code. */
export function currencies(language: Language): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency', fallback: 'none' });
  const choices = named(Intl.supportedValuesOf('currency'), (code) => names.of(code), language);
  return choices.map(({ value, label }) => ({ value, label: `${label} (${value})` }));
}

/** All time zones the browser knows, as `Asia/Shanghai`. */
export function timeZones(): string[] {
  const known = Intl.supportedValuesOf('timeZone');
  const own = ownTimeZone();
  return known.includes(own) ? known : [own, ...known];
}

/** The zone of the machine in front of the person. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function named(codes: readonly string[], nameOf: (code: string) => string | undefined, language: Language) {
  return codes
    .flatMap((value): Choice[] => {
      const label = nameOf(value);
      return label === undefined || label === value ? [] : [{ value, label }];
    })
    .sort((a, b) => a.label.localeCompare(b.label, language));
}

const REGION_OF_ZONE: Readonly<Record<string, string>> = {
  'Asia/Shanghai': 'CN',
  'Asia/Chongqing': 'CN',
  'Asia/Urumqi': 'CN',
  'Asia/Taipei': 'TW',
  'Asia/Hong_Kong': 'HK',
  'Asia/Macau': 'MO',
  'Asia/Singapore': 'SG',
  'Asia/Kuala_Lumpur': 'MY',
  'Asia/Tokyo': 'JP',
  'Asia/Seoul': 'KR',
  'Europe/London': 'GB',
  'Europe/Dublin': 'IE',
  'Europe/Paris': 'FR',
  'Europe/Berlin': 'DE',
  'Europe/Zurich': 'CH',
  'Europe/Vienna': 'AT',
  'Australia/Sydney': 'AU',
  'Australia/Melbourne': 'AU',
  'Pacific/Auckland': 'NZ',
  'America/Toronto': 'CA',
  'America/Vancouver': 'CA',
};

const EURO_REGIONS = new Set('AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' '));
const CURRENCY_OF_REGION: Readonly<Record<string, string>> = {
  CN: 'CNY',
  TW: 'TWD',
  HK: 'HKD',
  MO: 'MOP',
  SG: 'SGD',
  MY: 'MYR',
  JP: 'JPY',
  KR: 'KRW',
  GB: 'GBP',
  CH: 'CHF',
  AU: 'AUD',
  NZ: 'NZD',
  CA: 'CAD',
  US: 'USD',
};

/** Where the business probably is: the time zone tells best, then the browser's languages, then the language chosen. */
export function guessRegion(
  timeZone: string,
  browserLanguages: readonly string[],
  language: Language,
): string {
  const byZone = REGION_OF_ZONE[timeZone];
  if (byZone !== undefined) return byZone;
  const byLanguage = browserLanguages.map((tag) => /-([A-Z]{2})$/.exec(tag)?.[1]).find(Boolean);
  return byLanguage ?? { 'zh-CN': 'CN', 'zh-TW': 'TW', en: 'GB' }[language];
}

/** The currency a region most likely trades in. */
export function guessCurrency(region: string): string {
  return CURRENCY_OF_REGION[region] ?? (EURO_REGIONS.has(region) ? 'EUR' : 'USD');
}
