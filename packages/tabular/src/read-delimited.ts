import { openBytes } from './open-bytes.ts';
import { collectRows, type RowCollector } from './row-collector.ts';
import { type SplitRules, splitLines } from './split-lines.ts';
import type { ReadOptions, RestartPoint, RowBatch, TableLayout } from './table-layout.ts';
import { faultValue, TabularFailure } from './tabular-fault.ts';
import {
  byteOrderMarkLength,
  damagedCharacter,
  type LineEnds,
  lineDecoder,
  lineEndsOf,
} from './text-encoding.ts';

export const defaultMaxRowLength = 1024 * 1024;

/** Bytes in the longest encoding of one UTF-16 unit: past this many per allowed character, a line is surely too long. */
const mostBytesPerCharacter = 4;

/**
 * Reads a text table in batches. Lines are found in the undecoded bytes, so memory holds one block and one batch
 * whatever the size of the file, and every batch ends at a byte where reading can begin again.
 */
export async function* readDelimited(
  path: string,
  layout: TableLayout,
  options: ReadOptions,
): AsyncGenerator<RowBatch, void, undefined> {
  const restart = options.restartAt ?? { byteOffset: 0, lineNumber: 1 };
  const collector = collectRows(layout, options);
  const cutter = new BlockCutter(layout, options.maxRowLength ?? defaultMaxRowLength, restart, collector);
  try {
    for await (const chunk of openBytes(path, layout.compression, restart.byteOffset)) {
      yield* cutter.add(chunk);
    }
  } catch (failure) {
    yield* collector.takeRest(cutter.position());
    if (!(failure instanceof TabularFailure)) throw failure;
    throw failure.atLine(cutter.position().lineNumber);
  }
  yield* cutter.end();
}

/** Cuts a stream of byte chunks into blocks of whole rows and keeps count of where it is. */
class BlockCutter {
  readonly #rules: SplitRules;
  readonly #lineEnds: LineEnds;
  readonly #decode: (bytes: Buffer) => string;
  readonly #layout: TableLayout;
  readonly #collector: RowCollector;
  /** Bytes not yet cut; they begin at a row. */
  #pending: Buffer = Buffer.alloc(0);
  #byteOffset: number;
  #lineNumber: number;
  /** Inside a line that is too long to keep: drop bytes until it ends. */
  #dropping = false;

  constructor(layout: TableLayout, maxRowLength: number, restart: RestartPoint, collector: RowCollector) {
    const newline = layout.newline === 'cr' ? '\r' : '\n';
    this.#rules = { delimiter: layout.delimiter, columnStarts: layout.columnStarts, newline, maxRowLength };
    this.#lineEnds = lineEndsOf(layout.encoding, newline === '\r' ? 13 : 10);
    this.#decode = lineDecoder(layout.encoding);
    this.#layout = layout;
    this.#collector = collector;
    this.#byteOffset = restart.byteOffset;
    this.#lineNumber = restart.lineNumber;
  }

  position(): RestartPoint {
    return { byteOffset: this.#byteOffset, lineNumber: this.#lineNumber };
  }

  add(chunk: Buffer): RowBatch[] {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    if (this.#byteOffset === 0) this.#advance(byteOrderMarkLength(this.#pending, this.#layout.encoding), 0);
    if (this.#dropping && !this.#dropRestOfLine()) return [];
    const wholeLines = this.#lineEnds.afterLast(this.#pending);
    if (wholeLines > 0) return this.#cut(wholeLines, false);
    if (this.#pending.length > this.#rules.maxRowLength * mostBytesPerCharacter) this.#beginDropping();
    return [];
  }

  end(): RowBatch[] {
    if (this.#dropping) this.#advance(this.#pending.length, 1);
    const batches = this.#pending.length === 0 ? [] : this.#cut(this.#pending.length, true);
    return [...batches, ...this.#collector.takeRest(this.position())];
  }

  #cut(length: number, final: boolean): RowBatch[] {
    const block = this.#pending.subarray(0, length);
    const text = this.#decodeBlock(block);
    const firstLine = this.#lineNumber;
    const collector = this.#collector;
    const { lines, rowIsOpen } = splitLines(text, this.#rules, final, {
      row: (line, cells) => collector.row(firstLine + line, cells),
      fault: (line, code, value, column) => collector.fault(firstLine + line, code, value, column),
    });
    const blockEnd = this.#byteOffset + length;
    const batches = collector.takeFull(firstLine + lines, (lineNumber) => {
      this.#advanceToLine(lineNumber);
      return this.position();
    });
    if (rowIsOpen) this.#advanceToLine(firstLine + lines);
    else this.#advance(blockEnd - this.#byteOffset, firstLine + lines - this.#lineNumber);
    return batches;
  }

  #decodeBlock(block: Buffer): string {
    const text = this.#decode(block);
    const damaged = damagedCharacter.test(text);
    this.#collector.inspectCells = damaged || text.includes('\0');
    return damaged ? this.#decodeByLine(block) : text;
  }

  /** A damaged sequence must not swallow a newline, or line numbers and byte offsets would part ways. */
  #decodeByLine(block: Buffer): string {
    const lines: string[] = [];
    for (let from = 0; from < block.length; ) {
      const next = this.#lineEnds.after(block, from);
      const line = this.#decode(block.subarray(from, next === -1 ? block.length : next));
      lines.push(next === -1 || line.endsWith(this.#rules.newline) ? line : line + this.#rules.newline);
      from = next === -1 ? block.length : next;
    }
    return lines.join('');
  }

  #beginDropping(): void {
    const start = this.#decode(this.#pending.subarray(0, 1024));
    this.#collector.fault(this.#lineNumber, 'line-too-long', faultValue(start));
    this.#dropping = true;
    this.#dropRestOfLine();
  }

  #dropRestOfLine(): boolean {
    const end = this.#lineEnds.after(this.#pending, 0);
    // An odd last byte stays, so that wide characters keep their alignment.
    const dropped = end === -1 ? this.#pending.length - (this.#pending.length % 2) : end;
    this.#advance(dropped, end === -1 ? 0 : 1);
    this.#dropping = end === -1;
    return !this.#dropping;
  }

  #advanceToLine(lineNumber: number): void {
    let bytes = 0;
    for (let line = this.#lineNumber; line < lineNumber; line += 1) {
      const next = this.#lineEnds.after(this.#pending, bytes);
      bytes = next === -1 ? this.#pending.length : next;
    }
    this.#advance(bytes, lineNumber - this.#lineNumber);
  }

  #advance(bytes: number, lines: number): void {
    this.#pending = this.#pending.subarray(bytes);
    this.#byteOffset += bytes;
    this.#lineNumber += lines;
  }
}
