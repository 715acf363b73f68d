import { toHalfWidth } from './half-width.ts';

/**
 * Ways of writing a date. In names, `yyy` is a year of the Republic of China calendar (1 is 1912). Any of them but
 * `yyyyMMddHHmmss` and the serials may be followed by a time of day and a zone.
 */
export const dateFormats = [
  'yyyy-M-d',
  'yyyy/M/d',
  'yyyy.M.d',
  'yyyyMMdd',
  'yyyyMMddHHmmss',
  'yyyy年M月d日',
  'M/d/yyyy',
  'd/M/yyyy',
  'M-d-yyyy',
  'd-M-yyyy',
  'd.M.yyyy',
  'M/d/yy',
  'd/M/yy',
  'yy/M/d',
  'd MMM yyyy',
  'MMM d yyyy',
  '民國yyy年M月d日',
  'yyy/M/d',
  'yyy.M.d',
  'yyy-M-d',
  'yyyMMdd',
  'excel-serial',
  'excel-serial-1904',
] as const;

export type DateFormat = (typeof dateFormats)[number];

/** A date, and a time when one was written. No zone is invented: `offsetMinutes` is there only if the text had one. */
export interface ParsedDate {
  /** `yyyy-MM-dd` */
  on: string;
  /** `HH:mm:ss` or `HH:mm:ss.SSS` */
  time?: string;
  /** Minutes east of Greenwich. */
  offsetMinutes?: number;
}

type Part = 'year' | 'rocYear' | 'shortYear' | 'month' | 'monthName' | 'day';

interface Shape {
  pattern: RegExp;
  parts: Part[];
}

const y4 = '(\\d{4})';
const y3 = '(\\d{2,3})';
const n2 = '(\\d{1,2})';
const monthName = '([A-Za-z]{3,9})\\.?';

const shapes: Record<Exclude<DateFormat, 'excel-serial' | 'excel-serial-1904'>, Shape> = {
  'yyyy-M-d': shape(`${y4}-${n2}-${n2}`, 'year', 'month', 'day'),
  'yyyy/M/d': shape(`${y4}/${n2}/${n2}`, 'year', 'month', 'day'),
  'yyyy.M.d': shape(`${y4}\\.${n2}\\.${n2}`, 'year', 'month', 'day'),
  yyyyMMdd: shape('(\\d{4})(\\d{2})(\\d{2})', 'year', 'month', 'day'),
  yyyyMMddHHmmss: shape('(\\d{4})(\\d{2})(\\d{2})', 'year', 'month', 'day'),
  yyyy年M月d日: shape(`${y4}\\s*年\\s*${n2}\\s*月\\s*${n2}\\s*[日号號]`, 'year', 'month', 'day'),
  'M/d/yyyy': shape(`${n2}/${n2}/${y4}`, 'month', 'day', 'year'),
  'd/M/yyyy': shape(`${n2}/${n2}/${y4}`, 'day', 'month', 'year'),
  'M-d-yyyy': shape(`${n2}-${n2}-${y4}`, 'month', 'day', 'year'),
  'd-M-yyyy': shape(`${n2}-${n2}-${y4}`, 'day', 'month', 'year'),
  'd.M.yyyy': shape(`${n2}\\.\\s?${n2}\\.\\s?${y4}`, 'day', 'month', 'year'),
  'M/d/yy': shape(`${n2}/${n2}/(\\d{2})`, 'month', 'day', 'shortYear'),
  'd/M/yy': shape(`${n2}/${n2}/(\\d{2})`, 'day', 'month', 'shortYear'),
  'yy/M/d': shape(`(\\d{2})/${n2}/${n2}`, 'shortYear', 'month', 'day'),
  'd MMM yyyy': shape(`${n2}(?:st|nd|rd|th)?[ -]${monthName},?[ -]${y4}`, 'day', 'monthName', 'year'),
  'MMM d yyyy': shape(`${monthName}[ -]${n2}(?:st|nd|rd|th)?,?[ -]${y4}`, 'monthName', 'day', 'year'),
  民國yyy年M月d日: shape(
    `(?:中華民國|中华民国|民國|民国)\\s*${y3.replace('2', '1')}\\s*年\\s*${n2}\\s*月\\s*${n2}\\s*[日号號]`,
    'rocYear',
    'month',
    'day',
  ),
  'yyy/M/d': shape(`${y3}/${n2}/${n2}`, 'rocYear', 'month', 'day'),
  'yyy.M.d': shape(`${y3}\\.${n2}\\.${n2}`, 'rocYear', 'month', 'day'),
  'yyy-M-d': shape(`${y3}-${n2}-${n2}`, 'rocYear', 'month', 'day'),
  yyyMMdd: shape('(\\d{3})(\\d{2})(\\d{2})', 'rocYear', 'month', 'day'),
};

function shape(pattern: string, ...parts: Part[]): Shape {
  return { pattern: new RegExp(`^${pattern}`), parts };
}

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const earliestYear = 1000;
const latestYear = 2999;
const longestDate = 64;

/**
 * Reads a date written in a known way. Impossible dates (30 February, hour 25) are not dates.
 *
 * @returns Undefined when the text is not wholly a date of that format.
 * @example
 * parseDate('民國99年12月1日', '民國yyy年M月d日') // { on: '2010-12-01' }
 */
