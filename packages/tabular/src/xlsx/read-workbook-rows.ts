import { defaultMaxRowLength } from '../read-delimited.ts';
import { collectRows } from '../row-collector.ts';
import type { ReadOptions, RowBatch, TableLayout } from '../table-layout.ts';
import { faultValue, TabularFailure } from '../tabular-fault.ts';
import { openWorkbook, type Sheet, type Workbook } from './open-workbook.ts';
import { readSheet } from './read-sheet.ts';

/** Reads one sheet in batches. A restart reads the sheet from the top again and skips rows already taken. */
export async function* readWorkbookRows(
  path: string,
  layout: TableLayout,
  options: ReadOptions,
): AsyncGenerator<RowBatch, void, undefined> {
  const workbook = await openWorkbook(path);
  const sheet = chosenSheet(workbook, layout.sheet);
  const firstRow = options.restartAt?.lineNumber ?? 1;
  const maxRowLength = options.maxRowLength ?? defaultMaxRowLength;
  // Sheets leave out empty cells at the end of a row, so a short row is no fault.
  const collector = collectRows(layout, { ...options, raggedRows: 'pad' });
  let nextRow = firstRow;
  const position = () => ({ byteOffset: 0, lineNumber: nextRow });
  try {
    for await (const rows of readSheet(workbook, sheet)) {
      for (const { rowNumber, cells } of rows) {
        if (rowNumber < firstRow) continue;
        nextRow = rowNumber + 1;
        const length = cells.reduce((sum, cell) => sum + cell.length, 0);
        if (length > maxRowLength) collector.fault(rowNumber, 'line-too-long', faultValue(cells.join(' | ')));
        else collector.row(rowNumber, cells);
      }
      yield* collector.takeFull(nextRow, (lineNumber) => ({ byteOffset: 0, lineNumber }));
    }
  } catch (failure) {
    yield* collector.takeRest(position());
    throw failure instanceof TabularFailure ? failure.atLine(nextRow) : failure;
  }
  yield* collector.takeRest(position());
}

/** The named sheet, or the first that is not hidden. */
export function chosenSheet(workbook: Workbook, name: string): Sheet {
  const sheet =
    name === ''
      ? (workbook.sheets.find((each) => !each.isHidden) ?? workbook.sheets[0])
      : workbook.sheets.find((each) => each.name === name);
  if (sheet !== undefined) return sheet;
  const names = workbook.sheets.map((each) => each.name).join(', ');
  throw new TabularFailure(
    { line: 0, code: 'sheet-not-found', value: name },
    `the workbook has no sheet named ${name || '(any)'}: it has ${names || 'none'}`,
  );
}
