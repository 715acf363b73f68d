import { describeColumn, isEmail } from './describe-column.ts';
import { dateFormats, parseDate } from './parse-date.ts';
import { parseDecimal } from './parse-decimal.ts';

/** Whether the first row names the columns, and how sure that is (0–1). */
export interface HeaderGuess {
  hasHeader: boolean;
  confidence: number;
}

/** Compares the first row with those below it: names do not look like what they name. */
export function detectHeader(rows: readonly (readonly string[])[]): HeaderGuess {
  const [first, ...body] = rows;
  if (first === undefined) return { hasHeader: false, confidence: 0 };
  const names = first.map((cell) => cell.trim());
  const filledNames = names.filter((name) => name !== '');
  if (filledNames.some(looksLikeValue)) return { hasHeader: false, confidence: 0.9 };
  if (filledNames.length < names.length / 2) return { hasHeader: false, confidence: 0.6 };
  if (new Set(filledNames).size < filledNames.length) return { hasHeader: body.length > 0, confidence: 0.5 };
  if (body.length === 0) return { hasHeader: true, confidence: 0.5 };
  const columns = names.map((_, index) => body.map((row) => row[index] ?? ''));
  const isTyped = columns.some((cells) => !['text', 'empty'].includes(describeColumn('', cells).kind));
  if (isTyped) return { hasHeader: true, confidence: 0.95 };
  const recurs = names.some(
    (name, index) => name !== '' && (columns[index] ?? []).some((cell) => cell.trim() === name),
  );
  return recurs ? { hasHeader: false, confidence: 0.7 } : { hasHeader: true, confidence: 0.6 };
}

function looksLikeValue(text: string): boolean {
  if (parseDecimal(text) !== undefined) return true;
  if (isEmail(text)) return true;
  return (
    /\d/.test(text) &&
    dateFormats.some((format) => !format.startsWith('excel') && parseDate(text, format) !== undefined)
  );
}

/** Column names from a header row: trimmed, never empty, never twice the same. */
export function columnNames(header: readonly string[] | undefined, columnCount: number): string[] {
  const taken = new Set<string>();
  return Array.from({ length: columnCount }, (_, index) => {
    const written = header?.[index]?.trim() || `#${index + 1}`;
    let name = written;
    for (let copy = 2; taken.has(name); copy += 1) name = `${written} (${copy})`;
    taken.add(name);
    return name;
  });
}
