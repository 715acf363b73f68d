import { toHalfWidth } from './half-width.ts';

export type DecimalMark = '.' | ',';

/** A number as written in a file. */
export interface ParsedDecimal {
  /** Plain digits with a point, sign first, decimals kept as written: `-1234.50`. Exact for any length. */
  canonical: string;
  /** The same as a binary number; for sums of money use `canonical`. */
  value: number;
  /** The currency sign or code that stood beside it, as written. */
  currencySign?: string;
  /** True when a percent sign followed; the value is not divided. */
  isPercent: boolean;
}

const currencyBefore = /^(?:NT\$|HK\$|US\$|A\$|C\$|S\$|R\$|[¥¥$€£₩₹฿₫₱₽]|[A-Z]{3}(?=[\s\d.-]))\s*/;
const currencyAfter =
  /\s*(?:人民币|新台幣|新台币|港币|港幣|美元|欧元|歐元|元整|元|圆|圓|円|[¥$€£₩₹]|[A-Z]{3})$/;
/** Longer texts are no numbers, and must not keep the patterns below busy. */
const longestDecimal = 64;
const groupMarks = /[\s\u00A0\u202F'’_]/g;

/**
 * Reads a number in the ways people write it: grouped thousands, a decimal comma, brackets or a trailing minus
 * for negatives, currency signs, full-width digits.
 *
 * @param mark Which sign begins the decimals. Left out, each text is judged alone: `1,234` is taken as thousands.
 * @returns Undefined when the text is not a number; an empty text is not a number.
 * @example
 * parseDecimal('(1.234,50)', ',')?.canonical // '-1234.50'
 */
export function parseDecimal(text: string, mark?: DecimalMark): ParsedDecimal | undefined {
  if (text.length > longestDecimal) return undefined;
  let rest = toHalfWidth(text).replaceAll('−', '-').trim();
  let negative = false;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed !== null) {
    negative = true;
    rest = (bracketed[1] ?? '').trim();
  }
  const takeSign = () => {
    const sign = /^[+-]\s*/.exec(rest);
    if (sign === null) return;
    rest = rest.slice(sign[0].length);
    if (sign[0].startsWith('-')) negative = !negative;
  };
  takeSign();
  const before = currencyBefore.exec(rest);
  if (before !== null) {
    rest = rest.slice(before[0].length);
    takeSign();
  }
  const isPercent = rest.endsWith('%');
  if (isPercent) rest = rest.slice(0, -1).trim();
  const after = before === null ? currencyAfter.exec(rest) : null;
  if (after !== null) rest = rest.slice(0, -after[0].length);
  if (rest.endsWith('-') && !negative) {
    negative = true;
    rest = rest.slice(0, -1).trim();
  }
  const digits = plainDigits(rest, mark);
  if (digits === undefined) return undefined;
  const canonical = negative && /[1-9]/.test(digits) ? `-${digits}` : digits;
  const currencySign = (before ?? after)?.[0].trim();
  return { canonical, value: Number(canonical), ...(currencySign ? { currencySign } : {}), isPercent };
}

/** Digits with at most one point, or undefined when the marks do not add up to a number. */
function plainDigits(text: string, mark: DecimalMark | undefined): string | undefined {
  if (!/^[\d.,\s\u00A0\u202F'’_]*\d[\d.,]*$/.test(text)) {
    return scientificDigits(text);
  }
  const joined = text.replace(groupMarks, '');
  if (text !== joined && !/^\d{1,3}(?:[\s\u00A0\u202F'’_]\d{2,3})*(?:[.,]\d*)?$/.test(text)) return undefined;
  const decimalMark = mark ?? decimalMarkOf(joined);
  const parts = joined.split(decimalMark);
  if (parts.length > 2) return undefined;
  const [whole = '', decimals] = parts;
  const groupMark = decimalMark === '.' ? ',' : '.';
  if (decimals?.includes(groupMark)) return undefined;
  if (whole.includes(groupMark) && !isGrouped(whole, groupMark)) return undefined;
  const wholeDigits = whole.replaceAll(groupMark, '').replace(/^0+(?=\d)/, '') || '0';
  return decimals ? `${wholeDigits}.${decimals}` : wholeDigits;
}

function scientificDigits(text: string): string | undefined {
  if (!/^\d+(?:\.\d+)?[eE][+-]?\d{1,2}$/.test(text)) return undefined;
  const written = String(Number(text));
  return written.includes('e') ? undefined : written;
}

/** Groups of three, or the Indian groups of two before the last three. */
function isGrouped(whole: string, groupMark: string): boolean {
  const groups = whole.split(groupMark);
  const [first = '', ...others] = groups;
  if (first.length === 0 || first.length > 3 || others.at(-1)?.length !== 3) return false;
  const middle = others.slice(0, -1);
  return (
    middle.every((group) => group.length === 3) ||
    middle.every((group) => group.length === 2 && first.length <= 2)
  );
}

function decimalMarkOf(text: string): DecimalMark {
  const lastPoint = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  if (lastPoint !== -1 && lastComma !== -1) return lastPoint > lastComma ? '.' : ',';
  if (lastComma === -1) return lastPoint !== text.indexOf('.') ? ',' : '.';
  if (lastComma !== text.indexOf(',')) return '.';
  return isGrouped(text, ',') && !text.startsWith('0') ? '.' : ',';
}

/** Which decimal mark a column uses. */
export interface DecimalMarkGuess {
  mark: DecimalMark;
  /** True when every sample reads either way, as `1,234` does: ask before trusting it. */
  isAmbiguous: boolean;
}

/** Judges a whole column together: one text that reads only one way decides for all. */
export function detectDecimalMark(samples: readonly string[]): DecimalMarkGuess {
  const filled = samples.filter((sample) => sample.trim() !== '');
  const readsWith = (mark: DecimalMark) =>
    filled.filter((sample) => parseDecimal(sample, mark) !== undefined).length;
  const withPoint = readsWith('.');
  const withComma = readsWith(',');
  if (withPoint !== withComma) return { mark: withPoint > withComma ? '.' : ',', isAmbiguous: false };
  const differs = filled.some(
    (sample) => parseDecimal(sample, '.')?.value !== parseDecimal(sample, ',')?.value,
  );
  return { mark: '.', isAmbiguous: differs };
}
