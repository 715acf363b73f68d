import { toHalfWidth } from './half-width.ts';
import { type DateFormat, dateFormats, parseDate } from './parse-date.ts';

/** How well one way of writing dates fits a column. */
export interface DateFormatMatch {
  format: DateFormat;
  /** Filled samples that read as dates this way, over all filled samples. */
  share: number;
  /** Some of the samples that do, with what they would mean. */
  examples: { text: string; on: string }[];
  /** Some of the samples that do not. */
  misfits: string[];
}

/** What a column of dates looks like. Empty `matches` means it holds no dates. */
export interface DateFormatGuess {
  matches: DateFormatMatch[];
  /**
   * True when the two best formats read every date but disagree about what it says, as with 3/4/2024: only a
   * person can tell.
   */
  isAmbiguous: boolean;
  /** One text with its two meanings, to show when asking. */
  ambiguousExample?: { text: string; readings: { format: DateFormat; on: string }[] };
}

const leastShare = 0.5;
const examplesKept = 3;

/** Formats that plain numbers also fit: believed only when every sample fits and the years are likely. */
const numericFormats = new Set<DateFormat>([
  'yyyyMMdd',
  'yyyMMdd',
  'yyyyMMddHHmmss',
  'excel-serial',
  'excel-serial-1904',
]);

/**
 * Which date formats fit a column of texts, best first.
 *
 * @param allowSerials Whether bare numbers may be spreadsheet serials; off unless the column is known to hold dates.
 */
export function detectDateFormats(samples: readonly string[], allowSerials = false): DateFormatGuess {
  const filled = samples.map((sample) => sample.trim()).filter((sample) => sample !== '');
  if (filled.length === 0) return { matches: [], isAmbiguous: false };
  // Most columns are no dates; this tells without trying every format on every text.
  const withDigits = filled.filter((text) => /\d/.test(toHalfWidth(text))).length;
  if (withDigits < filled.length * leastShare) return { matches: [], isAmbiguous: false };
  const matches: DateFormatMatch[] = [];
  for (const format of dateFormats) {
    if (format.startsWith('excel') && !allowSerials) continue;
    const match = matchFormat(filled, format);
    if (match.share >= leastShare && (!numericFormats.has(format) || match.share === 1)) matches.push(match);
  }
  // Of formats that fit equally, the one under which the dates lie closest together: 3/4, 5/4, 6/4 are days of one week
  // sooner than days of a year. Otherwise they keep the order in which they are listed, likeliest first.
  const ranked = matches
    .map((match) => ({ match, spanDays: spanDaysOf(filled, match.format) }))
    .sort((a, b) => b.match.share - a.match.share || a.spanDays - b.spanDays)
    .map(({ match }) => match);
  return { matches: ranked, ...ambiguityOf(filled, ranked) };
}

function matchFormat(filled: string[], format: DateFormat): DateFormatMatch {
  const examples: DateFormatMatch['examples'] = [];
  const misfits: string[] = [];
  let count = 0;
  for (const text of filled) {
    const parsed = parseDate(text, format);
    const likely = parsed !== undefined && (!numericFormats.has(format) || isLikelyYear(parsed.on));
    if (likely) {
      count += 1;
      if (examples.length < examplesKept) examples.push({ text, on: parsed.on });
    } else if (misfits.length < examplesKept) misfits.push(text);
  }
  return { format, share: count / filled.length, examples, misfits };
}

function spanDaysOf(filled: string[], format: DateFormat): number {
  const days = filled.flatMap((text) => parseDate(text, format)?.on ?? []).sort();
  return (Date.parse(days.at(-1) ?? '') - Date.parse(days[0] ?? '')) / 86_400_000;
}

function isLikelyYear(on: string): boolean {
  const year = Number(on.slice(0, 4));
  return year >= 1900 && year <= 2100;
}

function ambiguityOf(
  filled: string[],
  matches: DateFormatMatch[],
): Pick<DateFormatGuess, 'isAmbiguous' | 'ambiguousExample'> {
  const [best, ...others] = matches;
  if (best === undefined) return { isAmbiguous: false };
  const rivals = others.filter((other) => other.share === best.share);
  for (const rival of rivals) {
    for (const text of filled) {
      const bestReading = parseDate(text, best.format);
      const rivalReading = parseDate(text, rival.format);
      if (bestReading === undefined || rivalReading === undefined || bestReading.on === rivalReading.on)
        continue;
      const readings = [
        { format: best.format, on: bestReading.on },
        { format: rival.format, on: rivalReading.on },
      ];
      return { isAmbiguous: true, ambiguousExample: { text, readings } };
    }
  }
  return { isAmbiguous: false };
}
