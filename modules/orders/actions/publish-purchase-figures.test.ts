import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aParty } from '#modules/parties/testing';
import { type TestDatabase, testDatabase } from '#test-kit';
import { anOrder, aRefund } from '../testing/index.ts';
import { finishTransactionImport, revertTransactionImport } from './finish-import.ts';
import { recordTransactions } from './record-transactions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

async function figuresOf(partyId: string) {
  const { rows } = await sql`
    select first_purchase_on as "firstOn", last_purchase_on as "lastOn", purchase_count as count,
           spend_minor as "spendMinor", currency
      from parties.figure where party_id = ${partyId}`.execute(database.db);
  return rows[0];
}

describe('what the lists of customers show of purchases', () => {
  it('is up to date with each order and each refund', async () => {
    const { partyId } = await database.act('administrator', (ctx) => aParty(ctx));
    const at = (orderedAt: string) =>
      database.act('administrator', (ctx) => anOrder(ctx, { partyId, orderedAt }));

    await at('2026-01-05T02:00:00Z');
    const { order } = await at('2026-02-05T02:00:00Z');

    expect(await figuresOf(partyId)).toEqual({
      firstOn: '2026-01-05',
      lastOn: '2026-02-05',
      count: 2,
      spendMinor: 12_000,
      currency: 'CNY',
    });
    await database.act('administrator', (ctx) => aRefund(ctx, order));
    expect(await figuresOf(partyId)).toMatchObject({ lastOn: '2026-01-05', count: 1, spendMinor: 6_000 });
  });

  it('follows an import when it has ended, and its reversal', async () => {
    const { partyId } = await database.act('administrator', (ctx) => aParty(ctx));
    const importId = globalThis.crypto.randomUUID();
    const row = {
      rowNumber: 1,
      partyId,
      orderedAt: '2026-01-05T02:00:00Z',
      quantity: 1,
      amountMinor: 700,
      currency: 'CNY',
    };
    const outcome = await database.act('administrator', (ctx) =>
      recordTransactions(ctx, [row], { source: 'file', orderedZone: 'UTC', importId }),
    );

    await database.act('administrator', (ctx) =>
      finishTransactionImport(ctx, importId, { ...outcome, rejected: 0 }),
    );
    await database.settle();

    expect(await figuresOf(partyId)).toMatchObject({ count: 1, spendMinor: 700 });
    await database.act('administrator', (ctx) => revertTransactionImport(ctx, importId));
    await database.settle();
    expect(await figuresOf(partyId)).toMatchObject({ firstOn: null, count: 0, spendMinor: 0 });
  });
});
