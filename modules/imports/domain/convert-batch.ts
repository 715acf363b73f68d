import type { RowBatch, TabularFault, TabularRow } from '#tabular';
import { unguardFormula } from '#tabular';
import type { RejectedRow, RowReason } from '../contract/index.ts';
import type { Converted } from './import-options.ts';

/** A batch of a file, read: rows to record, rows that cannot be, and the raw cells of the former. */
export interface ConvertedBatch<Row> {
  rows: Row[];
  rejected: RejectedRow[];
  /** Rows read, good and bad. */
  read: number;
  cellsOf(lineNumber: number): string[];
  position: RowBatch['position'];
}

/** Heading of the column that error files add. A file that has it was written by us: its guarded cells are freed. */
export const reasonColumn = 'perennial: reason';

/** Converts a batch row by row; faults of the file itself become rejected rows like any other. */
export function convertBatch<Row>(
  batch: RowBatch,
  convert: (row: TabularRow) => Converted<Row>,
  isErrorFile: boolean,
): ConvertedBatch<Row> {
  const rows: Row[] = [];
  const rejected: RejectedRow[] = batch.faults.map(rejectedByReader);
  for (const row of batch.rows) {
    const converted = convert(isErrorFile ? { ...row, cells: row.cells.map(unguardFormula) } : row);
    if ('row' in converted) rows.push(converted.row);
    else rejected.push({ lineNumber: row.lineNumber, cells: row.cells, reasons: converted.faults });
  }
  return {
    rows,
    rejected,
    read: batch.rows.length + batch.faults.length,
    cellsOf: cellFinder(batch.rows),
    position: batch.position,
  };
}

function rejectedByReader(fault: TabularFault): RejectedRow {
  const reason: RowReason = {
    column: null,
    field: null,
    code: fault.code,
    value: (fault.value ?? '').slice(0, 100),
  };
  return { lineNumber: fault.line, cells: fault.cells ?? [fault.value ?? ''], reasons: [reason] };
}

function cellFinder(rows: readonly TabularRow[]): (lineNumber: number) => string[] {
  let byLine: Map<number, string[]> | undefined;
  return (lineNumber) => {
    byLine ??= new Map(rows.map((row) => [row.lineNumber, row.cells]));
    return byLine.get(lineNumber) ?? [];
  };
}

/** How many rows each reason rejected; a row with several reasons counts by its first. */
export function countReasons(rejected: readonly RejectedRow[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { reasons } of rejected) {
    const code = reasons[0]?.code ?? 'unknown';
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
