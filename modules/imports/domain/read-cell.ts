import { minorUnitDigits } from '#contract-kit';
import { type DateFormat, type DecimalMark, type ParsedDecimal, parseDate, parseDecimal } from '#tabular';
import { remembering } from './remembering.ts';

/** Why a cell could not be read as what its column means. */
export type CellFaultCode =
  | 'missing-value'
  | 'not-a-date'
  | 'not-a-time'
  | 'not-a-number'
  | 'number-too-large'
  | 'digits-lost'
  | 'other-currency'
  | 'not-a-currency'
  | 'unknown-branch'
  | 'unknown-staff'
  | 'unknown-word';

/** What a cell says, or why that cannot be told. */
export type Reading<T> = { value: T } | { fault: CellFaultCode };

/** Whether a reading failed. */
export function isFault<T>(reading: Reading<T>): reading is { fault: CellFaultCode } {
  return 'fault' in reading;
}

const standsForNothing = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', 'nil', '-', '--', '—']);

/** The cell without surrounding spaces; undefined when nothing, or a word for nothing, stands there. */
export function filledText(cell: string): string | undefined {
  const text = cell.trim();
  return text.length <= 4 && standsForNothing.has(text.toLowerCase()) ? undefined : text;
}

/**
 * A number that names something. Spreadsheets turn such numbers into quantities: `17850.0` is 17850 again, while
 * `1.38E+10` has lost its digits and is refused.
 */
export function readCode(cell: string): Reading<string | undefined> {
  const text = filledText(cell);
  if (text === undefined) return { value: undefined };
  if (text.includes('+') && /^\d+(?:\.\d+)?E\+\d+$/i.test(text)) return { fault: 'digits-lost' };
  const isWhole = text.endsWith('0') && /^\d+\.0+$/.test(text);
  return { value: isWhole ? text.slice(0, text.indexOf('.')) : text };
}

const mostRemembered = 50_000;

/** Reads dates and times of a column as instants. Equal texts are read once: files repeat their days. */
export function instantReader(
  format: DateFormat,
  toInstant: (wallMilliseconds: number) => number,
): (dateCell: string, timeCell: string | undefined) => Reading<Instant> {
  const remembered = new Map<string, Reading<Instant>>();
  const plainWall = plainWallReader(format);
  return (dateCell, timeCell) => {
    const text = timeCell === undefined ? dateCell : `${dateCell} ${timeCell}`;
    const known = remembered.get(text);
    if (known !== undefined) return known;
    const wall = plainWall(text);
    const reading =
      wall === undefined
        ? readInstant(dateCell, timeCell, format, toInstant)
        : { value: instantAt(toInstant(wall)) };
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(text, reading);
    return reading;
  };
}

/** A moment, as a text that says it to everybody and as milliseconds since 1970. */
export interface Instant {
  text: string;
  milliseconds: number;
}

function instantAt(milliseconds: number): Instant {
  return { text: new Date(milliseconds).toISOString(), milliseconds };
}

