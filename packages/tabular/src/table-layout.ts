import type { TabularFault } from './tabular-fault.ts';
import type { TextEncoding } from './text-encoding.ts';

/** What separates cells: a character, runs of spaces and tabs, or fixed columns of characters. */
export type Delimiter = ',' | '\t' | ';' | '|' | 'spaces' | 'fixed';

/** Everything needed to cut a file into rows. `inspectFile` guesses it; any part may be overridden. */
export interface TableLayout {
  format: 'csv' | 'xlsx';
  compression: 'none' | 'gzip';
  encoding: TextEncoding;
  delimiter: Delimiter;
  /** Start of each column in characters from 0; used only by the `fixed` delimiter. */
  columnStarts: number[];
  newline: 'lf' | 'cr';
  /** Whether the first row after the skipped lines names the columns. */
  hasHeader: boolean;
  /** Lines (or sheet rows) above the table: titles, notes. */
  skipLines: number;
  /** Cells a row should have; 0 takes the first row's number. */
  columnCount: number;
  /** Name of the sheet to read; empty for text files. */
  sheet: string;
}

/**
 * Where to start reading again. Valid only for the same file and the same layout. For compressed files the
 * offset counts uncompressed bytes; for workbooks it is 0 and the row number alone decides.
 */
export interface RestartPoint {
  byteOffset: number;
  /** The next line (or sheet row) to be read, counted from 1. */
  lineNumber: number;
}

export interface ReadOptions extends Partial<TableLayout> {
  /** Rows in a batch; 5,000 unless told. */
  batchRows?: number;
  /** Longest row in characters; longer ones become a fault. 1,048,576 unless told. */
  maxRowLength?: number;
  /** `reject` rows of the wrong width, or `pad` short ones and drop surplus cells that are empty. */
  raggedRows?: 'reject' | 'pad';
  /** Begin here instead of at the top of the file. */
  restartAt?: RestartPoint;
}

/** One row as text; cells are exactly as written, without quotes. */
export interface TabularRow {
  lineNumber: number;
  cells: string[];
}

/** Some rows, the faults met among them, and the point where reading may begin again after this batch. */
export interface RowBatch {
  rows: TabularRow[];
  faults: TabularFault[];
  position: RestartPoint;
}
