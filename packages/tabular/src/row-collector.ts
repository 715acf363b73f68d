import type { ReadOptions, RestartPoint, RowBatch, TableLayout, TabularRow } from './table-layout.ts';
import { faultValue, type RowFaultCode, type TabularFault } from './tabular-fault.ts';
import { damagedCharacter } from './text-encoding.ts';

/** Checks rows as they come, and gathers the good ones and the faults into batches. */
export interface RowCollector {
  /** When true, each cell is searched for damaged characters and NUL. */
  inspectCells: boolean;
  row(lineNumber: number, cells: string[]): void;
  fault(lineNumber: number, code: RowFaultCode, value: string, column?: number): void;
  /**
   * Takes out the batches that are full.
   *
   * @param nextLine The line after the last one collected.
   * @param pointAt Gives the restart point for a line; called with rising line numbers.
   */
  takeFull(nextLine: number, pointAt: (lineNumber: number) => RestartPoint): RowBatch[];
  /** Takes out what is left, or nothing when there is nothing to tell. */
  takeRest(position: RestartPoint): RowBatch[];
}

export const defaultBatchRows = 5000;

type CollectorLayout = Pick<TableLayout, 'hasHeader' | 'skipLines' | 'columnCount'>;

/** A collector for one reading of one table. */
export function collectRows(
  layout: CollectorLayout,
  options: Pick<ReadOptions, 'batchRows' | 'raggedRows' | 'restartAt'>,
): RowCollector {
  const batchRows = Math.max(1, options.batchRows ?? defaultBatchRows);
  const pad = options.raggedRows === 'pad';
  let awaitsHeader = layout.hasHeader && options.restartAt === undefined;
  let width = layout.columnCount;
  let rows: TabularRow[] = [];
  let faults: TabularFault[] = [];

  const collector: RowCollector = {
    inspectCells: false,

    row(lineNumber, cells) {
      if (lineNumber <= layout.skipLines || isBlank(cells)) return;
      if (width === 0) width = cells.length;
      if (awaitsHeader) {
        awaitsHeader = false;
        return;
      }
      if (collector.inspectCells) {
        const damage = firstDamage(cells);
        if (damage !== undefined) {
          faults.push({ line: lineNumber, ...damage, cells });
          return;
        }
      }
      if (cells.length !== width && !(pad && fitToWidth(cells, width))) {
        faults.push({ line: lineNumber, code: 'ragged-row', value: faultValue(cells.join(' | ')), cells });
        return;
      }
      rows.push({ lineNumber, cells });
    },

    fault(lineNumber, code, value, column) {
      if (lineNumber <= layout.skipLines) return;
      awaitsHeader = false;
      faults.push(
        column === undefined ? { line: lineNumber, code, value } : { line: lineNumber, column, code, value },
      );
    },

    takeFull(nextLine, pointAt) {
      const batches: RowBatch[] = [];
      while (rows.length >= batchRows || faults.length >= batchRows) {
        const boundary = Math.min(
          rows[batchRows]?.lineNumber ?? nextLine,
          faults[batchRows]?.line ?? nextLine,
        );
        batches.push(takeBefore(boundary, pointAt(boundary)));
      }
      return batches;
    },

    takeRest(position) {
      return rows.length === 0 && faults.length === 0 ? [] : [takeBefore(Number.POSITIVE_INFINITY, position)];
    },
  };

  function takeBefore(boundary: number, position: RestartPoint): RowBatch {
    const rowCut = cutIndex(rows, (row) => row.lineNumber >= boundary);
    const faultCut = cutIndex(faults, (fault) => fault.line >= boundary);
    const batch = { rows: rows.slice(0, rowCut), faults: faults.slice(0, faultCut), position };
    rows = rows.slice(rowCut);
    faults = faults.slice(faultCut);
    return batch;
  }

  return collector;
}

function cutIndex<T>(items: T[], isBeyond: (item: T) => boolean): number {
  const index = items.findIndex(isBeyond);
  return index === -1 ? items.length : index;
}

function isBlank(cells: string[]): boolean {
  for (const cell of cells) if (cell !== '') return false;
  return true;
}

/** Pads or trims in place; false when a surplus cell holds something. */
function fitToWidth(cells: string[], width: number): boolean {
  while (cells.length > width && cells[cells.length - 1] === '') cells.pop();
  while (cells.length < width) cells.push('');
  return cells.length === width;
}

function firstDamage(cells: string[]): Omit<TabularFault, 'line'> | undefined {
  for (const [index, cell] of cells.entries()) {
    if (damagedCharacter.test(cell))
      return { column: index + 1, code: 'invalid-bytes', value: faultValue(cell) };
    if (cell.includes('\0')) return { column: index + 1, code: 'nul-byte', value: faultValue(cell) };
  }
  return undefined;
}
