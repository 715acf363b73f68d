import { stat } from 'node:fs/promises';
import { type ColumnDescription, describeColumn } from './describe-column.ts';
import { type DelimiterGuess, detectDelimiter } from './detect-delimiter.ts';
import { detectEncoding, type EncodingGuess } from './detect-encoding.ts';
import { columnNames, detectHeader } from './detect-header.ts';
import { readFirstBytes, readLastBytes } from './open-bytes.ts';
import { readDelimited } from './read-delimited.ts';
import { type FileSample, sampleFile } from './sample-file.ts';
import { splitLines } from './split-lines.ts';
import type { ReadOptions, RowBatch, TableLayout, TabularRow } from './table-layout.ts';
import { TabularFailure, type TabularFault } from './tabular-fault.ts';
import { byteOrderMarkLength, lineDecoder, lineEndsOf } from './text-encoding.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';
import { readSheet } from './xlsx/read-sheet.ts';
import { chosenSheet, readWorkbookRows } from './xlsx/read-workbook-rows.ts';

/** What a file looks like, before anything is taken from it. */
export interface Inspection {
  /** Pass this to `readRows`; change any part of it to overrule the guess. */
  layout: TableLayout;
  encoding: EncodingGuess;
  headerConfidence: number;
  columns: ColumnDescription[];
  /** The first 50 good rows. */
  firstRows: TabularRow[];
  /** Faults met among them. */
  firstFaults: TabularFault[];
  /** Sheets of a workbook that are not hidden; empty for text files. */
  sheetNames: string[];
  fileBytes: number;
  /** Bytes of the text once uncompressed, as far as can be told beforehand; null for workbooks. */
  textBytes: number | null;
}

const firstRowCount = 50;
const sampledRows = 3000;
const sampledRowsOfPiece = 200;

/**
 * Guesses how a file is to be read and what its columns hold, from its start and from places spread over it.
 *
 * @param known Parts of the layout already known; they are not guessed, and the rest is guessed in their light.
 */
export async function inspectFile(path: string, known: Partial<TableLayout> = {}): Promise<Inspection> {
  const start = await readFirstBytes(path, 8);
  if (start.length === 0) throw emptyFile();
  if (start.readUInt8(0) === 0xd0 && start.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) {
    throw new TabularFailure(
      { line: 0, code: 'old-or-encrypted-workbook' },
      'the workbook is in the old .xls form or has a password: save it as .xlsx without a password',
    );
  }
  const isZip = start.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]));
  if (known.format === 'xlsx' || (known.format === undefined && isZip)) return inspectWorkbook(path, known);
  return inspectText(path, start, known);
}

function emptyFile(): TabularFailure {
  return new TabularFailure(
    { line: 0, code: 'empty-file' },
    'the file holds nothing: choose the file with the table',
  );
}

async function inspectText(path: string, start: Buffer, known: Partial<TableLayout>): Promise<Inspection> {
  const compression = known.compression ?? (start[0] === 0x1f && start[1] === 0x8b ? 'gzip' : 'none');
  const sample = await sampleFile(path, compression);
  if (sample.head.length === 0) throw emptyFile();
  if (sample.head.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 0x03, 0x04]))) {
    throw new TabularFailure(
      { line: 0, code: 'unsupported-format', value: 'gzip of zip' },
      'the file is a compressed archive: unpack it first',
    );
  }
  const encoding = judgeEncoding(sample, known);
  const wide = encoding.encoding.startsWith('utf-16');
  const newline = known.newline ?? newlineOf(sample.head);
  const text = decodeHead(sample, encoding, newline);
  const cut = judgeCut(text, newline, sample.isWhole, known);
  const rules = {
    ...cut,
    newline: newline === 'cr' ? ('\r' as const) : ('\n' as const),
    maxRowLength: 1024 * 1024,
  };
  const rows = rowsOf(text, rules, sample.isWhole, sampledRows);
  const decode = lineDecoder(encoding.encoding);
  if (!wide)
    for (const piece of sample.pieces) {
      rows.push(...rowsOf(decode(piece), rules, true, sampledRowsOfPiece).map(afterHead));
    }
  const guess = judgeTable(rows, known.columnCount || cut.columnCount, known);
  const layout: TableLayout = {
    format: 'csv',
    compression,
    encoding: encoding.encoding,
    newline,
    delimiter: cut.delimiter,
    columnStarts: cut.columnStarts,
    sheet: '',
    ...guess.table,
  };
  const first = await firstBatch(readDelimited(path, layout, { batchRows: firstRowCount }));
  const size = (await stat(path)).size;
  const textBytes = compression === 'gzip' ? await uncompressedBytes(path, size) : size;
  return { ...inspection(layout, encoding, guess, first, [], size), textBytes };
}

