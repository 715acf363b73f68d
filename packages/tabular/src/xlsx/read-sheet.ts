import { dateOfSerial } from '../parse-date.ts';
import { decodeXml, feed, type Sheet, type Workbook } from './open-workbook.ts';
import { attributeOf, decodeControlCharacters, XmlScanner } from './scan-xml.ts';
import { corruptWorkbook, readZipEntry } from './zip-archive.ts';

/** One sheet row as text; rows that are wholly empty may be left out by the program that wrote the file. */
export interface SheetRow {
  rowNumber: number;
  cells: string[];
}

const mostColumns = 16_384;
/** Spreadsheets end at 32,767; others write more. */
const mostCellLetters = 1_000_000;

/** The rows of a sheet, some at a time. Dates come as `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss`, numbers in full. */
export async function* readSheet(
  workbook: Workbook,
  sheet: Sheet,
): AsyncGenerator<SheetRow[], void, undefined> {
  const entry = workbook.archive.entries.get(sheet.entryName);
  if (entry === undefined) throw corruptWorkbook('a sheet is missing');
  const builder = new RowBuilder(workbook);
  const scanner = new XmlScanner(builder);
  for await (const piece of decodeXml(readZipEntry(workbook.archive, entry))) {
    feed(scanner, piece);
    const rows = builder.take();
    if (rows.length > 0) yield rows;
  }
  if (!scanner.isComplete) throw corruptWorkbook('a sheet ends in the middle');
}

class RowBuilder {
  readonly #workbook: Workbook;
  #rows: SheetRow[] = [];
  #rowNumber = 0;
  #cells: string[] = [];
  #column = 0;
  #type = '';
  #style = 0;
  #value = '';
  #takesText = false;
  #inPhonetic = false;

  constructor(workbook: Workbook) {
    this.#workbook = workbook;
  }

  take(): SheetRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: string): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#takesText = !this.#inPhonetic;
    else if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 'row') {
      const written = Number(attributeOf(attributes, 'r'));
      this.#rowNumber = written > 0 ? written : this.#rowNumber + 1;
      this.#cells = [];
      this.#column = 0;
    }
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#takesText = false;
    else if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#rows.push({ rowNumber: this.#rowNumber, cells: this.#cells });
  }

  text(text: string): void {
    if (!this.#takesText) return;
    this.#value += text;
    if (this.#value.length > mostCellLetters) throw corruptWorkbook('a cell holds more than a cell can');
  }

  #openCell(attributes: string): void {
    const reference = attributeOf(attributes, 'r');
    this.#column = reference === undefined ? this.#column + 1 : columnNumber(reference);
    this.#type = attributeOf(attributes, 't') ?? 'n';
    this.#style = Number(attributeOf(attributes, 's') ?? '0');
    this.#value = '';
  }

  #closeCell(): void {
    if (this.#value === '') return;
    if (!(this.#column >= 1 && this.#column <= mostColumns))
      throw corruptWorkbook('a cell is outside the sheet');
    while (this.#cells.length < this.#column - 1) this.#cells.push('');
    this.#cells[this.#column - 1] = this.#cellText();
  }

  #cellText(): string {
    const value = this.#value;
    if (this.#type === 's') return this.#workbook.sharedTexts[Number(value)] ?? '';
    if (this.#type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (this.#type === 'd') return value.replace('T', ' ');
    if (this.#type !== 'n') return decodeControlCharacters(value);
    if (this.#workbook.styleIsDate[this.#style]) return this.#dateText(value);
    return numberText(value);
  }

  #dateText(value: string): string {
    const serial = Number(value);
    if (!(serial >= 0)) return numberText(value);
    const { on, time } = dateOfSerial(serial, this.#workbook.datesFrom1904);
    if (serial < 1 && !this.#workbook.datesFrom1904) return time ?? '00:00:00';
    return time === undefined ? on : `${on} ${time}`;
  }
}

function columnNumber(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}

/** A stored number as people typed it: 17 stored digits such as 0.30000000000000004 come back as 0.3. */
function numberText(value: string): string {
  if (/^-?\d{1,15}$/.test(value)) return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const rounded = Number(number.toPrecision(15));
  const text = String(rounded);
  return text.includes('e')
    ? rounded.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : text;
}
