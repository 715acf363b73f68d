import { readFileSync } from 'node:fs';
import { CliFault } from './cli-fault.ts';

/** A table read from a file; `line` of a row is where it begins, the header being line 1. */
export interface CsvTable {
  file: string;
  header: string[];
  rows: { line: number; fields: string[] }[];
}

/** Reads a comma-, semicolon- or tab-separated file with a header, quoted fields allowed. */
export function readCsv(file: string): CsvTable {
  return parseCsv(file, readText(file));
}

/** The text of a file without a byte-order mark; `-` is standard input. */
export function readText(file: string): string {
  return new TextDecoder().decode(readBytes(file));
}

/** The bytes of a file; `-` is standard input. */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new CliFault([`${file}: cannot be read (${code})`]);
  }
}

/** Splits text into rows and fields (RFC 4180); the separator is the one the header uses most. */
export function parseCsv(file: string, text: string): CsvTable {
  const headerEnd = text.search(/\r?\n|$/);
  const separator = separatorOf(text.slice(0, headerEnd));
  const records = splitRecords(file, text, separator);
  const [first, ...rows] = records;
  if (!first) throw new CliFault([`${file}: is empty; a header line is needed`]);
  const header = first.fields.map((name) => name.trim());
  const uneven = rows.filter((row) => row.fields.length !== header.length);
  if (uneven.length > 0) {
    throw new CliFault(
      limited(
        uneven.map(
          (row) => `${file}:${row.line}: has ${row.fields.length} fields, the header has ${header.length}`,
        ),
      ),
    );
  }
  return { file, header, rows };
}

/** The first 20 faults, then how many more. */
export function limited(faults: readonly string[]): string[] {
  return faults.length <= 20 ? [...faults] : [...faults.slice(0, 20), `and ${faults.length - 20} more`];
}

/** The separator a header uses most. */
export function separatorOf(header: string): string {
  const count = (mark: string): number => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
}

function splitRecords(file: string, text: string, separator: string): CsvTable['rows'] {
  const records: CsvTable['rows'] = [];
  let line = 1;
  let at = 0;
  while (at < text.length) {
    const record = { line, fields: [] as string[] };
    for (let ended = false; !ended; ) {
      const field = text[at] === '"' ? quotedField(file, line, text, at) : plainField(text, at, separator);
      line += field.newlines;
      record.fields.push(field.value);
      ended = text[field.end] !== separator;
      at = field.end + 1;
    }
    if (text[at - 1] === '\r' && text[at] === '\n') at += 1;
    line += 1;
    if (record.fields.length > 1 || record.fields[0] !== '') records.push(record);
  }
  return records;
}

interface Field {
  value: string;
  end: number;
  newlines: number;
}

function plainField(text: string, start: number, separator: string): Field {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  return { value: text.slice(start, end), end, newlines: 0 };
}

function quotedField(file: string, line: number, text: string, start: number): Field {
  let value = '';
  let from = start + 1;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw new CliFault([`${file}:${line}: a quoted field is never closed`]);
    value += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      return { value, end: quote + 1, newlines: value.split('\n').length - 1 };
    }
    value += '"';
    from = quote + 2;
  }
}