/** A gzip file ends with the size of what it holds, in 32 bits: not to be believed when that is less than the file. */
async function uncompressedBytes(path: string, size: number): Promise<number | null> {
  const told = (await readLastBytes(path, 4)).readUInt32LE(0);
  return told >= size ? told : null;
}

const afterHead = (row: SampleRow): SampleRow => ({ ...row, line: Number.POSITIVE_INFINITY });

function judgeEncoding(sample: FileSample, known: Partial<TableLayout>): EncodingGuess {
  const whole = Buffer.concat([cutAtLine(sample.head, sample.isWhole), ...sample.pieces]);
  const guess = detectEncoding(whole);
  if (known.encoding !== undefined) {
    const hasByteOrderMark = byteOrderMarkLength(sample.head, known.encoding) > 0;
    return { encoding: known.encoding, confidence: 1, hasByteOrderMark, alternatives: [] };
  }
  if (guess !== undefined) return guess;
  throw new TabularFailure(
    { line: 0, code: 'binary-file' },
    'the file is not text: save the table as .csv or .xlsx and choose that',
  );
}

/** Without a half line at the end, whose last character may be cut in two. */
function cutAtLine(head: Buffer, isWhole: boolean): Buffer {
  const end = head.lastIndexOf(10) + 1;
  return isWhole || end === 0 ? head : head.subarray(0, end);
}

function newlineOf(head: Buffer): 'lf' | 'cr' {
  return head.includes(10) || !head.includes(13) ? 'lf' : 'cr';
}

function decodeHead(sample: FileSample, encoding: EncodingGuess, newline: 'lf' | 'cr'): string {
  const bytes = sample.head.subarray(byteOrderMarkLength(sample.head, encoding.encoding));
  const ends = lineEndsOf(encoding.encoding, newline === 'cr' ? 13 : 10);
  const end = sample.isWhole ? bytes.length : ends.afterLast(bytes) || bytes.length;
  return lineDecoder(encoding.encoding)(bytes.subarray(0, end));
}

function judgeCut(
  text: string,
  newline: 'lf' | 'cr',
  isWhole: boolean,
  known: Partial<TableLayout>,
): Pick<DelimiterGuess, 'delimiter' | 'columnStarts' | 'columnCount'> {
  if (known.delimiter !== undefined && (known.delimiter !== 'fixed' || known.columnStarts !== undefined)) {
    return { delimiter: known.delimiter, columnStarts: known.columnStarts ?? [], columnCount: 0 };
  }
  return detectDelimiter(text, newline === 'cr' ? '\r' : '\n', isWhole);
}

interface SampleRow {
  line: number;
  cells: string[];
}

function rowsOf(
  text: string,
  rules: Parameters<typeof splitLines>[1],
  isWhole: boolean,
  mostRows: number,
): SampleRow[] {
  const rows: SampleRow[] = [];
  splitLines(text, rules, isWhole, {
    row(line, cells) {
      if (rows.length < mostRows && cells.some((cell) => cell !== '')) rows.push({ line, cells });
    },
    fault() {},
  });
  return rows;
}

interface TableGuess {
  table: Pick<TableLayout, 'hasHeader' | 'skipLines' | 'columnCount'>;
  headerConfidence: number;
  columns: ColumnDescription[];
}

