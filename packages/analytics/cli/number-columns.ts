import { CliFault } from './cli-fault.ts';
import { limited, readBytes, separatorOf } from './read-csv.ts';

/** A column to read: the name messages use, other names it may have in the header, and what its values must be. */
export interface NumberColumn {
  name: string;
  aliases?: readonly string[];
  optional?: boolean;
  /** Completes `"value" is not a …`. */
  kind: 'number' | 'number ≥ 0' | 'whole number ≥ 0';
}

/** Columns of numbers of a large file, without making a string of every field. */
export interface NumberTable {
  file: string;
  rows: number;
  /** `undefined` for an optional column that is not there. */
  column(name: string): Float64Array | undefined;
  /** Line of a row, the header being line 1. */
  lineOf(row: number): number;
  /** Whether there is a label column. */
  labelled: boolean;
  /** Text of the label column in a row; the row number, from 1, without one. */
  labelOf(row: number): string;
}

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Reads number columns and the place of labels; names every fault by file, line, column and value. */
export function readNumberColumns(
  file: string,
  columns: readonly NumberColumn[],
  labels: readonly string[],
): NumberTable {
  return parseNumberColumns(file, readBytes(file), columns, labels);
}

/**
 * As `readNumberColumns`, of bytes in memory.
 *
 * @param faultsAcross What is wrong between the columns of a row, told together with all else; unreadable values are no
 * finite numbers there.
 */
export function parseNumberColumns(
  file: string,
  bytes: Uint8Array,
  columns: readonly NumberColumn[],
  labels: readonly string[],
  faultsAcross: (table: NumberTable) => string[] = () => [],
): NumberTable {
  const { header, separator, start } = readHeader(file, bytes);
  const places = columns.map((column) => placeOf(header, [column.name, ...(column.aliases ?? [])]));
  const missing = columns.filter((column, i) => (places[i] ?? -1) < 0 && !column.optional);
  if (missing.length > 0) {
    throw new CliFault(
      missing.map(({ name }) => `${file}:1: no column ${name}; the header has ${header.join(', ')}`),
    );
  }
  const labelAt = placeOf(header, labels);
  const capacity = countLines(bytes, start);
  const targets: (Float64Array | undefined)[] = new Array(header.length);
  columns.forEach((_, i) => {
    const place = places[i] ?? -1;
    if (place >= 0) targets[place] = new Float64Array(capacity);
  });
  const scan = new FieldScan(file, bytes, separator, header.length);
  const lines = new Int32Array(capacity);
  const labelStarts = new Float64Array(labelAt < 0 ? 0 : capacity);
  const columnAt = header.map((_, place) => columns[places.indexOf(place)]);
  const faults: string[] = [];
  let rows = 0;
  for (scan.begin(start, 2); !scan.atEnd(); ) {
    if (scan.skipBlankLine()) continue;
    lines[rows] = scan.line;
    for (let place = 0; scan.nextField(place); place += 1) {
      if (place === labelAt) labelStarts[rows] = scan.fieldStart;
      const target = targets[place];
      const column = columnAt[place];
      if (!target || !column) continue;
      const value = scan.number();
      target[rows] = value;
      if (isSound(value, column.kind)) continue;
      faults.push(
        `${file}:${lines[rows]}: column ${header[place]}: "${scan.text()}" is not a ${column.kind}${column.kind === 'number' ? '; write 1234.5' : ''}`,
      );
    }
    scan.endRow();
    rows += 1;
  }
  const read = new Map(
    columns.map((column, i) => [column.name, targets[places[i] ?? -1]?.subarray(0, rows)]),
  );
  const table: NumberTable = {
    file,
    rows,
    column: (name) => read.get(name),
    lineOf: (row) => lines[row] ?? 0,
    labelled: labelAt >= 0,
    labelOf: (row) => (labelAt < 0 ? String(row + 1) : scan.textFrom(labelStarts[row] ?? 0)),
  };
  const all = [...faults, ...scan.faults, ...faultsAcross(table)];
  if (all.length > 0) throw new CliFault(limited(inLineOrder(all)));
  return table;
}

function inLineOrder(faults: string[]): string[] {
  const lineOf = (fault: string): number => Number(/:(\d+): /.exec(fault)?.[1] ?? 0);
  return faults.sort((a, b) => lineOf(a) - lineOf(b));
}

function isSound(value: number, kind: NumberColumn['kind']): boolean {
  if (!Number.isFinite(value)) return false;
  if (kind === 'number') return true;
  return value >= 0 && (kind === 'number ≥ 0' || (Number.isInteger(value) && value < 2 ** 31));
}

function readHeader(file: string, bytes: Uint8Array): { header: string[]; separator: number; start: number } {
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const found = bytes.indexOf(LINE_FEED, mark);
  const end = found < 0 ? bytes.length : found;
  const text = new TextDecoder().decode(bytes.subarray(mark, end)).trim();
  if (text === '') throw new CliFault([`${file}: is empty; a header line is needed`]);
  const separator = separatorOf(text);
  const header = text.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  return { header, separator: separator.charCodeAt(0), start: Math.min(bytes.length, end + 1) };
}

