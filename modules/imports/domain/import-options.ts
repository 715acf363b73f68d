import type { DateFormat, DecimalMark } from '#tabular';

/** How the cells of a file are to be understood, beyond which column means what. */
export interface ReadingOptions {
  /** By column name. */
  dateFormats: Record<string, DateFormat>;
  decimalMark: DecimalMark;
  /** Of amounts whose row names none. */
  currency: string;
  /** In which times without a zone are meant. */
  timeZone: string;
}

/** Names in the file that stand for records of ours, in small letters. */
export interface Lookups {
  branchIds: ReadonlyMap<string, string>;
  staffIds: ReadonlyMap<string, string>;
}

/** One thing wrong with one cell, by the column's name. */
export interface CellFault {
  column: string;
  field: string;
  code: string;
  value: string;
}

/** A row ready to be recorded, or all that is wrong with it. */
export type Converted<Row> = { row: Row } | { faults: CellFault[] };

const longestShownValue = 240;

/** What a cell held, short enough to show and to keep. */
export function shownValue(cell: string): string {
  return cell.length > longestShownValue ? `${cell.slice(0, longestShownValue)}…` : cell;
}
