import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOfferItem } from '#modules/catalogue/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import type { TransactionRow } from '../domain/transaction-row.ts';
import { finishTransactionImport, revertTransactionImport } from './finish-import.ts';
import { MOST_ROWS_A_BATCH, type RecordOptions, recordTransactions } from './record-transactions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

let lastSource = 0;
/** Each test has a source of its own, so that its customers and lines are its own too. */
const aSource = () => `till ${++lastSource}`;
const newId = () => globalThis.crypto.randomUUID();

function aRow(given: Partial<TransactionRow> = {}): TransactionRow {
  return {
    rowNumber: 1,
    customerNumber: '17850',
    orderNumber: '536365',
    orderedAt: '2026-01-05T10:26:00+08:00',
    itemCode: '85123A',
    itemName: '电池',
    quantity: 6,
    amountMinor: 1530,
    currency: 'CNY',
    ...given,
  };
}

const record = (source: string, rows: readonly TransactionRow[], options: Partial<RecordOptions> = {}) =>
  database.act('administrator', (ctx) =>
    recordTransactions(ctx, rows, {
      source,
      orderedZone: 'Asia/Shanghai',
      createUnknownCustomers: true,
      ...options,
    }),
  );

async function linesOf(source: string) {
  const { rows } = await sql<{ occurrence: number; kind: string; amountMinor: number; importId: string }>`
    select occurrence, kind, amount_minor as "amountMinor", import_id as "importId", ordered_at as "orderedAt",
           ordered_zone as "orderedZone", order_id as "orderId", offer_item_id as "offerItemId", party_id as "partyId"
      from orders.order_line where source = ${source} order by order_number, item_code, occurrence`.execute(
    database.db,
  );
  return rows;
}

