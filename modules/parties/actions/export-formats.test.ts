import { buffer, text } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#test-kit';
import { customerDocument, type ExportFormat } from '../contract/index.ts';
import { aCast } from '../testing/index.ts';
import { exportParties } from './export-parties.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  await database.act('administrator', (ctx) => aCast(ctx, ['chenGuifang', 'changqingCentre']));
});
afterAll(() => database.drop());

const taken = (format: ExportFormat, role = 'administrator') =>
  database.act(role, async (ctx) => {
    const { stream, fileName } = await exportParties(ctx, { archived: 'without', sort: 'name', format });
    return { fileName, bytes: await buffer(stream) };
  });
const WATERMARK = 'a administrator · 2026-03-02 17:00:00 Asia/Shanghai · ';

describe('a list of customers, taken out', () => {
  it('is a workbook with the customers on one sheet and who took them on the other', async () => {
    const { bytes, fileName } = await taken('xlsx');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer);

    expect(fileName).toBe('customers-2026-03-02.xlsx');
    expect(book.getWorksheet('Customers')?.getColumn(3).values).toContain('陈桂芳');
    expect(book.getWorksheet('About')?.getCell('A2').value).toContain(WATERMARK);
  });

  it('is JSON that names its columns and who took it', async () => {
    const read = JSON.parse((await taken('json')).bytes.toString('utf8')) as {
      about: string;
      customers: { name: string; phone: string }[];
    };

    expect(read.about).toContain(WATERMARK);
    expect(read.customers).toContainEqual(
      expect.objectContaining({ name: '陈桂芳', phone: '+8613800135521' }),
    );
  });

  it('is a document a customer, a line each, that another system takes in', async () => {
    const { bytes, fileName } = await taken('documents');
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    expect(fileName).toBe('customers-2026-03-02.jsonl');
    expect(lines).toHaveLength(2);
    const documents = lines.map((line) => customerDocument.parse(JSON.parse(line)));
    expect(documents.map(({ customer }) => customer.familyName)).toContain('陈');
    expect(documents[0]?.about?.takenBy).toContain(WATERMARK);
  });

  it('is cards with every telephone and address, each saying who took it', async () => {
    const cards = (await taken('vcf')).bytes.toString('utf8').replace(/\r\n /g, '');

    expect(cards.match(/^END:VCARD/gm)).toHaveLength(2);
    expect(cards).toContain('TEL;VALUE=uri:tel:+8613800135521');
    expect(cards).toContain('KIND:org');
    expect(cards.split(`NOTE:${WATERMARK}`)).toHaveLength(3);
  });

  it('says in its last line as CSV who took it', async () => {
    const lines = (await taken('csv')).bytes.toString('utf8').trimEnd().split('\r\n');

    expect(lines.at(-1)).toContain(`# ${WATERMARK}`);
    expect(lines[0]).toContain('number,kind,name');
  });

  it('has no telephone for who sees none, in any form', async () => {
    for (const format of ['csv', 'json', 'vcf'] as const) {
      const file = await database.act('analyst', async (ctx) =>
        text((await exportParties(ctx, { archived: 'without', sort: 'name', format })).stream),
      );
      expect(file).not.toContain('5521');
    }
  });
});
