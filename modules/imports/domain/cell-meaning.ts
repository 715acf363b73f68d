import { parseDate } from '#tabular';
import { fieldsOf, type ImportKind } from '../contract/import-fields.ts';
import type { ReadingOptions } from './import-options.ts';
import type { Mapping } from './mapping.ts';
import { filledText, isFault, readCode, readDecimal } from './read-cell.ts';
import { readGender, readLineKind } from './word-lists.ts';

/** Tells, cell by cell, how a row is understood, so that a person sees it before anything is imported. */
export function cellMeanings(
  kind: ImportKind,
  mapping: Mapping,
  columns: readonly string[],
  options: ReadingOptions,
): (cells: readonly string[]) => (string | null)[] {
  const readers = columns.map((column) => meaningReader(kind, mapping[column], column, options));
  return (cells) => columns.map((_, place) => readers[place]?.(cells[place] ?? '') ?? null);
}

type MeaningReader = (cell: string) => string | null;

function meaningReader(
  kind: ImportKind,
  key: string | undefined,
  column: string,
  options: ReadingOptions,
): MeaningReader | undefined {
  const field = fieldsOf(kind).find((one) => one.key === key);
  switch (field?.content) {
    case undefined:
      return undefined;
    case 'date':
      return (cell) => dateMeaning(cell, column, options);
    case 'decimal':
      return (cell) => {
        const reading = readDecimal(cell, options.decimalMark);
        return isFault(reading) ? null : (reading.value?.canonical ?? null);
      };
    case 'code':
    case 'phone':
      return (cell) => {
        const reading = readCode(cell);
        return isFault(reading) ? null : (reading.value ?? null);
      };
    case 'choice':
      return (cell) => {
        const reading = field.key === 'gender' ? readGender(cell) : readLineKind(cell);
        return isFault(reading) ? null : (reading.value ?? null);
      };
    default:
      return (cell) => filledText(cell) ?? null;
  }
}

function dateMeaning(cell: string, column: string, options: ReadingOptions): string | null {
  const date = parseDate(cell, options.dateFormats[column] ?? 'yyyy-M-d');
  if (date === undefined) return null;
  return date.time === undefined ? date.on : `${date.on} ${date.time.slice(0, 5)}`;
}
