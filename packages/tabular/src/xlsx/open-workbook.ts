import { TabularFailure } from '../tabular-fault.ts';
import { attributeOf, decodeControlCharacters, XmlScanner, type XmlSink } from './scan-xml.ts';
import { corruptWorkbook, openZip, readZipEntry, type ZipArchive } from './zip-archive.ts';

/** A sheet by the name people see. */
export interface Sheet {
  name: string;
  entryName: string;
  isHidden: boolean;
}

/** What must be known before a sheet's cells can be read. */
export interface Workbook {
  archive: ZipArchive;
  sheets: Sheet[];
  /** Texts that cells point to by number. */
  sharedTexts: string[];
  /** For each cell style, whether its numbers are shown as dates or times. */
  styleIsDate: boolean[];
  datesFrom1904: boolean;
}

/** Of a part that is held in memory: the shared texts, the styles, the list of sheets. */
const longestPart = 512 * 1024 * 1024;

/** Opens a workbook of the .xlsx kind: its sheets, shared texts and date styles. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await openZip(path);
  const workbookEntry = 'xl/workbook.xml';
  if (!archive.entries.has(workbookEntry)) {
    throw new TabularFailure(
      { line: 0, code: 'unsupported-format', value: 'zip' },
      'the file is a zip archive but not a workbook: unpack it, or save the table as .xlsx or .csv',
    );
  }
  const targets = await readTargets(archive);
  const { sheets, datesFrom1904 } = await readSheets(archive, workbookEntry, targets);
  const partNamed = (type: string) =>
    [...targets.values()].find((target) => target.type.endsWith(type))?.entryName;
  return {
    archive,
    sheets,
    datesFrom1904,
    sharedTexts: await readSharedTexts(archive, partNamed('/sharedStrings') ?? 'xl/sharedStrings.xml'),
    styleIsDate: await readDateStyles(archive, partNamed('/styles') ?? 'xl/styles.xml'),
  };
}

/** Feeds one part of the workbook to a sink; a part that is not there gives nothing. */
async function scanPart(archive: ZipArchive, entryName: string, sink: XmlSink): Promise<void> {
  const entry = archive.entries.get(entryName);
  if (entry === undefined) return;
  refuseTooLarge(entry.size);
  const scanner = new XmlScanner(sink);
  for await (const piece of decodeXml(readZipEntry(archive, entry))) feed(scanner, piece);
  if (!scanner.isComplete) throw corruptWorkbook('a part ends in the middle');
}

function refuseTooLarge(size: number): void {
  if (size <= longestPart) return;
  throw new TabularFailure(
    { line: 0, code: 'workbook-too-large', value: `${Math.round(size / 1024 / 1024)} MB of texts` },
    'the workbook holds more text than fits in memory: save the sheet as .csv and read that',
  );
}

/** Text of an XML part; spreadsheets write UTF-8, and UTF-16 is known by its byte-order mark. */
export async function* decodeXml(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, void, undefined> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    if (decoder === undefined) {
      const isWide = chunk[0] === 0xff && chunk[1] === 0xfe;
      decoder = new TextDecoder(isWide ? 'utf-16le' : 'utf-8');
    }
    yield decoder.decode(chunk, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

/** Scans a piece, turning what XML forbids into a fault of the workbook. */
export function feed(scanner: XmlScanner, piece: string): void {
  try {
    scanner.add(piece);
  } catch (cause) {
    throw cause instanceof SyntaxError ? corruptWorkbook('a part is not well formed', cause) : cause;
  }
}

interface Target {
  entryName: string;
  type: string;
}

async function readTargets(archive: ZipArchive): Promise<Map<string, Target>> {
  const targets = new Map<string, Target>();
  await scanPart(archive, 'xl/_rels/workbook.xml.rels', {
    open(name, attributes) {
      const id = attributeOf(attributes, 'Id');
      const target = attributeOf(attributes, 'Target');
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      const entryName = target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
      targets.set(id, { entryName, type: attributeOf(attributes, 'Type') ?? '' });
    },
    close() {},
    text() {},
  });
  return targets;
}

async function readSheets(
  archive: ZipArchive,
  entryName: string,
  targets: Map<string, Target>,
): Promise<{ sheets: Sheet[]; datesFrom1904: boolean }> {
  const sheets: Sheet[] = [];
  let datesFrom1904 = false;
  await scanPart(archive, entryName, {
    open(name, attributes) {
      if (name === 'workbookPr')
        datesFrom1904 = /^(?:1|true)$/.test(attributeOf(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const target = targets.get(attributeOf(attributes, 'id') ?? '');
      const sheetName = attributeOf(attributes, 'name');
      if (target === undefined || sheetName === undefined || !target.type.endsWith('/worksheet')) return;
      const isHidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible';
      sheets.push({ name: sheetName, entryName: target.entryName, isHidden });
    },
    close() {},
    text() {},
  });
  return { sheets, datesFrom1904 };
}

async function readSharedTexts(archive: ZipArchive, entryName: string): Promise<string[]> {
  const texts: string[] = [];
  let current = '';
  let inText = false;
  let inPhonetic = false;
  await scanPart(archive, entryName, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inPhonetic = true;
    },
    close(name) {
      if (name === 'si') texts.push(decodeControlCharacters(current));
      else if (name === 't') inText = false;
      else if (name === 'rPh') inPhonetic = false;
    },
    text(text) {
      if (inText && !inPhonetic) current += text;
    },
  });
  return texts;
}

async function readDateStyles(archive: ZipArchive, entryName: string): Promise<boolean[]> {
  const customIsDate = new Map<number, boolean>();
  const styleIsDate: boolean[] = [];
  let inCellStyles = false;
  await scanPart(archive, entryName, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true;
      if (name === 'numFmt') {
        const id = Number(attributeOf(attributes, 'numFmtId'));
        customIsDate.set(id, showsDate(attributeOf(attributes, 'formatCode') ?? ''));
      }
      if (name === 'xf' && inCellStyles) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? '0');
        styleIsDate.push(customIsDate.get(id) ?? isBuiltInDate(id));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
    text() {},
  });
  return styleIsDate;
}

/** Number formats fixed by the file format: 14–22 and 45–47 everywhere, 27–36 and 50–58 in East Asian versions. */
function isBuiltInDate(id: number): boolean {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

function showsDate(formatCode: string): boolean {
  const [positive = ''] = formatCode.split(';');
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/^general$/i.test(bare.trim());
}
