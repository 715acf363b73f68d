import type { Delimiter } from './table-layout.ts';
import { faultValue, type RowFaultCode } from './tabular-fault.ts';

/** How rows are cut out of text that begins at the start of a row. */
export interface SplitRules {
  delimiter: Delimiter;
  columnStarts: number[];
  newline: '\n' | '\r';
  maxRowLength: number;
}

/** Receives what is found, in order. Lines count from 0 at the start of the text. */
export interface SplitSink {
  row(line: number, cells: string[]): void;
  fault(line: number, code: RowFaultCode, value: string, column?: number): void;
}

export interface SplitResult {
  /** Lines used up. */
  lines: number;
  /** Whether the text ended inside a row, which begins at the first line not used up. */
  rowIsOpen: boolean;
}

/**
 * Cuts text into rows of cells. Text without quotes takes a path that only looks for separators; a row with
 * quotes is read character by character. A badly quoted row costs its first line only: reading goes on at the next.
 *
 * @param final Whether the file ends here, so an open quote can no longer be closed.
 */
export function splitLines(text: string, rules: SplitRules, final: boolean, sink: SplitSink): SplitResult {
  const cutLine = lineCutter(rules);
  const mayQuote = rules.delimiter !== 'fixed' && rules.delimiter !== 'spaces';
  let at = 0;
  let line = 0;
  let quoteAt = mayQuote ? text.indexOf('"') : -1;

  while (at < text.length) {
    const newlineAt = text.indexOf(rules.newline, at);
    if (newlineAt === -1 && !final) break;
    const lineEnd = newlineAt === -1 ? text.length : newlineAt;
    if (quoteAt !== -1 && quoteAt < at) quoteAt = text.indexOf('"', at);

    if (quoteAt === -1 || quoteAt >= lineEnd) {
      emitPlainLine(text, at, lineEnd, line, rules, cutLine, sink);
      at = lineEnd + 1;
      line += 1;
      continue;
    }

    const quoted = readQuotedRow(text, at, rules);
    if (quoted.ending === 'row') {
      sink.row(line, quoted.cells);
      at = quoted.end;
      line += quoted.lines;
      continue;
    }
    // Bytes to come may close the quote, unless the row is already longer than any row may be.
    if (quoted.ending === 'open' && !final && text.length - at <= rules.maxRowLength) break;
    const value = faultValue(text.slice(at, Math.min(lineEnd, at + 201)));
    sink.fault(line, quoteFault(quoted.ending, lineEnd - at > rules.maxRowLength), value, quoted.column);
    at = lineEnd + 1;
    line += 1;
  }
  return { lines: line, rowIsOpen: at < text.length };
}

function quoteFault(ending: 'open' | 'stray' | 'long', lineIsTooLong: boolean): RowFaultCode {
  if (lineIsTooLong) return 'line-too-long';
  return ending === 'stray' ? 'stray-quote' : 'unterminated-quote';
}

type LineCutter = (text: string, start: number, end: number) => string[];

function emitPlainLine(
  text: string,
  start: number,
  lineEnd: number,
  line: number,
  rules: SplitRules,
  cutLine: LineCutter,
  sink: SplitSink,
): void {
  const end = lineEnd > start && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd;
  if (end === start) return;
  if (end - start > rules.maxRowLength) {
    sink.fault(line, 'line-too-long', faultValue(text.slice(start, start + 201)));
    return;
  }
  sink.row(line, cutLine(text, start, end));
}

function lineCutter(rules: SplitRules): LineCutter {
  if (rules.delimiter === 'spaces') return cutAtSpaces;
  if (rules.delimiter === 'fixed')
    return (text, start, end) => cutAtColumns(text.slice(start, end), rules.columnStarts);
  const separator = rules.delimiter.charCodeAt(0);
  return (text, start, end) => {
    const cells: string[] = [];
    let from = start;
    // Not indexOf: on a line without separators it would search to the end of the text each time.
    for (let at = start; at < end; at += 1) {
      if (text.charCodeAt(at) === separator) {
        cells.push(text.slice(from, at));
        from = at + 1;
      }
    }
    cells.push(text.slice(from, end));
    return cells;
  };
}

function cutAtSpaces(text: string, start: number, end: number): string[] {
  const trimmed = text.slice(start, end).trim();
  return trimmed === '' ? [] : trimmed.split(/[ \t\u3000]+/);
}

function cutAtColumns(line: string, columnStarts: number[]): string[] {
  return columnStarts.map((start, index) => line.slice(start, columnStarts[index + 1] ?? line.length).trim());
}

interface QuotedRow {
  ending: 'row' | 'open' | 'stray' | 'long';
  cells: string[];
  /** Offset of the next row. */
  end: number;
  lines: number;
  column?: number;
}

function readQuotedRow(text: string, start: number, rules: SplitRules): QuotedRow {
  const cells: string[] = [];
  let at = start;
  let lines = 1;
  for (;;) {
    if (text[at] === '"') {
      const cell = readQuotedCell(text, at, rules, start);
      if (cell === undefined) return { ending: 'open', cells, end: at, lines, column: cells.length + 1 };
      lines += countOf(rules.newline, text, at, cell.end);
      at = cell.end;
      cells.push(cell.content);
    } else {
      const cellStart = at;
      const end = endOfPlainCell(text, at, rules);
      const hasReturn = end > at && text[end - 1] === '\r' && text[end] !== rules.delimiter;
      at = hasReturn ? end - 1 : end;
      cells.push(text.slice(cellStart, at));
    }
    if (at - start > rules.maxRowLength)
      return { ending: 'long', cells, end: at, lines, column: cells.length };
    if (text[at] === rules.delimiter) at += 1;
    else {
      const rowEnd = endOfRow(text, at, rules.newline);
      if (rowEnd === -1) return { ending: 'stray', cells, end: at, lines, column: cells.length };
      return { ending: 'row', cells, end: rowEnd, lines };
    }
  }
}

/** Offset after the line end found at `at`, or -1 when something else stands there. */
function endOfRow(text: string, at: number, newline: string): number {
  const lineEnd = text[at] === '\r' && newline === '\n' ? at + 1 : at;
  if (lineEnd >= text.length) return lineEnd;
  return text[lineEnd] === newline ? lineEnd + 1 : -1;
}

function readQuotedCell(
  text: string,
  openAt: number,
  rules: SplitRules,
  rowStart: number,
): { content: string; end: number } | undefined {
  let doubled = false;
  let closeAt = text.indexOf('"', openAt + 1);
  while (closeAt !== -1 && text[closeAt + 1] === '"' && closeAt - rowStart <= rules.maxRowLength) {
    doubled = true;
    closeAt = text.indexOf('"', closeAt + 2);
  }
  if (closeAt === -1) return undefined;
  const content = text.slice(openAt + 1, closeAt);
  return { content: doubled ? content.replaceAll('""', '"') : content, end: closeAt + 1 };
}

function endOfPlainCell(text: string, from: number, rules: SplitRules): number {
  const newline = rules.newline.charCodeAt(0);
  const separator = rules.delimiter.charCodeAt(0);
  let end = from;
  while (end < text.length && text.charCodeAt(end) !== newline && text.charCodeAt(end) !== separator)
    end += 1;
  return end;
}

function countOf(mark: string, text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(mark, from); at !== -1 && at < to; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}
