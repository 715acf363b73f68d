import type { Language } from '../i18n/languages.ts';

/** A person's name in its parts; `script` is an ISO 15924 code, guessed from the characters when absent. */
export type PersonNameParts = {
  readonly family?: string;
  readonly given?: string;
  readonly script?: string;
};

export type CountedWord = 'age' | 'ageMonths' | 'weeks' | 'days' | 'hours' | 'minutes';

export type LocaleFormatOptions = {
  /** IANA zone in which instants are shown; the viewer's own when absent. */
  readonly timeZone?: string;
  readonly now: () => Date;
  readonly countedWord: (word: CountedWord, count: number) => string;
  readonly justNow: string;
};

/** An instant as ISO text or Date; a calendar date as `YYYY-MM-DD`, which never shifts with the zone. */
export type DateInput = string | Date;

export type MoneyStyle = {
  /** Shortens to 1.2M or 120万. */
  readonly compact?: boolean;
  /** Leaves out the minor unit. */
  readonly rounded?: boolean;
};

export type LocaleFormat = ReturnType<typeof createLocaleFormat>;

const calendarDate = /^\d{4}-\d{2}-\d{2}$/;
const familyFirstScript = /\p{Script=Han}|\p{Script=Hangul}|\p{Script=Hiragana}|\p{Script=Katakana}/u;
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

function toDate(input: DateInput): Date {
  return input instanceof Date ? input : new Date(input);
}

/** A name in the order its script asks for: 陈桂芳, Margaret Lowe. */
export function formatPersonName(name: PersonNameParts): string {
  const family = name.family?.trim() ?? '';
  const given = name.given?.trim() ?? '';
  const familyFirst =
    name.script === undefined
      ? familyFirstScript.test(family + given)
      : ['Hani', 'Hans', 'Hant', 'Kore', 'Hang', 'Jpan'].includes(name.script);
  return familyFirst ? family + given : `${given} ${family}`.trim();
}

