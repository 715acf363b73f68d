import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';

/** What a cell may hold; null and undefined are written as nothing. */
export type CsvCell = string | number | boolean | null | undefined;

export interface CsvWriteOptions {
  header?: readonly string[];
  delimiter?: ',' | '\t' | ';' | '|';
  /** Begin with a byte-order mark, without which Excel does not know UTF-8. On unless told otherwise. */
  byteOrderMark?: boolean;
  /** Put an apostrophe before texts that a spreadsheet would run as a formula. On unless told otherwise. */
  guardFormulas?: boolean;
}

/** How much was written. */
export interface CsvWritten {
  rowCount: number;
  byteCount: number;
}

const flushCharacters = 64 * 1024;

/**
 * Writes rows as UTF-8 CSV with CRLF line ends, waiting when the destination is slower than the rows come.
 * A stream given as destination is ended.
 */
export async function writeCsv(
  destination: string | Writable,
  rows: Iterable<readonly CsvCell[]> | AsyncIterable<readonly CsvCell[]>,
  options: CsvWriteOptions = {},
): Promise<CsvWritten> {
  const stream = typeof destination === 'string' ? createWriteStream(destination) : destination;
  const done = finished(stream);
  // Awaited below; without this, a failure while rows still come would be unhandled.
  done.catch(() => {});
  let rowCount = 0;
  let byteCount = 0;
  let buffered = (options.byteOrderMark ?? true) ? '\uFEFF' : '';
  const flush = async () => {
    byteCount += Buffer.byteLength(buffered);
    const hasRoom = stream.write(buffered);
    buffered = '';
    if (!hasRoom) await Promise.race([once(stream, 'drain'), done]);
  };
  try {
    if (options.header !== undefined) buffered += csvLine(options.header, options);
    for await (const row of rows) {
      buffered += csvLine(row, options);
      rowCount += 1;
      if (buffered.length >= flushCharacters) await flush();
    }
    await flush();
    stream.end();
    await done;
  } catch (cause) {
    stream.destroy();
    throw cause;
  }
  return { rowCount, byteCount };
}

/** One row as a CSV line, line end included. */
export function csvLine(cells: readonly CsvCell[], options: CsvWriteOptions = {}): string {
  const delimiter = options.delimiter ?? ',';
  const guard = options.guardFormulas ?? true;
  return `${cells.map((cell) => csvCell(cell, delimiter, guard)).join(delimiter)}\r\n`;
}

function csvCell(cell: CsvCell, delimiter: string, guard: boolean): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = guard ? guardFormula(cell) : cell;
  if (!/["\r\n]/.test(text) && !text.includes(delimiter) && text.trim() === text) return text;
  return `"${text.replaceAll('"', '""')}"`;
}

const runsAsFormula = /^'*\s*[=+\-@＝＋－＠]|^'*[\t\r]/;
const plainNumber = /^[+-]?[\d\s.,]*\d%?$/;

/** Puts an apostrophe before text that a spreadsheet would take for a formula; numbers and dialling codes stay. */
export function guardFormula(text: string): string {
  return runsAsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Takes away an apostrophe that `guardFormula` put there. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && guardFormula(text.slice(1)) === text ? text.slice(1) : text;
}