const plainTime = /^([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/**
 * Reads a date, one space and a plain time of day as milliseconds of the wall clock; undefined for any other text. Dates and times
 * are remembered apart, because a file of a year has few of each and hundreds of thousands of both together.
 */
function plainWallReader(format: DateFormat): (text: string) => number | undefined {
  const days = remembering((text) => {
    const date = parseDate(text, format);
    const isPlain = date !== undefined && date.time === undefined && date.offsetMinutes === undefined;
    return { at: isPlain ? Date.parse(`${date.on}T00:00:00Z`) : undefined };
  });
  const times = remembering((text) => {
    const match = plainTime.exec(text);
    if (match === null) return { after: undefined };
    const [, hours, minutes, seconds = '0'] = match;
    return { after: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 };
  });
  return (text) => {
    const space = text.indexOf(' ');
    if (space === -1) return undefined;
    const { at } = days(text.slice(0, space));
    const { after } = times(text.slice(space + 1));
    return at === undefined || after === undefined ? undefined : at + after;
  };
}

function readInstant(
  dateCell: string,
  timeCell: string | undefined,
  format: DateFormat,
  toInstant: (wallMilliseconds: number) => number,
): Reading<Instant> {
  if (filledText(dateCell) === undefined) return { fault: 'missing-value' };
  const date = parseDate(dateCell, format);
  if (date === undefined) return { fault: 'not-a-date' };
  let time = date.time;
  if (timeCell !== undefined && filledText(timeCell) !== undefined) {
    time = parseDate(`2000-01-01 ${timeCell.trim()}`, 'yyyy-M-d')?.time;
    if (time === undefined) return { fault: 'not-a-time' };
  }
  const wall = Date.parse(`${date.on}T${time ?? '00:00:00'}Z`);
  const instant = date.offsetMinutes === undefined ? toInstant(wall) : wall - date.offsetMinutes * 60_000;
  return { value: instantAt(instant) };
}

/** Reads a day of the calendar. */
export function readDay(cell: string, format: DateFormat): Reading<string | undefined> {
  if (filledText(cell) === undefined) return { value: undefined };
  const date = parseDate(cell, format);
  return date === undefined ? { fault: 'not-a-date' } : { value: date.on };
}

const plainDecimal = /^-?\d{1,12}(?:\.\d{1,6})?$/;

/** Reads a number exactly; undefined when nothing stands there. */
export function readDecimal(cell: string, mark: DecimalMark | undefined): Reading<ParsedDecimal | undefined> {
  if (mark !== ',' && plainDecimal.test(cell)) {
    return { value: { canonical: cell, value: Number(cell), isPercent: false } };
  }
  const text = filledText(cell);
  if (text === undefined) return { value: undefined };
  const parsed = parseDecimal(text, mark);
  return parsed === undefined || parsed.isPercent ? { fault: 'not-a-number' } : { value: parsed };
}

/** Signs that mean one currency only. A bare ¥, $ or 元 is the file's own currency. */
const currencyOfSign: Record<string, string> = {
  '€': 'EUR',
  '£': 'GBP',
  '₩': 'KRW',
  '₹': 'INR',
  '฿': 'THB',
  '₫': 'VND',
  '₱': 'PHP',
  '₽': 'RUB',
  NT$: 'TWD',
  HK$: 'HKD',
  US$: 'USD',
  A$: 'AUD',
  C$: 'CAD',
  S$: 'SGD',
  R$: 'BRL',
  人民币: 'CNY',
  新台幣: 'TWD',
  新台币: 'TWD',
  港币: 'HKD',
  港幣: 'HKD',
  美元: 'USD',
  欧元: 'EUR',
  歐元: 'EUR',
  圓: 'TWD',
  円: 'JPY',
};

/** Whether a number says it is in another currency than its row. */
export function contradictsCurrency(decimal: ParsedDecimal, currency: string): boolean {
  const sign = decimal.currencySign;
  if (sign === undefined) return false;
  const named = /^[A-Z]{3}$/.test(sign) ? (sign === 'RMB' ? 'CNY' : sign) : currencyOfSign[sign];
  return named !== undefined && named !== currency;
}

/** An ISO 4217 code in capitals; RMB is CNY. */
export function readCurrency(cell: string): Reading<string | undefined> {
  const text = filledText(cell)?.toUpperCase();
  if (text === undefined) return { value: undefined };
  const code = text === 'RMB' ? 'CNY' : (currencyOfSign[text] ?? text);
  return /^[A-Z]{3}$/.test(code) ? { value: code } : { fault: 'not-a-currency' };
}

/**
 * An amount in minor units: a decimal times a factor (the quantity, or 1), rounded half away from zero. Spreadsheets
 * write 109.00000000000001 where 109 is meant, so surplus decimals are rounded and not refused.
 */
export function toMinor(amount: string, times: string, currency: string): Reading<number> {
  const digits = minorUnitDigits(currency);
  const quick = smallToMinor(amount, times, digits);
  if (quick !== undefined) return { value: quick };
  const [scaled, decimals] = unscaled(amount);
  const [factor, factorDecimals] = unscaled(times);
  const product = scaled * factor;
  const surplus = decimals + factorDecimals - digits;
  if (surplus <= 0) return safe(product * 10n ** BigInt(-surplus));
  const divisor = 10n ** BigInt(surplus);
  const half = divisor / 2n;
  return safe((product >= 0n ? product + half : product - half) / divisor);
}

const mostSmallDigits = 10;

/** Nearly all amounts are small and have no more decimals than their currency: these are exact in plain numbers. */
function smallToMinor(amount: string, times: string, digits: number): number | undefined {
  const minor = smallDecimal(amount, digits);
  if (minor === undefined) return undefined;
  if (times === '1') return minor;
  const factor = smallDecimal(times, 0);
  if (factor === undefined) return undefined;
  const product = minor * factor;
  return Number.isSafeInteger(product) ? product + 0 : undefined;
}

/** A plain decimal as so many minor units; undefined when it is long, has more decimals, or is written otherwise. */
function smallDecimal(text: string, digits: number): number | undefined {
  const first = text.charCodeAt(0) === MINUS ? 1 : 0;
  const length = text.length;
  if (length === first || length - first > mostSmallDigits) return undefined;
  let value = 0;
  let decimals = -1;
  for (let at = first; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === POINT && decimals === -1) decimals = 0;
    else if (code >= ZERO && code <= NINE) {
      value = value * 10 + (code - ZERO);
      if (decimals !== -1) decimals += 1;
    } else return undefined;
  }
  if (decimals > digits || decimals === 0) return undefined;
  for (let place = Math.max(decimals, 0); place < digits; place += 1) value *= 10;
  return first === 1 && value !== 0 ? -value : value;
}

const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39];

function unscaled(canonical: string): [bigint, number] {
  const point = canonical.indexOf('.');
  if (point === -1) return [BigInt(canonical), 0];
  return [BigInt(canonical.slice(0, point) + canonical.slice(point + 1)), canonical.length - point - 1];
}

function safe(minor: bigint): Reading<number> {
  const value = Number(minor);
  return Number.isSafeInteger(value) ? { value } : { fault: 'number-too-large' };
}
