import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, dateInZone } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { listPurchaseDays } from '../actions/list-purchase-days.ts';
import { recordTransactions } from '../actions/record-transactions.ts';
import { type ClockWindow, customerClock } from '../domain/customer-clock.ts';
import { netRefunds } from '../domain/net-refunds.ts';
import { type PurchaseDay, purchaseDays } from '../domain/purchase-days.ts';
import type { TransactionRow } from '../domain/transaction-row.ts';
import { streamCustomerClocks } from './customer-clocks.ts';
import { listLedger } from './ledger-queries.ts';
import { streamPurchaseHistories, sumPurchases } from './purchase-histories.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const timeZone = 'Asia/Shanghai';
const currency = 'CNY';

const record = (source: string, rows: readonly TransactionRow[]) =>
  database.act('administrator', (ctx) =>
    recordTransactions(ctx, rows, { source, orderedZone: timeZone, createUnknownCustomers: true }),
  );

/** The clocks row by row, by customer. */
async function clocksOf(window: ClockWindow, batchSize?: number) {
  const clocks = new Map<string, ReturnType<typeof customerClock>>();
  await database.act('administrator', async ({ db }) => {
    for await (const batch of streamCustomerClocks(db, { ...window, timeZone, currency, batchSize })) {
      for (const [index, partyId] of batch.partyIds.entries()) {
        const at = (column: ArrayLike<number>) => column[index] ?? Number.NaN;
        clocks.set(partyId, {
          firstPurchaseOn: batch.firstPurchaseOn[index] ?? '',
          repeatPurchases: at(batch.repeatPurchases),
          recencyDays: at(batch.recencyDays),
          ageDays: at(batch.ageDays),
          meanRepeatValueMinor: at(batch.meanRepeatValueMinor),
          totalMinor: at(batch.totalMinor),
          holdoutRepeats: at(batch.holdoutRepeats),
          holdoutMinor: at(batch.holdoutMinor),
        });
      }
    }
  });
  return clocks;
}

async function forgetLines(db: Database) {
  await sql`truncate orders.order_line`.execute(db);
}

