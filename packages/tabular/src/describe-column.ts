import { type DateFormatGuess, detectDateFormats } from './detect-date-formats.ts';
import { type DecimalMarkGuess, detectDecimalMark, parseDecimal } from './parse-decimal.ts';

/**
 * What a column holds. `code` is digits that are not a quantity: they begin with zeros that must be kept.
 * `empty` means no sample held anything.
 */
export type ColumnKind =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'date'
  | 'boolean'
  | 'phone'
  | 'email'
  | 'code'
  | 'empty';

/** A column as the sample shows it. */
export interface ColumnDescription {
  /** From the header, made unique; `#3` for the third column when there is none. */
  name: string;
  kind: ColumnKind;
  /** Filled samples that fit the kind, over all filled samples. */
  kindShare: number;
  /** Texts standing for nothing, such as NA; they are left out of the judgement. */
  missingMarks: string[];
  /** Samples that hold nothing, over all samples. */
  emptyShare: number;
  /** Rows the judgement rests on. */
  sampleCount: number;
  /** The first few different values. */
  samples: string[];
  /** Set when the kind is `date`, and for a text of which at least half reads as dates. */
  dates?: DateFormatGuess;
  /** Set when the kind is `decimal`. */
  decimals?: DecimalMarkGuess;
}

const leastKindShare = 0.9;
/** A third answer among yes and no ("no line") makes it a text. */
const leastBooleanShare = 0.98;
const samplesShown = 5;
const fewestForCompactDates = 3;

/** What programs write where there is nothing. */
const missingMarks = new Set([
  'na',
  'n/a',
  '#n/a',
  'nan',
  'null',
  'none',
  'nil',
  '-',
  '--',
  '—',
  '不详',
  '不詳',
]);

/** Describes a column from the texts found in it. */
export function describeColumn(name: string, cells: readonly string[]): ColumnDescription {
  const written = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const known = {
    name,
    emptyShare: cells.length === 0 ? 0 : (cells.length - written.length) / cells.length,
    sampleCount: cells.length,
    samples: [...new Set(written)].slice(0, samplesShown),
  };
  if (written.length === 0) return { ...known, kind: 'empty', kindShare: 1, missingMarks: [] };
  const filled = written.filter((text) => !missingMarks.has(text.toLowerCase()));
  const marks = [...new Set(written.filter((text) => missingMarks.has(text.toLowerCase())))];
  const found = filled.length === 0 ? undefined : kindOf(filled);
  if (found !== undefined) return { ...known, ...found, missingMarks: marks };
  const dates = detectDateFormats(filled);
  const text = { ...known, kind: 'text' as const, kindShare: 1, missingMarks: [] };
  return dates.matches.length === 0 ? text : { ...text, dates };
}

function kindOf(
  filled: string[],
): Pick<ColumnDescription, 'kind' | 'kindShare' | 'dates' | 'decimals'> | undefined {
  const dates = datesOf(filled);
  if (dates !== undefined) return { kind: 'date', kindShare: dates.matches[0]?.share ?? 0, dates };
  const shareOf = (fits: (text: string) => boolean) => filled.filter(fits).length / filled.length;
  const booleanShare = shareOf((text) => yesOrNo.has(text.toLowerCase()));
  if (booleanShare >= leastBooleanShare) return { kind: 'boolean', kindShare: booleanShare };
  const emailShare = shareOf(isEmail);
  if (emailShare >= leastKindShare) return { kind: 'email', kindShare: emailShare };
  const phoneShare = shareOf(isPhone);
  if (phoneShare >= leastKindShare) return { kind: 'phone', kindShare: phoneShare };
  return numberKindOf(filled, shareOf);
}

/** The narrowest of the kinds made of digits that leaves out no more texts than a wider one would. */
function numberKindOf(
  filled: string[],
  shareOf: (fits: (text: string) => boolean) => number,
): Pick<ColumnDescription, 'kind' | 'kindShare' | 'decimals'> | undefined {
  const integerShare = shareOf((text) => /^[+-]?(?:0|[1-9]\d*)$/.test(text));
  const codeShare = shareOf((text) => /^\d+$/.test(text));
  const decimalShare = shareOf((text) => parseDecimal(text) !== undefined);
  const most = Math.max(integerShare, codeShare, decimalShare);
  if (most < leastKindShare) return undefined;
  if (integerShare === most) return { kind: 'integer', kindShare: most };
  if (codeShare === most) return { kind: 'code', kindShare: most };
  return { kind: 'decimal', kindShare: most, decimals: detectDecimalMark(filled) };
}

function datesOf(filled: string[]): DateFormatGuess | undefined {
  const guess = detectDateFormats(filled);
  const [best] = guess.matches;
  if (best === undefined || best.share < leastKindShare) return undefined;
  const isCompact = filled.every((text) => /^\d+$/.test(text));
  return isCompact && filled.length < fewestForCompactDates ? undefined : guess;
}

const yesOrNo = new Set(['true', 'false', 'yes', 'no', 'y', 'n', '是', '否', '有', '无', '無']);
const internationalPhone = /^(?:\+|00)\d[\d\s().-]{6,18}\d(?:\s*(?:ext\.?|x|转|轉|#)\s*\d{1,6})?$/i;
const punctuatedPhone = /^\(?0?\d{1,4}\)?[\s-]\d{3,4}[\s-]?\d{3,4}(?:\s*(?:ext\.?|x|转|轉|#|-)\s*\d{1,6})?$/i;
const bareMobile = /^(?:1[3-9]\d{9}|09\d{8})$/;

/** Whether a text has the shape of a mail address. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

function isPhone(text: string): boolean {
  return internationalPhone.test(text) || punctuatedPhone.test(text) || bareMobile.test(text);
}