function placeOf(header: readonly string[], names: readonly string[]): number {
  for (const name of names) {
    const at = header.indexOf(name);
    if (at >= 0) return at;
  }
  const lower = header.map((name) => name.toLowerCase());
  for (const name of names) {
    // T and t are both in use for the age; a lone capital is not folded so that tx and T stay apart.
    const at = name.length > 1 ? lower.indexOf(name.toLowerCase()) : -1;
    if (at >= 0) return at;
  }
  return -1;
}

function countLines(bytes: Uint8Array, start: number): number {
  let count = 1;
  for (let at = bytes.indexOf(LINE_FEED, start); at >= 0; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

function newlines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) if (bytes[at] === LINE_FEED) count += 1;
  return count;
}

const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, i) => Number(`1e${i}`));

/** Walks over the fields of a file; quoted fields may hold separators, line ends and doubled quotes. */
class FieldScan {
  line = 1;
  fieldStart = 0;
  readonly faults: string[] = [];
  private at = 0;
  private fieldEnd = 0;
  private fields = 0;
  private rowLine = 1;
  private ended = false;
  private readonly file: string;
  private readonly bytes: Uint8Array;
  private readonly separator: number;
  private readonly width: number;

  constructor(file: string, bytes: Uint8Array, separator: number, width: number) {
    this.file = file;
    this.bytes = bytes;
    this.separator = separator;
    this.width = width;
  }

  begin(at: number, line: number): void {
    this.at = at;
    this.line = line;
  }

  atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  skipBlankLine(): boolean {
    const { bytes } = this;
    let at = this.at;
    if (bytes[at] === CARRIAGE_RETURN) at += 1;
    if (at < bytes.length && bytes[at] !== LINE_FEED) {
      this.ended = false;
      this.fields = 0;
      this.rowLine = this.line;
      return false;
    }
    this.at = at + 1;
    this.line += 1;
    return true;
  }

  /** Moves to the next field of the row; false when there is none. */
  nextField(place: number): boolean {
    if (this.ended) return false;
    const { bytes, separator } = this;
    const end = bytes.length;
    this.fieldStart = this.at;
    let at = this.at;
    if (bytes[at] === QUOTE) {
      at = this.closingQuote(at) + 1;
      this.line += newlines(bytes, this.fieldStart, at);
    }
    while (at < end && bytes[at] !== separator && bytes[at] !== LINE_FEED) at += 1;
    this.fieldEnd = at;
    this.fields = place + 1;
    this.ended = at >= end || bytes[at] === LINE_FEED;
    this.at = at + 1;
    return true;
  }

  endRow(): void {
    if (this.fields !== this.width) {
      this.faults.push(
        `${this.file}:${this.rowLine}: has ${this.fields} fields, the header has ${this.width}`,
      );
    }
    this.line += 1;
  }

  /** The number of the present field; NaN when it is not one. Up to 15 digits are read without making a string. */
  number(): number {
    const { bytes } = this;
    let at = this.fieldStart;
    let end = this.fieldEnd;
    while (end > at && (bytes[end - 1] === CARRIAGE_RETURN || bytes[end - 1] === 32)) end -= 1;
    while (at < end && bytes[at] === 32) at += 1;
    const negative = bytes[at] === 45;
    if (negative) at += 1;
    let mantissa = 0;
    let digits = 0;
    let decimals = -1;
    for (; at < end; at += 1) {
      const code = bytes[at] ?? 0;
      if (code >= 48 && code <= 57) {
        mantissa = mantissa * 10 + (code - 48);
        digits += 1;
        if (decimals >= 0) decimals += 1;
      } else if (code === 46 && decimals < 0) {
        decimals = 0;
      } else return this.numberOfText();
    }
    if (digits === 0 || digits > 15) return this.numberOfText();
    const value = decimals > 0 ? mantissa / (POWERS_OF_TEN[decimals] ?? 1) : mantissa;
    return negative ? -value : value;
  }

  /** The present field, without quotes. */
  text(): string {
    return this.plain(this.fieldStart, this.fieldEnd);
  }

  /** The field that starts at a place. */
  textFrom(start: number): string {
    let end = start;
    if (this.bytes[start] === QUOTE) end = this.closingQuote(start) + 1;
    while (end < this.bytes.length && this.bytes[end] !== this.separator && this.bytes[end] !== LINE_FEED) {
      end += 1;
    }
    return this.plain(start, end);
  }

  private numberOfText(): number {
    const text = this.text();
    return text === '' ? NaN : Number(text);
  }

  private plain(start: number, end: number): string {
    const text = new TextDecoder().decode(this.bytes.subarray(start, end)).trim();
    return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
  }

  private closingQuote(start: number): number {
    const { bytes } = this;
    for (let at = start + 1; at < bytes.length; at += 1) {
      if (bytes[at] !== QUOTE) continue;
      if (bytes[at + 1] !== QUOTE) return at;
      at += 1;
    }
    throw new CliFault([`${this.file}:${this.rowLine}: a quoted field is never closed`]);
  }
}