describe('customer clocks of everybody from one pass (S1-5)', () => {
  it('agree with the rules for one customer, whatever was bought and given back', async () => {
    const window = { calibrationEndOn: '2026-01-20', observationEndOn: '2026-02-05' };
    await fc.assert(
      fc.asyncProperty(sales, async (rows) => {
        await forgetLines(database.db);
        await record('random', rows);

        const clocks = await clocksOf(window, 2);

        expect(clocks).toEqual(await clocksByRule(window));
      }),
      { numRuns: 40 },
    );
  });

  it('give the days of each customer as the rules do', async () => {
    await fc.assert(
      fc.asyncProperty(sales, async (rows) => {
        await forgetLines(database.db);
        await record('random', rows);
        const histories = new Map<string, PurchaseDay[]>();

        await database.act('administrator', async ({ db }) => {
          const options = { timeZone, currency, untilOn: '2026-12-31', batchSize: 3 };
          for await (const { partyIds, counts, days, amountsMinor } of streamPurchaseHistories(db, options)) {
            let entry = 0;
            for (const [index, partyId] of partyIds.entries()) {
              const own: PurchaseDay[] = [];
              for (const end = entry + (counts[index] ?? 0); entry < end; entry++) {
                const purchasedOn = new Date((days[entry] ?? 0) * 86_400_000).toISOString().slice(0, 10);
                own.push({ purchasedOn, currency, amountMinor: amountsMinor[entry] ?? 0, costMinor: null });
              }
              histories.set(partyId, own);
            }
          }
        });

        for (const partyId of await buyers()) {
          const days = await listPurchaseDays(database.db, partyId, timeZone);
          expect(histories.get(partyId) ?? []).toEqual(days.filter((day) => day.currency === currency));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('count a purchase late in the evening on the day it had in the zone of the business', async () => {
    await forgetLines(database.db);
    await record('evening', [
      aSale({ orderedAt: '2026-01-05T15:59:59.999Z' }),
      aSale({ orderedAt: '2026-01-05T16:00:00Z' }),
    ]);

    const [clock] = (
      await clocksOf({ calibrationEndOn: '2026-01-06', observationEndOn: '2026-01-06' })
    ).values();

    expect(clock).toMatchObject({ firstPurchaseOn: '2026-01-05', repeatPurchases: 1, recencyDays: 1 });
  });

  it('tell what the revenue was, how much of it has a known cost, and who bought in other money only', async () => {
    await forgetLines(database.db);
    await record('sums', [
      aSale({ amountMinor: 100, costMinor: 40 }),
      aSale({ amountMinor: 50, itemCode: 'B-2' }),
      aSale({ customerNumber: 'abroad', currency: 'TWD' }),
      aSale({ customerNumber: 'both', currency: 'TWD' }),
      aSale({ customerNumber: 'both', amountMinor: 7 }),
    ]);

    expect(await sumPurchases(database.db, currency)).toEqual({
      revenueMinor: 157,
      costedRevenueMinor: 100,
      costMinor: 40,
      otherCurrencyCustomers: 1,
    });
  });
});

describe('the CDNOW sample', () => {
  const file = path.join(
    process.env.PERENNIAL_SHARED_DATA ?? path.resolve(import.meta.dirname, '../../../../shared/data'),
    'cdnow_sample.txt',
  );
  if (!existsSync(file)) console.info(`skipped: CDNOW counts, because ${path.basename(file)} is not there`);

  it.skipIf(!existsSync(file))(
    'has 2,357 customers, 2,457 repeat purchases in 39 weeks and 1,882 in the next 39',
    async () => {
      await forgetLines(database.db);
      const rows = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line, index) => {
          const [, customerNumber, date = '', quantity, amount] = line.trim().split(/\s+/);
          const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
          return aSale({
            rowNumber: index + 1,
            customerNumber,
            orderedAt: `${day}T00:00:00+08:00`,
            itemCode: null,
            quantity: Number(quantity),
            amountMinor: Math.round(Number(amount) * 100),
          });
        });
      const outcome = await record('cdnow', rows);

      const clocks = await clocksOf({ calibrationEndOn: '1997-09-30', observationEndOn: '1998-06-30' });
      const all = [...clocks.values()].flatMap((clock) => clock ?? []);

      expect(outcome).toMatchObject({ rows: 6_919, created: 6_919, newCustomers: 2_357 });
      expect(all).toHaveLength(2_357);
      expect(sum(all.map(({ repeatPurchases }) => repeatPurchases))).toBe(2_457);
      expect(sum(all.map(({ holdoutRepeats }) => holdoutRepeats))).toBe(1_882);
      expect(all.filter(({ repeatPurchases }) => repeatPurchases > 0)).toHaveLength(946);
    },
  );
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function aSale(given: Partial<TransactionRow> = {}): TransactionRow {
  return {
    rowNumber: 1,
    customerNumber: '1',
    orderedAt: '2026-01-05T02:00:00Z',
    itemCode: 'A-1',
    quantity: 1,
    amountMinor: 1_000,
    currency,
    ...given,
  };
}

async function buyers(): Promise<string[]> {
  const { rows } = await sql<{ partyId: string }>`
    select distinct party_id as "partyId" from orders.order_line`.execute(database.db);
  return rows.map(({ partyId }) => partyId);
}

async function clocksByRule(window: ClockWindow) {
  const clocks = new Map<string, ReturnType<typeof customerClock>>();
  for (const partyId of await buyers()) {
    const ledger = await listLedger(database.db, partyId);
    const { purchases } = netRefunds(ledger.filter((line) => line.currency === currency));
    const days = purchaseDays(purchases, (atMs) => dateInZone(new Date(atMs), timeZone));
    const clock = customerClock(days, window);
    if (clock) clocks.set(partyId, clock);
  }
  return clocks;
}

/** Few customers, items and days, so that refunds meet purchases; some name the order they belong to. */
const sales: fc.Arbitrary<TransactionRow[]> = fc.array(
  fc
    .record({
      customer: fc.integer({ min: 1, max: 3 }),
      hour: fc.integer({ min: 0, max: 24 * 40 }),
      item: fc.constantFrom('A-1', 'B-2', 'POST'),
      units: fc.integer({ min: 0, max: 3 }),
      price: fc.constantFrom(0, 333, 1_000),
      back: fc.boolean(),
      order: fc.constantFrom(null, '1', '2', '3'),
      refunds: fc.constantFrom(null, null, '1', '2'),
      money: fc.constantFrom('CNY', 'CNY', 'CNY', 'TWD'),
    })
    .map(({ customer, hour, item, units, price, back, order, refunds, money }) =>
      aSale({
        rowNumber: 1,
        customerNumber: String(customer),
        orderedAt: new Date(Date.UTC(2026, 0, 1) + hour * 3_600_000).toISOString(),
        itemCode: item,
        quantity: back ? -units : units,
        amountMinor: (back ? -1 : 1) * (units || 1) * price,
        orderNumber: order,
        refundsOrderNumber: back ? refunds : null,
        currency: money,
      }),
    ),
  { minLength: 1, maxLength: 30 },
);