describe('recording sales (S1-31, S1-46)', () => {
  it('records a line under the customer with that number, opening a file for a number nobody holds', async () => {
    const source = aSource();

    const outcome = await record(source, [aRow(), aRow({ itemCode: '71053', rowNumber: 2 })]);

    expect(outcome).toMatchObject({ rows: 2, created: 2, newCustomers: 1, kinds: { purchase: 2 } });
    expect(await linesOf(source)).toMatchObject([
      { orderedAt: '2026-01-05T02:26:00.000Z', orderedZone: 'Asia/Shanghai', occurrence: 1 },
      { occurrence: 1 },
    ]);
  });

  it('changes nothing when the same rows come again, in another import and through another door', async () => {
    const source = aSource();
    const rows = [aRow(), aRow({ itemCode: '71053' }), aRow({ customerNumber: '13047' })];
    await record(source, rows, { importId: newId() });

    const again = await record(source, rows, { importId: newId() });
    const throughApi = await record(source, rows);

    expect(again).toMatchObject({ created: 0, unchanged: 3, newCustomers: 0 });
    expect(throughApi).toMatchObject({ created: 0, unchanged: 3 });
    expect(await linesOf(source)).toHaveLength(3);
  });

  it('keeps repeated lines as further occurrences and counts them', async () => {
    const source = aSource();

    const outcome = await record(source, [aRow(), aRow(), aRow()]);

    expect(outcome).toMatchObject({ created: 3, repeated: 2 });
    expect((await linesOf(source)).map(({ occurrence }) => occurrence)).toEqual([1, 2, 3]);
  });

  it('leaves repeated lines out when told to, also those of an earlier batch of the same import', async () => {
    const source = aSource();
    const options = { importId: newId(), repeatedLines: 'skip' } as const;

    const first = await record(source, [aRow(), aRow()], options);
    const second = await record(source, [aRow(), aRow({ itemCode: '71053' })], options);

    expect(first).toMatchObject({ created: 1, skipped: 1, repeated: 1 });
    expect(second).toMatchObject({ created: 1, skipped: 1, repeated: 1, unchanged: 0 });
  });

  it('numbers equal lines on across the batches of one import', async () => {
    const source = aSource();
    const options = { importId: newId() };

    await record(source, [aRow(), aRow()], options);
    const second = await record(source, [aRow()], options);

    expect(second).toMatchObject({ created: 1, repeated: 1 });
    expect((await linesOf(source)).map(({ occurrence }) => occurrence)).toEqual([1, 2, 3]);
  });

  it('knows all equal lines again when they fall into other batches the next time', async () => {
    const source = aSource();
    await record(source, [aRow(), aRow(), aRow()], { importId: newId() });
    const options = { importId: newId() };

    const outcomes = [
      await record(source, [aRow()], options),
      await record(source, [aRow(), aRow()], options),
      await record(source, [aRow()], options),
    ];

    expect(outcomes).toMatchObject([
      { created: 0, unchanged: 1, repeated: 0 },
      { created: 0, unchanged: 2, repeated: 2 },
      { created: 1, unchanged: 0, repeated: 1 },
    ]);
    expect(await linesOf(source)).toHaveLength(4);
  });

  it('keeps sales to nobody in particular apart, with their own repeats', async () => {
    const source = aSource();
    const rows = [aRow({ customerNumber: null }), aRow({ customerNumber: ' ' }), aRow()];

    const first = await record(source, rows, { importId: newId() });
    const second = await record(source, rows, { importId: newId() });

    expect(first).toMatchObject({ created: 3, anonymous: 2, repeated: 1 });
    expect(second).toMatchObject({ created: 0, unchanged: 3 });
    expect(await linesOf(source)).toHaveLength(1);
  });

  it('rejects rows of unknown customers when it may not open files, and records the others', async () => {
    const source = aSource();
    await record(source, [aRow()]);

    const outcome = await record(source, [aRow({ customerNumber: '999', rowNumber: 7 }), aRow()], {
      createUnknownCustomers: false,
    });

    expect(outcome).toMatchObject({ unchanged: 1, rejectedRows: 1 });
    expect(outcome.rejected).toEqual([
      { rowNumber: 7, field: 'customerNumber', code: 'unknown-customer', value: '999' },
    ]);
  });

  it('tells every fault of every bad row and still records the good ones', async () => {
    const source = aSource();
    const bad = aRow({ rowNumber: 2, orderedAt: 'yesterday', currency: 'yuan' });

    const outcome = await record(source, [aRow(), bad]);

    expect(outcome).toMatchObject({ created: 1, rejectedRows: 1 });
    expect(outcome.rejected.map(({ rowNumber, field }) => [rowNumber, field])).toEqual([
      [2, 'orderedAt'],
      [2, 'currency'],
    ]);
  });

  it('tells cancellations, refunds and postage from purchases', async () => {
    const source = aSource();

    const { kinds } = await record(source, [
      aRow(),
      aRow({ orderNumber: 'C536379', quantity: -1, amountMinor: -255 }),
      aRow({ quantity: -1, amountMinor: -255 }),
      aRow({ itemCode: 'POST', amountMinor: 1800 }),
    ]);

    expect(kinds).toEqual({ purchase: 1, cancellation: 1, refund: 1, adjustment: 1 });
  });

  it('gives the lines of an order one id in whichever batch they come', async () => {
    const source = aSource();
    const options = { importId: newId() };
    await record(source, [aRow()], options);
    await record(source, [aRow({ itemCode: '71053', orderedAt: '2026-01-05T10:27:00+08:00' })], options);

    const ids = (await linesOf(source)).map((line) => (line as unknown as { orderId: string }).orderId);

    expect(new Set(ids).size).toBe(1);
  });

  it('links lines to what is on offer by their code', async () => {
    const source = aSource();
    const item = await database.act('manager', (ctx) => anOfferItem(ctx, { code: 'SOLD-1' }));

    await record(source, [aRow({ itemCode: 'SOLD-1' })]);

    expect(await linesOf(source)).toMatchObject([{ offerItemId: item.offerItemId }]);
  });

  it('keeps letters, tabs and quotes of names as they were written', async () => {
    const source = aSource();
    const itemName = 'a\tb\\n"c"\r\n陈';

    await record(source, [aRow({ itemName })]);

    const { rows } = await sql<{ name: string }>`
      select item_name as name from orders.order_line where source = ${source}`.execute(database.db);
    expect(rows).toEqual([{ name: itemName }]);
  });

  it('takes out only what an import created, and knows what remains when it comes again', async () => {
    const source = aSource();
    const [first, second] = [newId(), newId()];
    await record(source, [aRow()], { importId: first });
    await record(source, [aRow(), aRow(), aRow({ customerNumber: null })], { importId: second });

    const reverted = await database.act('administrator', (ctx) => revertTransactionImport(ctx, first));
    const again = await record(source, [aRow()], { importId: newId() });

    expect(reverted).toEqual({ removed: 1 });
    expect(again).toMatchObject({ created: 0, unchanged: 1 });
    expect(await linesOf(source)).toHaveLength(1);
  });

  it('forgets what only its batches needed when an import ends', async () => {
    const source = aSource();
    const importId = newId();
    await record(source, [aRow(), aRow({ customerNumber: null })]);
    const outcome = await record(source, [aRow(), aRow({ customerNumber: null })], { importId });
    const sightings = async () => {
      const { rows } = await sql<{ n: number }>`
        select (select count(*) from orders.import_sighting where import_id = ${importId})
             + (select count(*) from orders.anonymous_sighting where import_id = ${importId}) as n`.execute(
        database.db,
      );
      return rows[0]?.n;
    };
    expect(await sightings()).toBe(2);

    await database.act('administrator', (ctx) =>
      finishTransactionImport(ctx, importId, { ...outcome, rejected: outcome.rejectedRows }),
    );

    expect(await sightings()).toBe(0);
  });

  it('records rows once when two imports bring them at the same time', async () => {
    const source = aSource();
    await record(source, [aRow({ itemCode: 'first' })]);
    const rows = Array.from({ length: 500 }, (_, index) => aRow({ itemCode: `I-${index}` }));

    const outcomes = await Promise.all([
      record(source, rows, { importId: newId() }),
      record(source, rows, { importId: newId() }),
    ]);

    expect(outcomes.map(({ created }) => created).reduce((sum, one) => sum + one)).toBe(500);
    expect(await linesOf(source)).toHaveLength(501);
  });

  it('refuses more rows than a batch may have', async () => {
    const rows = Array.from({ length: MOST_ROWS_A_BATCH + 1 }, () => aRow());

    await expect(record(aSource(), rows)).rejects.toThrow('send them in batches');
  });
});