function groupDigits(national: string, sizes: readonly number[]): string {
  const groups: string[] = [];
  let rest = national;
  for (const size of sizes) {
    if (rest.length === 0) break;
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  if (rest.length > 0) groups.push(rest);
  return groups.join(' ');
}

/** Area codes of two digits; all others of mainland China have three. */
const shortAreaCode = /^(10|2\d)/;

/** A landline of mainland China as it is said there: 020 8333 1046. */
function formatChineseLandline(national: string): string {
  if (/^[48]00\d{7}$/.test(national)) return groupDigits(national, [3, 3, 4]);
  const areaDigits = shortAreaCode.test(national) ? 2 : 3;
  const local = national.slice(areaDigits);
  return `0${national.slice(0, areaDigits)} ${groupDigits(local, local.length === 8 ? [4, 4] : [3, 4])}`;
}

/** A phone number spaced for reading aloud. Numbers of mainland China lose their +86 because they are the common case; masked ones keep their stars. */
export function formatPhone(e164: string): string {
  const masked = /^\+86(1\d{2})(\*+)(\d{4})$/.exec(e164);
  if (masked !== null) return masked.slice(1).join(' ');
  const maskedLandline = /^\+86([2-9]\d{1,2}|10)(\*+)(\d{4})$/.exec(e164);
  if (maskedLandline !== null) return `0${maskedLandline.slice(1).join(' ')}`;
  if (e164.includes('*')) return e164;
  const digits = e164.replace(/[^\d+]/g, '');
  if (/^\+861\d{10}$/.test(digits)) return groupDigits(digits.slice(3), [3, 4, 4]);
  if (/^1\d{10}$/.test(digits)) return groupDigits(digits, [3, 4, 4]);
  if (/^\+86[2-9]\d{8,9}$|^\+8610\d{8}$/.test(digits)) return formatChineseLandline(digits.slice(3));
  const known = /^\+(86|852|853|886|1|7|\d{2})(\d+)$/.exec(digits);
  if (known === null) return e164;
  const [, country = '', national = ''] = known;
  const sizes = country === '1' ? [3, 3, 4] : national.length === 8 ? [4, 4] : [3, 3, 4];
  return `+${country} ${groupDigits(national, sizes)}`;
}

function wholeMonthsBetween(from: Date, to: Date): number {
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return to.getUTCDate() < from.getUTCDate() ? months - 1 : months;
}

const relativeSteps: readonly (readonly [
  unit: Intl.RelativeTimeFormatUnit,
  seconds: number,
  upTo: number,
])[] = [
  ['minute', minute, hour],
  ['hour', hour, day],
  ['day', day, 14 * day],
  ['week', 7 * day, 63 * day],
  ['month', 30.44 * day, 548 * day],
  ['year', 365.25 * day, Number.POSITIVE_INFINITY],
];

/** Formats numbers, money, dates, names and phone numbers the way one language writes them. */
export function createLocaleFormat(language: Language, options: LocaleFormatOptions) {
  const dateLocale = language === 'en' ? 'en-GB' : language;
  const cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

  const numberFormat = (settings: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = `n${JSON.stringify(settings)}`;
    const cached = cache.get(key);
    if (cached instanceof Intl.NumberFormat) return cached;
    const made = new Intl.NumberFormat(language, settings);
    cache.set(key, made);
    return made;
  };
  const dateFormat = (
    settings: Intl.DateTimeFormatOptions,
    timeZone = options.timeZone,
  ): Intl.DateTimeFormat => {
    const withZone = timeZone === undefined ? settings : { ...settings, timeZone };
    const key = `d${JSON.stringify(withZone)}`;
    const cached = cache.get(key);
    if (cached instanceof Intl.DateTimeFormat) return cached;
    const made = new Intl.DateTimeFormat(dateLocale, withZone);
    cache.set(key, made);
    return made;
  };
  const formatDate = (input: DateInput, settings: Intl.DateTimeFormatOptions): string =>
    typeof input === 'string' && calendarDate.test(input)
      ? dateFormat(settings, 'UTC').format(toDate(input))
      : dateFormat(settings).format(toDate(input));
  const relativeFormat = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });

  return {
    language,

    number: (value: number, settings: Intl.NumberFormatOptions = {}): string =>
      numberFormat(settings).format(value),

    /** A share in 0–1 shown as a percentage. What is not the whole is never shown as 100 %, however little is missing. */
    percent: (share: number, decimals = 0): string => {
      const step = 10 ** (decimals + 2);
      const isNearlyWhole = share < 1 && Math.round(share * step) >= step;
      const shownDecimals = isNearlyWhole ? Math.max(decimals, 1) : decimals;
      return numberFormat({
        style: 'percent',
        minimumFractionDigits: shownDecimals,
        maximumFractionDigits: shownDecimals,
      }).format(isNearlyWhole ? 1 - 10 ** -(shownDecimals + 2) : share);
    },

    money: (amountMinor: number | bigint, currency: string, style: MoneyStyle = {}): string => {
      const base: Intl.NumberFormatOptions = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
      const minorDigits = numberFormat(base).resolvedOptions().maximumFractionDigits ?? 2;
      const shown: Intl.NumberFormatOptions = style.compact
        ? { ...base, notation: 'compact', maximumSignificantDigits: 3, useGrouping: 'min2' }
        : style.rounded
          ? { ...base, maximumFractionDigits: 0, minimumFractionDigits: 0 }
          : base;
      return numberFormat(shown).format(Number(amountMinor) / 10 ** minorDigits);
    },

    date: (input: DateInput): string =>
      formatDate(input, { year: 'numeric', month: 'short', day: 'numeric' }),
    /** Day and month, for lists where the year is plain. */
    dayMonth: (input: DateInput): string => formatDate(input, { month: 'short', day: 'numeric' }),
    weekday: (input: DateInput): string => formatDate(input, { weekday: 'long' }),
    monthYear: (input: DateInput): string => formatDate(input, { year: 'numeric', month: 'short' }),
    time: (input: DateInput): string =>
      formatDate(input, { hour: '2-digit', minute: '2-digit', hour12: false }),
    dateTime: (input: DateInput): string =>
      formatDate(input, {
        year: 'numeric',
        month: 'short',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      }),
    /** `2026-11-22` of an instant in the shown zone, for grouping by day. */
    dayKey: (input: DateInput): string => {
      if (typeof input === 'string' && calendarDate.test(input)) return input;
      const parts = dateFormat({ year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
        toDate(input),
      );
      const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
      return `${part('year')}-${part('month')}-${part('day')}`;
    },

    /** "3 weeks ago", "in 2 hours", relative to the clock. */
    relative: (input: DateInput): string => {
      const seconds = (toDate(input).getTime() - options.now().getTime()) / 1000;
      if (Math.abs(seconds) < minute) return options.justNow;
      for (const [unit, size, upTo] of relativeSteps) {
        if (Math.abs(seconds) < upTo) return relativeFormat.format(Math.trunc(seconds / size), unit);
      }
      return formatDate(input, { dateStyle: 'medium' });
    },

    personName: formatPersonName,
    phone: formatPhone,

    /** Age today, or on another day, from a birthday, in months below two years; nothing when the birthday lies ahead. */
    age: (birthOn: string, on?: DateInput): string | undefined => {
      const months = wholeMonthsBetween(toDate(birthOn), on === undefined ? options.now() : toDate(on));
      if (months < 0) return undefined;
      return months < 24
        ? options.countedWord('ageMonths', months)
        : options.countedWord('age', Math.floor(months / 12));
    },

    weeks: (count: number): string => options.countedWord('weeks', Math.round(count)),
    days: (count: number): string => options.countedWord('days', Math.round(count)),

    /** A duration in its two largest useful units, from days down to minutes. */
    duration: (totalMinutes: number): string => {
      const whole = Math.max(0, Math.round(totalMinutes));
      const days = Math.floor(whole / 1440);
      const hours = Math.floor((whole % 1440) / 60);
      const minutes = whole % 60;
      const parts = [
        days > 0 ? options.countedWord('days', days) : '',
        hours > 0 ? options.countedWord('hours', hours) : '',
        days === 0 && (minutes > 0 || whole === 0) ? options.countedWord('minutes', minutes) : '',
      ];
      return parts.filter((part) => part !== '').join(' ');
    },

    fileSize: (bytes: number): string => {
      const [unit, divisor]: [string, number] =
        bytes < 1024 ** 2
          ? ['kilobyte', 1024]
          : bytes < 1024 ** 3
            ? ['megabyte', 1024 ** 2]
            : ['gigabyte', 1024 ** 3];
      return numberFormat({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 }).format(
        bytes / divisor,
      );
    },
  };
}
