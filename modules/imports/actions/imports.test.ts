import { readdir, stat, truncate } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Refusal } from '#contract-kit';
import { createCareTask } from '#modules/follow-ups';
import { addNote } from '#modules/timeline';
import { type ActionContext, type JobContext, systemActor } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { isAccountedFor } from '../domain/import-counts.ts';
import { runInBackground } from '../jobs/run-import.ts';
import { tidyUploadsJob } from '../jobs/tidy-uploads.ts';
import { anImport, runToEnd, testToEnd } from '../testing/index.ts';
import { configureImport } from './configure-import.ts';
import { downloadErrorFile, listLeftOutRows } from './left-out-rows.ts';
import { previewImport } from './preview-import.ts';
import { getImport, listImports } from './show-import.ts';
import { uploadFolder, uploadPath } from './store-upload.ts';
import { cancelImport, pauseImport, resumeImport, revertImport, startImport } from './work-on-import.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(() => database.drop());

const admin = 'administrator';
const look = (importId: string) => database.act(admin, (ctx) => getImport(ctx, importId));

async function count(table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.raw(table)}`.execute(
    database.db,
  );
  return rows[0]?.n ?? 0;
}

let serial = 0;

/** Sales nobody else in this suite has: numbers of customers and orders carry a letter of their own. */
function sales(rowCount: number): string {
  serial += 1;
  const rows = Array.from(
    { length: rowCount },
    (_, index) =>
      `S${serial}-${index % 50},A${serial}-${index},2024-03-${String(1 + (index % 28)).padStart(2, '0')},item ${index % 9},${1 + (index % 3)},${(index % 700) / 100}`,
  );
  return `customer,order no,date,product,qty,amount\n${rows.join('\n')}\n`;
}

describe('an upload', () => {
  it('is read and mapped by guess, and nothing is imported yet', async () => {
    const before = await count('orders.order_line');

    const uploaded = await anImport(database, { content: sales(20) });

    expect(uploaded).toMatchObject({
      state: 'draft',
      mapping: {
        customer: 'customerNumber',
        'order no': 'orderNumber',
        date: 'orderedAt',
        product: 'itemName',
        qty: 'quantity',
        amount: 'lineAmount',
      },
      mappingFaults: [],
      sameFileAs: null,
    });
    expect(await count('orders.order_line')).toBe(before);
  });

  it('refuses what is no table, and says why', async () => {
    const picture = Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 37) % 256));

    await expect(anImport(database, { content: picture })).rejects.toMatchObject({
      problem: { code: 'import-file-unreadable' },
      context: { code: 'binary-file' },
    } satisfies Partial<Record<keyof Refusal, unknown>>);
    await expect(anImport(database, { content: '' })).rejects.toMatchObject({
      context: { code: 'empty-file' },
    });
  });

  it('is read again when told how, and its columns are mapped anew', async () => {
    const uploaded = await anImport(database, { content: 'Datum;Betrag\n1.2.2024;12,50\n2.2.2024;7,00\n' });

    const changed = await database.act(admin, (ctx) =>
      configureImport(ctx, uploaded.importId, { options: { layout: { hasHeader: false } } }),
    );

    expect(changed.columns.map(({ name }) => name)).toEqual(['#1', '#2']);
  });

  it('refuses encodings and date formats nobody knows', async () => {
    const { importId } = await anImport(database, { content: sales(3) });
    const configure = (options: object) =>
      database.act(admin, (ctx) => configureImport(ctx, importId, { options }));

    await expect(configure({ layout: { encoding: 'klingon' } })).rejects.toMatchObject({
      faults: [{ code: 'unknown-encoding' }],
    });
    await expect(configure({ dateFormats: { date: 'when' } })).rejects.toMatchObject({
      faults: [{ code: 'unknown-date-format' }],
    });
  });

  it('shows the first rows as they would be understood, with their faults', async () => {
    const { importId } = await anImport(database, {
      content: 'customer,date,amount\n1.0,2024-03-01,12.5\n2,2024-13-01,x\n3,2024-03-02\n',
    });

    const preview = await database.act(admin, (ctx) => previewImport(ctx, importId));

    expect(preview.rows[0]).toMatchObject({
      lineNumber: 2,
      meanings: ['1', '2024-03-01', '12.5'],
      reasons: [],
    });
    expect(preview.rows[1]?.reasons.map(({ column, code }) => [column, code])).toEqual([
      ['date', 'not-a-date'],
      ['amount', 'not-a-number'],
    ]);
    expect(preview.rows[2]?.reasons.map(({ code }) => code)).toEqual(['ragged-row']);
    expect(preview).toMatchObject({ rowCount: 3, faultyCount: 2 });
  });

  it('gets the mapping of the last file with the same headings', async () => {
    const content = 'Wer,Wann,Was,Wieviel\nW-1,2024-03-01,Batterie,12.50\n';
    const mapping = { Wer: 'customerNumber', Wann: 'orderedAt', Was: 'itemName', Wieviel: 'lineAmount' };
    const first = await anImport(database, { content, mapping, options: { currency: 'EUR' } });
    await runToEnd(database, first.importId);

    const second = await anImport(database, { content: content.replace('W-1', 'W-2') });

    expect(second.mapping).toEqual(mapping);
    expect(second.options.currency).toBe('EUR');
    expect(second.columns.every((column) => column.suggestionBasis === 'saved')).toBe(true);
  });
});

describe('a test run', () => {
  it('tells what would happen and changes nothing', async () => {
    const content = `${sales(120)}broken,x,not a day,item,1,2\n,B-1,2024-03-05,item,1,9.99\n`;
    const { importId } = await anImport(database, { content });
    const before = [await count('orders.order_line'), await count('parties.party')];

    const tested = await testToEnd(database, importId);

    expect(tested.state).toBe('tested');
    expect(tested.lastTest).toMatchObject({
      rowsTested: 122,
      wholeFile: true,
      counts: {
        read: 122,
        created: 121,
        rejected: 1,
        anonymous: 1,
        newCustomers: 50,
        rejectedByReason: { 'not-a-date': 1 },
      },
    });
    expect([await count('orders.order_line'), await count('parties.party')]).toEqual(before);
    expect(await count('orders.import_sighting')).toBe(0);
  });

  it('says the same as the import then does', async () => {
    const { importId } = await anImport(database, { content: sales(300) });
    const tested = await testToEnd(database, importId);

    const done = await runToEnd(database, importId);

    expect(done.counts).toEqual(tested.lastTest?.counts);
  });

  it('says where a file breaks off', async () => {
    const { importId } = await anImport(database, { content: gzipSync(sales(20_000)), name: 'cut.csv.gz' });
    await cutStoredFile(importId, 9000);

    const tested = await testToEnd(database, importId);

    expect(tested).toMatchObject({ state: 'draft', failure: { code: 'truncated-gzip' } });
  });
});

describe('a run', () => {
  it('accounts for every row, and the same file again changes nothing', async () => {
    const content = sales(250);
    const first = await anImport(database, { content });
    const done = await runToEnd(database, first.importId);
    expect(done).toMatchObject({ state: 'done', counts: { read: 250, created: 250, newCustomers: 50 } });

    const second = await anImport(database, { content });
    expect(second.sameFileAs).toBe(first.importId);
    await expect(
      database.act(admin, (ctx) => startImport(ctx, second.importId, false)),
    ).rejects.toMatchObject({ problem: { code: 'import-same-file' } });
    const again = await runToEnd(database, second.importId, true);

    expect(again.counts).toMatchObject({ read: 250, created: 0, unchanged: 250, newCustomers: 0 });
    expect(isAccountedFor(again.counts)).toBe(true);
  });

  it('takes a workbook as it takes a text file', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('销售');
    sheet.addRow(['会员编号', '日期', '品名', '金额']);
    for (let day = 1; day <= 12; day += 1)
      sheet.addRow([9000 + (day % 3), new Date(Date.UTC(2024, 2, day)), '电池', 12.5 * day]);
    const content = Buffer.from(await book.xlsx.writeBuffer());

    const { importId } = await anImport(database, { content, name: '销售.xlsx' });
    const done = await runToEnd(database, importId);

    expect(done.counts).toMatchObject({ read: 12, created: 12, newCustomers: 3 });
    const { rows } = await sql<{ total: number }>`
      select sum(amount_minor)::int8 as total from orders.order_line where import_id = ${importId}`.execute(
      database.db,
    );
    expect(rows[0]?.total).toBe(97_500);
  });

  it('goes on exactly where a killed worker left it', async () => {
    const content = sales(25_000);
    const { importId } = await anImport(database, { content });
    const linesBefore = await count('orders.order_line');
    await database.act(admin, (ctx) => startImport(ctx, importId, false));
    await expect(killedAfterBatches(importId, 1)).rejects.toThrow('killed');
    const left = await look(importId);
    expect(left.state).toBe('running');
    expect(left.counts.read).toBe(10_000);

    await database.settle();

    const done = await look(importId);
    expect(done).toMatchObject({ state: 'done', counts: { read: 25_000, created: 25_000, unchanged: 0 } });
    expect(await count('orders.order_line')).toBe(linesBefore + 25_000);
  });

  it('counts lines that are repeated in a later batch, which is made ready before the earlier one is stored', async () => {
    const lines = Array.from({ length: 10_000 }, (_, index) => `B-${index % 40},2024-05-01,T-${index},5`);
    const rows = [...lines, ...lines.slice(0, 3000)];
    const { importId } = await anImport(database, {
      content: `customer,date,product,amount\n${rows.join('\n')}\n`,
    });

    const done = await runToEnd(database, importId);

    expect(done.counts).toMatchObject({ read: 13_000, created: 13_000, repeated: 3000, newCustomers: 40 });
  });

  it('refuses the batches of a worker that was given up for dead', async () => {
    const { importId } = await anImport(database, { content: sales(25_000) });
    await database.act(admin, (ctx) => startImport(ctx, importId, false));
    const job = await jobContext();
    let isFirst = true;
    const slow = {
      ...job,
      inTransaction: async <T>(work: (ctx: ActionContext) => Promise<T>) => {
        if (isFirst) {
          isFirst = false;
          await runInBackground(await jobContext(), { importId });
        }
        return job.inTransaction(work);
      },
    };

    await runInBackground(slow, { importId });

    expect((await look(importId)).counts).toMatchObject({ read: 25_000, created: 25_000, unchanged: 0 });
  });

  it('can be paused and resumed, or cancelled for good', async () => {
    const { importId } = await anImport(database, { content: sales(25_000) });
    await database.act(admin, (ctx) => startImport(ctx, importId, false));
    await runAndDoAfterFirstBatch(importId, () => database.act(admin, (ctx) => pauseImport(ctx, importId)));
    const paused = await look(importId);
    expect(paused).toMatchObject({ state: 'paused', pauseReason: 'asked', counts: { read: 10_000 } });

    await database.act(admin, (ctx) => resumeImport(ctx, importId));
    await runAndDoAfterFirstBatch(importId, () => database.act(admin, (ctx) => cancelImport(ctx, importId)));

    const cancelled = await look(importId);
    expect(cancelled).toMatchObject({ state: 'cancelled', counts: { read: 20_000, created: 20_000 } });
    await expect(database.act(admin, (ctx) => resumeImport(ctx, importId))).rejects.toMatchObject({
      problem: { code: 'import-not-in-that-state' },
    });
    await database.settle();
    expect((await look(importId)).counts.read).toBe(20_000);
  });

  it('pauses when the disk is full, and goes on afterwards', async () => {
    const { importId } = await anImport(database, { content: sales(12_000) });
    await database.act(admin, (ctx) => startImport(ctx, importId, false));
    const job = await jobContext();
    let transactions = 0;
    await runInBackground(
      {
        ...job,
        inTransaction: (work) => {
          transactions += 1;
          if (transactions === 2)
            return Promise.reject(Object.assign(new Error('no space left'), { code: '53100' }));
          return job.inTransaction(work);
        },
      },
      { importId },
    );
    expect(await look(importId)).toMatchObject({
      state: 'paused',
      pauseReason: 'disk-full',
      counts: { read: 10_000 },
    });

    await database.act(admin, (ctx) => resumeImport(ctx, importId));
    await database.settle();

    expect(await look(importId)).toMatchObject({ state: 'done', counts: { read: 12_000, created: 12_000 } });
  });

  it('pauses when most rows are rejected, and goes on when that is accepted', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => `R-${index},2024-03-01,abc`);
    const { importId } = await anImport(database, {
      content: `customer,date,amount\n${rows.join('\n')}\nR-0,2024-03-01,5\n`,
      mapping: { customer: 'customerNumber', date: 'orderedAt', amount: 'lineAmount' },
    });

    const paused = await runToEnd(database, importId);
    expect(paused).toMatchObject({ state: 'paused', pauseReason: 'too-many-rejected' });
    await database.act(admin, (ctx) => resumeImport(ctx, importId));
    await database.settle();

    expect(await look(importId)).toMatchObject({
      state: 'done',
      counts: { read: 12_001, created: 1, rejected: 12_000 },
    });
  });

  it('imports what a cut-off file holds and says where it ended', async () => {
    const { importId } = await anImport(database, { content: gzipSync(sales(30_000)), name: 'cut.csv.gz' });
    await cutStoredFile(importId, 20_000);

    const failed = await runToEnd(database, importId);

    expect(failed).toMatchObject({ state: 'failed', failure: { code: 'truncated-gzip' } });
    expect(failed.counts.created).toBeGreaterThan(10_000);
    expect(failed.failure?.line).toBe(failed.counts.read + 2);
  });
});

describe('rows left out', () => {
  it('come as a file that imports once it is corrected', async () => {
    serial += 1;
    const customer = `E${serial}`;
    const { importId } = await anImport(database, {
      name: 'sales.csv',
      content: `customer,date,product,amount\n${customer},2024-03-01,=battery,5\n${customer},2024-33-01,=mould,7\n${customer},2024-03-03,coil\n`,
    });
    const done = await runToEnd(database, importId);
    expect(done.counts).toMatchObject({ read: 3, created: 1, rejected: 2 });
    const { items } = await database.act(admin, (ctx) => listLeftOutRows(ctx, importId, { limit: 10 }));
    expect(items.map(({ lineNumber, cells }) => [lineNumber, cells])).toEqual([
      [3, [customer, '2024-33-01', '=mould', '7']],
      [4, [customer, '2024-03-03', 'coil']],
    ]);

    const { stream, fileName } = await database.act(admin, (ctx) => downloadErrorFile(ctx, importId));
    const content = (await text(stream)).replace('2024-33-01', '2024-03-02').replace('coil,,', 'coil,9,');
    expect(fileName).toBe('sales-errors.csv');
    const corrected = await anImport(database, { content });
    const again = await runToEnd(database, corrected.importId);

    expect(again.counts).toMatchObject({ read: 2, created: 2, rejected: 0 });
    const { rows } = await sql<{ name: string }>`
      select item_name as name from orders.order_line where import_id = ${corrected.importId} order by ordered_at`.execute(
      database.db,
    );
    expect(rows.map(({ name }) => name)).toEqual(['=mould', 'coil']);
  });

  it('can be listed a page at a time and by reason', async () => {
    const rows = Array.from({ length: 30 }, (_, index) =>
      index % 2 === 0 ? `L,2024-99-01,1` : `L,2024-03-01,x`,
    );
    const { importId } = await anImport(database, {
      content: `customer,date,amount\n${rows.join('\n')}\n`,
      mapping: { customer: 'customerNumber', date: 'orderedAt', amount: 'lineAmount' },
      options: { dateFormats: { date: 'yyyy-M-d' } },
    });
    await runToEnd(database, importId);
    const list = (query: { limit: number; cursor?: string; code?: string }) =>
      database.act(admin, (ctx) => listLeftOutRows(ctx, importId, query));

    const first = await list({ limit: 20 });
    const second = await list({ limit: 20, cursor: first.nextCursor ?? '' });
    const dates = await list({ limit: 50, code: 'not-a-date' });

    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 10, null]);
    expect(dates.items).toHaveLength(15);
  });
});

describe('taking back', () => {
  it('removes the lines and the customers of the import, and leaves all else', async () => {
    const before = [await count('orders.order_line'), await count('parties.party')];
    const { importId } = await anImport(database, { content: sales(200) });
    await runToEnd(database, importId);

    await database.act(admin, (ctx) => revertImport(ctx, importId));
    await database.settle();

    const reverted = await look(importId);
    expect(reverted).toMatchObject({
      state: 'reverted',
      reversal: { removedLines: 200, removedCustomers: 50, keptCustomers: 0 },
    });
    expect([await count('orders.order_line'), await count('parties.party')]).toEqual(before);
  });

  it('keeps customers somebody has written down or planned something about', async () => {
    const { importId } = await anImport(database, { content: sales(200) });
    await runToEnd(database, importId);
    const { rows } = await sql<{ partyId: string }>`
      select party_id as "partyId" from parties.party where import_id = ${importId} order by number limit 2`.execute(
      database.db,
    );
    const [noted = '', cared = ''] = rows.map(({ partyId }) => partyId);
    await database.act(admin, (ctx) => addNote(ctx, { partyId: noted, text: 'prefers to come on Mondays' }));
    const reason = { kind: 'asked-for', values: { why: 'wants a call' } } as const;
    await database.act(admin, (ctx) => createCareTask(ctx, { partyId: cared, reason }));

    await database.act(admin, (ctx) => revertImport(ctx, importId));
    await database.settle();

    expect((await look(importId)).reversal).toMatchObject({ removedCustomers: 48, keptCustomers: 2 });
  });

  it('keeps customers another import has sales of', async () => {
    const content = sales(100);
    const first = await anImport(database, { content });
    await runToEnd(database, first.importId);
    const second = await anImport(database, { content: content.replaceAll('2024-03', '2024-04') });
    await runToEnd(database, second.importId);

    await database.act(admin, (ctx) => revertImport(ctx, first.importId));
    await database.settle();

    expect((await look(first.importId)).reversal).toMatchObject({
      removedLines: 100,
      removedCustomers: 0,
      keptCustomers: 50,
    });
  });
});

describe('customers', () => {
  const content = [
    '客户编号,姓名,手机,生日,性别,标签',
    'K-1,陈桂芳,138 0013 5521,1950-03-04,女,助听器;双耳',
    'K-2,李国强,139 0013 5522,1948-01-02,男,',
    'K-3,,139 0013 5523,1960-01-02,男,',
    'K-4,赵德厚,13900,1945-05-06,不知道,',
  ].join('\n');

  it('are added, found again by their number, and updated', async () => {
    const { importId } = await anImport(database, { kind: 'customers', name: '客户.csv', content });
    const done = await runToEnd(database, importId);
    expect(done.counts).toMatchObject({ read: 4, created: 2, rejected: 2 });
    expect(Object.keys(done.counts.rejectedByReason).sort()).toEqual(['name-missing', 'unknown-word']);

    const changed = content.replace('138 0013 5521', '138 0013 9999').replace('K-3,,', 'K-3,李敏,');
    const second = await anImport(database, { kind: 'customers', name: '客户.csv', content: changed });
    const again = await runToEnd(database, second.importId);

    expect(again.counts).toMatchObject({ read: 4, created: 1, updated: 1, unchanged: 1, rejected: 1 });
    expect(isAccountedFor(again.counts)).toBe(true);
  });

  it('that are probably here already are set aside, not doubled', async () => {
    const first = await anImport(database, {
      kind: 'customers',
      content: '姓名,手机,生日\n吴淑贞,138 0013 7777,1955-01-01\n',
    });
    await runToEnd(database, first.importId);

    const second = await anImport(database, {
      kind: 'customers',
      content: '姓名,手机,生日,城市\n吴淑贞,138 0013 7777,1955-01-01,广州\n',
    });
    const done = await runToEnd(database, second.importId);

    expect(done.counts).toMatchObject({ read: 1, created: 0, skipped: 1, possibleDuplicates: 1 });
    const { items } = await database.act(admin, (ctx) => listLeftOutRows(ctx, second.importId, { limit: 5 }));
    expect(items[0]?.reasons[0]?.code).toBe('possible-duplicate');
  });

  it('become as they were when an update is taken back', async () => {
    const nameOf = async () => {
      const { rows } = await sql<{ name: string }>`
        select display_name as name from parties.party p join parties.identity i using (party_id)
        where i.kind = 'external:import' and i.value = 'V-1'`.execute(database.db);
      return rows[0]?.name;
    };
    const first = await anImport(database, { kind: 'customers', content: '客户编号,姓名\nV-1,何秀英\n' });
    await runToEnd(database, first.importId);
    const second = await anImport(database, { kind: 'customers', content: '客户编号,姓名\nV-1,何秀华\n' });
    await runToEnd(database, second.importId);
    expect(await nameOf()).toBe('何秀华');

    await database.act(admin, (ctx) => revertImport(ctx, second.importId));
    await database.settle();

    expect((await look(second.importId)).reversal).toMatchObject({ restoredCustomers: 1 });
    expect(await nameOf()).toBe('何秀英');
  });
});

describe('contents of a file', () => {
  it('are not shown to roles without telephones, except in files of their own', async () => {
    const analyst = actorWithRole('analyst', { actorId: '01890000-0000-7000-8000-0000000000a2' });
    const content = '姓名,手机\n吴家豪,0912 345 678\n';
    const foreign = await anImport(database, { kind: 'customers', content });
    const own = await anImport(database, {
      kind: 'customers',
      content: `${content}林小梅,0912 345 679\n`,
      who: analyst,
    });
    const asAnalyst = <T>(work: (ctx: ActionContext) => Promise<T>) => database.act(analyst, work);

    const seen = await asAnalyst((ctx) => getImport(ctx, foreign.importId));
    expect(seen.columns.map(({ samples }) => samples)).toEqual([[], []]);
    for (const look of [previewImport, downloadErrorFile]) {
      await expect(asAnalyst(async (ctx) => void (await look(ctx, foreign.importId)))).rejects.toMatchObject({
        problem: { code: 'import-contents-not-visible' },
      });
    }
    await expect(
      asAnalyst((ctx) => listLeftOutRows(ctx, foreign.importId, { limit: 5 })),
    ).rejects.toMatchObject({
      problem: { code: 'import-contents-not-visible' },
    });
    expect((await asAnalyst((ctx) => previewImport(ctx, own.importId))).rowCount).toBe(2);
  });
});

describe('uploaded files', () => {
  it('go with their rejected rows a month after the end, and unused ones after a week', async () => {
    const later = await testDatabase();
    const done = await anImport(later, { content: `${sales(5)}x,y,z,a,b,c\n` });
    await runToEnd(later, done.importId);
    const draft = await anImport(later, { content: sales(5) });
    const { filesFolder } = await later.platform.settings();
    const tidy = async () =>
      tidyUploadsJob.run(
        {
          ...(await jobContext()),
          db: later.db,
          clock: later.clock,
          settings: await later.platform.settings(),
        },
        {},
      );
    const stored = async () => (await readdir(uploadFolder(filesFolder))).sort();

    later.clock.moveTo('2026-03-12T09:00:00.000Z');
    await tidy();
    expect(await stored()).toEqual([done.importId]);
    later.clock.moveTo('2026-04-12T09:00:00.000Z');
    await tidy();

    expect(await stored()).toEqual([]);
    const { items } = await later.act(admin, (ctx) => listLeftOutRows(ctx, done.importId, { limit: 5 }));
    expect(items).toEqual([]);
    expect((await later.act(admin, (ctx) => getImport(ctx, done.importId))).counts.rejected).toBe(1);
    await expect(later.act(admin, (ctx) => startImport(ctx, draft.importId, false))).rejects.toMatchObject({
      problem: { code: 'import-file-gone' },
    });
    await later.drop();
  });
});

describe('the list of imports', () => {
  it('comes newest first, a page at a time', async () => {
    for (let index = 0; index < 6; index += 1) await anImport(database, { content: sales(1) });

    const first = await database.act(admin, (ctx) => listImports(ctx, { limit: 3 }));
    const second = await database.act(admin, (ctx) =>
      listImports(ctx, { limit: 3, cursor: first.nextCursor ?? '' }),
    );

    const shown = [...first.items, ...second.items].map(({ importId }) => importId);
    expect(new Set(shown).size).toBe(6);
    expect([...shown].sort().reverse()).toEqual(shown);
  });
});

/** As a disk or a person may do to a file after it was uploaded. */
async function cutStoredFile(importId: string, bytes: number): Promise<void> {
  const { filesFolder } = await database.platform.settings();
  const file = uploadPath(filesFolder, importId);
  await truncate(file, (await stat(file)).size - bytes);
}

/** What a worker gives a job, with the hands of the test on its transactions. */
async function jobContext(): Promise<JobContext> {
  const { platform, clock } = database;
  return {
    db: platform.database.db,
    actor: systemActor,
    clock,
    settings: await platform.settings(),
    log: platform.log,
    signal: new AbortController().signal,
    newId: () => crypto.randomUUID(),
    inTransaction: (work) => database.act(admin, work),
  };
}

/** Runs as a worker does that dies outright after some batches: nothing is settled, nothing is said. */
async function killedAfterBatches(importId: string, batches: number): Promise<void> {
  const job = await jobContext();
  let done = 0;
  await runInBackground(
    {
      ...job,
      inTransaction: (work) => {
        done += 1;
        if (done > batches) return Promise.reject(Object.assign(new Error('killed'), { code: '57P01' }));
        return job.inTransaction(work);
      },
    },
    { importId },
  );
}

async function runAndDoAfterFirstBatch(importId: string, act: () => Promise<unknown>): Promise<void> {
  const job = await jobContext();
  let done = 0;
  await runInBackground(
    {
      ...job,
      inTransaction: async (work) => {
        done += 1;
        if (done === 2) await act();
        return job.inTransaction(work);
      },
    },
    { importId },
  );
}