export function parseDate(text: string, format: DateFormat): ParsedDate | undefined {
  if (text.length > longestDate) return undefined;
  const cleaned = toHalfWidth(text).trim();
  if (format === 'excel-serial' || format === 'excel-serial-1904') return parseSerial(cleaned, format);
  const { pattern, parts } = shapes[format];
  const match = pattern.exec(cleaned);
  if (match === null) return undefined;
  const on = dateFrom(match, parts);
  if (on === undefined) return undefined;
  const rest = cleaned.slice(match[0].length);
  if (format === 'yyyyMMddHHmmss') return parseCompactTime(on, rest);
  return parseRest(
    on,
    rest.replace(/^\s*\(?(?:星期|周|週|礼拜|禮拜)[一二三四五六日天]\)?/, ''),
    format.endsWith('日'),
  );
}

function dateFrom(match: RegExpExecArray, parts: Part[]): string | undefined {
  let year = 0;
  let month = 0;
  let day = 0;
  for (const [index, part] of parts.entries()) {
    const written = match[index + 1] ?? '';
    if (part === 'year') year = Number(written);
    else if (part === 'rocYear') year = Number(written) + 1911;
    else if (part === 'shortYear') year = Number(written) + (Number(written) >= 70 ? 1900 : 2000);
    else if (part === 'month') month = Number(written);
    else if (part === 'day') day = Number(written);
    else month = monthFromName(written);
  }
  return calendarDate(year, month, day);
}

function monthFromName(name: string): number {
  const lower = name.toLowerCase();
  const index = monthNames.indexOf(lower.slice(0, 3));
  const full = ['uary', 'ruary', 'ch', 'il', '', 'e', 'y', 'ust', 'tember', 'ober', 'ember', 'ember'][index];
  const tail = lower.slice(3);
  return index !== -1 && (tail === '' || tail === full || (index === 8 && tail === 't')) ? index + 1 : 0;
}

function calendarDate(year: number, month: number, day: number): string | undefined {
  if (year < earliestYear || year > latestYear || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return `${year}-${two(month)}-${two(day)}`;
}

const timePattern =
  /^\s*T?\s*(上午|下午|am|pm)?\s*(\d{1,2})[:：时時点點](\d{1,2})(?:[:分](\d{1,2})(?:[.,](\d{1,9}))?)?[分秒]?\s*(am|pm|a\.m\.|p\.m\.)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;

function parseRest(on: string, rest: string, mayAdjoin: boolean): ParsedDate | undefined {
  if (rest.trim() === '') return { on };
  const match = timePattern.exec(rest);
  if (match === null || (/^\d/.test(rest) && !mayAdjoin)) return undefined;
  const [, before, hourText = '', minuteText = '', secondText = '0', fraction, after, zone] = match;
  const half = (before ?? after ?? '').toLowerCase().replaceAll('.', '');
  const hour = hourOfDay(Number(hourText), half);
  const time = timeOfDay(hour, Number(minuteText), Number(secondText), fraction);
  if (time === undefined) return undefined;
  const offsetMinutes = zone === undefined ? undefined : zoneMinutes(zone);
  return offsetMinutes === undefined ? { on, time } : { on, time, offsetMinutes };
}

function hourOfDay(hour: number, half: string): number {
  if (half === '') return hour;
  if (hour > 12) return half === 'pm' || half === '下午' ? hour : Number.NaN;
  const afternoon = half === 'pm' || half === '下午';
  return (hour % 12) + (afternoon ? 12 : 0);
}

function timeOfDay(hour: number, minute: number, second: number, fraction?: string): string | undefined {
  if (!(hour >= 0 && hour <= 23) || minute > 59 || second > 59) return undefined;
  const milliseconds = fraction === undefined ? '' : `.${fraction.slice(0, 3).padEnd(3, '0')}`;
  return `${two(hour)}:${two(minute)}:${two(second)}${milliseconds === '.000' ? '' : milliseconds}`;
}

function parseCompactTime(on: string, rest: string): ParsedDate | undefined {
  const match = /^[T ]?(\d{2})(\d{2})(\d{2})?(Z)?$/.exec(rest);
  if (match === null) return undefined;
  const time = timeOfDay(Number(match[1]), Number(match[2]), Number(match[3] ?? '0'));
  if (time === undefined) return undefined;
  return match[4] === undefined ? { on, time } : { on, time, offsetMinutes: 0 };
}

function zoneMinutes(zone: string): number {
  if (!/^[+-]/.test(zone)) return 0;
  const digits = zone.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || '0');
  return zone.startsWith('-') ? -minutes : minutes;
}

const latestSerial = 2_958_465;

function parseSerial(text: string, format: 'excel-serial' | 'excel-serial-1904'): ParsedDate | undefined {
  if (!/^\d{1,7}(?:\.\d+)?$/.test(text)) return undefined;
  const serial = Number(text);
  if (serial >= latestSerial + 1 || serial < 1) return undefined;
  return dateOfSerial(serial, format === 'excel-serial-1904');
}

/**
 * The date and time of a spreadsheet serial number. Days before 1 March 1900 allow for the 29 February 1900 that
 * the 1900 system wrongly counts.
 */
export function dateOfSerial(serial: number, from1904: boolean): ParsedDate {
  const wholeSeconds = Math.round(serial * 86_400);
  const days = Math.floor(wholeSeconds / 86_400);
  const seconds = wholeSeconds - days * 86_400;
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const on = new Date(epoch + days * 86_400_000).toISOString().slice(0, 10);
  if (seconds === 0) return { on };
  const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return { on, time };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
