import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { writeXlsx } from './write-xlsx.ts';

it('writes a workbook that another program reads cell by cell, with text that is never a formula', async () => {
  const rows = [
    ['name', 'amount', 'note'],
    ['陈桂芳 & <李>', 1234.5, '=1+1'],
    ['a\u0000b\ud800', null, 'two\nlines'],
  ];
  const file = await buffer(
    Readable.from(
      writeXlsx([
        { name: 'Customers', rows },
        { name: 'About', rows: [['exported', '2026-03-02']] },
      ]),
    ),
  );
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(file).buffer);
  const sheet = book.getWorksheet('Customers');
  const cells = (row: number) => [1, 2, 3].map((column) => sheet?.getRow(row).getCell(column).value ?? null);

  expect(book.worksheets.map(({ name }) => name)).toEqual(['Customers', 'About']);
  expect(cells(1)).toEqual(['name', 'amount', 'note']);
  expect(cells(2)).toEqual(['陈桂芳 & <李>', 1234.5, '=1+1']);
  expect(cells(3)).toEqual(['ab\ufffd', null, 'two\nlines']);
});

it('names columns beyond the alphabet', async () => {
  const wide = Array.from({ length: 30 }, (_, index) => `c${index}`);
  const file = await buffer(Readable.from(writeXlsx([{ name: 'Wide', rows: [wide] }])));
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(file).buffer);

  expect(book.getWorksheet('Wide')?.getCell('AD1').value).toBe('c29');
});
