import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inspectFile } from '../inspect-file.ts';
import { readRows } from '../read-rows.ts';
import type { ReadOptions, RestartPoint, TabularRow } from '../table-layout.ts';

let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tabular-'));
  file = path.join(folder, 'book.xlsx');
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('客户 & co');
  sheet.addRow(['姓名', 'visited', 'amount', 'rich', 'formula', 'flag', 'clock']);
  for (let index = 0; index < 12; index += 1) {
    sheet.addRow([
      `王小明 <${index}>`,
      new Date(Date.UTC(2010, 11, 1 + index, 8, 26)),
      0.1 + 0.2 + index,
      { richText: [{ text: 'bold ', font: { bold: true } }, { text: 'plain' }] },
      { formula: 'A1', result: 5 + index },
      index % 2 === 0,
      null,
    ]);
  }
  sheet.getColumn(2).numFmt = 'yyyy"年"m"月"d"日" hh:mm';
  sheet.getColumn(3).numFmt = '#,##0.00 "days"';
  book.addWorksheet('second').addRows([['id'], [1], [2]]);
  const hidden = book.addWorksheet('hidden');
  hidden.state = 'hidden';
  hidden.addRow(['secret']);
  await book.xlsx.writeFile(file);
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function readAll(options: ReadOptions = {}, from = file) {
  const rows: TabularRow[] = [];
  const positions: RestartPoint[] = [];
  for await (const batch of readRows(from, options)) {
    rows.push(...batch.rows);
    positions.push(batch.position);
  }
  return { rows, positions };
}

describe('a workbook', () => {
  it('is known by its contents, whatever its name', async () => {
    const { layout, sheetNames, columns } = await inspectFile(file);

    expect(layout).toMatchObject({ format: 'xlsx', sheet: '客户 & co', hasHeader: true, columnCount: 7 });
    expect(sheetNames).toEqual(['客户 & co', 'second']);
    expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['姓名', 'text'],
      ['visited', 'date'],
      ['amount', 'decimal'],
      ['rich', 'text'],
      ['formula', 'integer'],
      ['flag', 'boolean'],
      ['clock', 'empty'],
    ]);
  });

  it('gives dates as dates, numbers as typed, and the results of formulas', async () => {
    const { rows } = await readAll();

    expect(rows).toHaveLength(12);
    expect(rows[0]).toEqual({
      lineNumber: 2,
      cells: ['王小明 <0>', '2010-12-01 08:26:00', '0.3', 'bold plain', '5', 'TRUE', ''],
    });
  });

  it('reads another sheet when told, and says which there are when it is not there', async () => {
    const { rows } = await readAll({ sheet: 'second' });

    expect(rows.map((row) => row.cells)).toEqual([['1'], ['2']]);
    await expect(readAll({ sheet: 'third' })).rejects.toMatchObject({
      fault: { code: 'sheet-not-found', value: 'third' },
    });
  });

  it('starts again after any batch', async () => {
    const { layout } = await inspectFile(file);
    const uninterrupted = await readAll({ ...layout, batchRows: 5 });
    expect(uninterrupted.positions.map((position) => position.lineNumber)).toEqual([7, 12, 14]);

    const rest = await readAll({ ...layout, batchRows: 5, restartAt: uninterrupted.positions[0] });

    expect(rest.rows).toEqual(uninterrupted.rows.slice(5));
  });

  it('fails clearly when cut off at any length', async () => {
    const whole = await readFile(file);
    const cut = path.join(folder, 'cut.xlsx');
    for (const share of [0.05, 0.3, 0.6, 0.9, 0.99]) {
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length * share)));

      await expect(readAll({}, cut)).rejects.toMatchObject({
        name: 'TabularFailure',
        fault: { code: 'truncated-workbook' },
      });
    }
  });

  it('fails clearly when its bytes are damaged', async () => {
    const damaged = await readFile(file);
    const sheetAt = damaged.indexOf('xl/worksheets/sheet1.xml');
    damaged.fill(0xaa, sheetAt + 60, sheetAt + 200);
    const copy = path.join(folder, 'damaged.xlsx');
    await writeFile(copy, damaged);

    await expect(readAll({}, copy)).rejects.toMatchObject({ fault: { code: 'corrupt-workbook' } });
  });

  it.each(['xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'])(
    'is not unpacked further than it says it goes: %s',
    async (part) => {
      const bomb = await readFile(file);
      const inDirectory = bomb.lastIndexOf(part) - 46;
      bomb.writeUInt32LE(100, inDirectory + 24);
      const copy = path.join(folder, 'bomb.xlsx');
      await writeFile(copy, bomb);

      await expect(readAll({}, copy)).rejects.toMatchObject({ fault: { code: 'corrupt-workbook' } });
    },
  );

  it('is not read when a part that is held in memory says that it does not fit', async () => {
    const bomb = await readFile(file);
    bomb.writeUInt32LE(0xfffffff0, bomb.lastIndexOf('xl/styles.xml') - 46 + 24);
    const copy = path.join(folder, 'bomb.xlsx');
    await writeFile(copy, bomb);

    await expect(readAll({}, copy)).rejects.toMatchObject({ fault: { code: 'workbook-too-large' } });
  });
});