/** Where the table begins, whether it has a header, and what each column holds. */
function judgeTable(rows: SampleRow[], cutCount: number, known: Partial<TableLayout>): TableGuess {
  const columnCount = cutCount || commonWidth(rows);
  const skipLines = known.skipLines ?? linesAbove(rows, columnCount);
  const table = rows.filter((row) => row.line >= skipLines);
  const guess = detectHeader(table.map((row) => row.cells));
  const hasHeader = known.hasHeader ?? guess.hasHeader;
  const body = (hasHeader ? table.slice(1) : table).filter((row) => row.cells.length <= columnCount);
  const names = columnNames(hasHeader ? table[0]?.cells : undefined, columnCount);
  const columns = names.map((name, index) =>
    describeColumn(
      name,
      body.map((row) => row.cells[index] ?? ''),
    ),
  );
  const headerConfidence = known.hasHeader === undefined ? guess.confidence : 1;
  return { table: { hasHeader, skipLines, columnCount }, headerConfidence, columns };
}

function commonWidth(rows: SampleRow[]): number {
  const counts = new Map<number, number>();
  for (const row of rows) counts.set(row.cells.length, (counts.get(row.cells.length) ?? 0) + 1);
  const [widest] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return widest?.[0] ?? 1;
}

/** Titles above a table fill far fewer cells than the table does. */
function linesAbove(rows: SampleRow[], columnCount: number): number {
  if (columnCount < 2) return 0;
  const most = Math.max(1, Math.floor(columnCount / 3));
  const first = rows.find((row) => row.cells.filter((cell) => cell.trim() !== '').length > most);
  return first === undefined || first.line === Number.POSITIVE_INFINITY ? 0 : first.line;
}

async function inspectWorkbook(path: string, known: Partial<TableLayout>): Promise<Inspection> {
  const workbook = await openWorkbook(path);
  const sheet = chosenSheet(workbook, known.sheet ?? '');
  const rows: SampleRow[] = [];
  for await (const some of readSheet(workbook, sheet)) {
    for (const { rowNumber, cells } of some) {
      if (cells.some((cell) => cell !== '')) rows.push({ line: rowNumber - 1, cells });
    }
    if (rows.length >= sampledRows) break;
  }
  if (rows.length === 0) throw emptyFile();
  const widest = rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
  const guess = judgeTable(rows, known.columnCount || widest, known);
  const layout: TableLayout = {
    format: 'xlsx',
    compression: 'none',
    encoding: 'utf-8',
    newline: 'lf',
    delimiter: ',',
    columnStarts: [],
    sheet: sheet.name,
    ...guess.table,
  };
  const encoding: EncodingGuess = {
    encoding: 'utf-8',
    confidence: 1,
    hasByteOrderMark: false,
    alternatives: [],
  };
  const first = await firstBatch(readWorkbookRows(path, layout, { batchRows: firstRowCount }));
  const sheetNames = workbook.sheets.filter((each) => !each.isHidden).map((each) => each.name);
  return inspection(layout, encoding, guess, first, sheetNames, (await stat(path)).size);
}

async function firstBatch(batches: AsyncIterable<RowBatch>): Promise<RowBatch | undefined> {
  for await (const batch of batches) return batch;
  return undefined;
}

function inspection(
  layout: TableLayout,
  encoding: EncodingGuess,
  guess: TableGuess,
  first: RowBatch | undefined,
  sheetNames: string[],
  fileBytes: number,
): Inspection {
  return {
    layout,
    encoding,
    headerConfidence: guess.headerConfidence,
    columns: guess.columns,
    firstRows: first?.rows ?? [],
    firstFaults: first?.faults ?? [],
    sheetNames,
    fileBytes,
    textBytes: null,
  };
}

/** Whether options say everything, so that nothing need be guessed. */
export function isWholeLayout(options: ReadOptions): options is ReadOptions & TableLayout {
  const {
    format,
    compression,
    encoding,
    delimiter,
    columnStarts,
    newline,
    hasHeader,
    skipLines,
    columnCount,
    sheet,
  } = options;
  return [
    format,
    compression,
    encoding,
    delimiter,
    columnStarts,
    newline,
    hasHeader,
    skipLines,
    columnCount,
    sheet,
  ].every((part) => part !== undefined);
}
