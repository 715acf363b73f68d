import { createRequire } from 'node:module';
import path from 'node:path';
import type { Readable } from 'node:stream';
import PDFDocument from 'pdfkit';
import { PDF_WORDS, tableWords } from '../domain/export-words.ts';
import type { PersonExport } from './export-person.ts';

export type ExportLanguage = 'zh-CN' | 'zh-TW' | 'en';

const MARGIN_POINTS = 48;
const SIZES = { title: 18, heading: 13, text: 9, small: 8 } as const;

/** The font of the document: it has Chinese in both scripts and Latin. */
function fontFile(): string {
  const fonts = path.dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  );
  return path.join(fonts, '400Regular', 'NotoSansSC_400Regular.ttf');
}

/** Writes everything held on a person as a PDF, page by page as it is read. */
export function writePersonPdf(held: PersonExport, language: ExportLanguage): Readable {
  const words = PDF_WORDS[language];
  const document = new PDFDocument({
    size: 'A4',
    margin: MARGIN_POINTS,
    info: { Title: `${words.title} ${held.customerNumber}`, Author: held.business },
    lang: language,
  });
  document.font(fontFile());
  document.fontSize(SIZES.title).text(words.title);
  document.moveDown(0.5).fontSize(SIZES.text);
  const head = [
    [words.customer, `${held.name} (${held.customerNumber})`],
    [words.business, held.business],
    [words.madeAt, `${held.exportedAt} (${held.timeZone})`],
    [words.madeBy, held.exportedBy],
  ];
  for (const [name, value] of head) document.text(`${name}: ${value}`);
  document.moveDown(0.5).text(words.lead);
  for (const { table, rows } of held.held) {
    document
      .moveDown(1)
      .fontSize(SIZES.heading)
      .text(`${tableWords(table, language)} (${rows.length})`);
    document.fontSize(SIZES.small).text(table);
    document.fontSize(SIZES.text);
    for (const row of rows) {
      document.moveDown(0.4);
      for (const [column, value] of Object.entries(row)) {
        if (isEmpty(value)) continue;
        document.text(`${column.replaceAll('_', ' ')}: ${valueText(value)}`, { indent: 8 });
      }
    }
  }
  document.end();
  return document as unknown as Readable;
}

const isEmpty = (value: unknown) => value === null || value === '' || value === undefined;

function valueText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
