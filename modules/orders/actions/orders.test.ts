import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addBranch } from '#modules/access';
import { anOfferItem } from '#modules/catalogue/testing';
import { aParty } from '#modules/parties/testing';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { newOrder } from '../contract/index.ts';
import { anOrder, aRefund } from '../testing/index.ts';
import { getOrder, listOrders } from './list-orders.ts';
import { listRefunds } from './list-refunds.ts';
import { recordOrder } from './record-order.ts';
import { recordTransactions } from './record-transactions.ts';
import { summariseAnonymousSales } from './summarise-anonymous-sales.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());

const aCustomer = () => database.act('administrator', (ctx) => aParty(ctx));
const asAdministrator: <T>(work: Parameters<typeof database.act<T>>[1]) => Promise<T> = (work) =>
  database.act('administrator', work);

describe('recording an order at the desk', () => {
  it('takes name, price and cost from the offer, now, in the money of the business', async () => {
    const { partyId } = await aCustomer();
    const item = await asAdministrator((ctx) => anOfferItem(ctx, { priceMinor: 12_500, costMinor: 5_000 }));

    const { order, created } = await asAdministrator((ctx) =>
      recordOrder(ctx, newOrder.parse({ partyId, lines: [{ offerItemId: item.offerItemId, quantity: 2 }] })),
    );

    expect(created).toBe(1);
    expect(order).toMatchObject({
      orderedAt: '2026-03-02T09:00:00.000Z',
      orderedZone: 'Asia/Shanghai',
      orderNumber: expect.stringMatching(/^S-\d{6}$/),
      currency: 'CNY',
      totalMinor: 25_000,
      lines: [
        {
          itemCode: item.code,
          itemName: item.name,
          amountMinor: 25_000,
          costMinor: 10_000,
          staffName: 'a administrator',
        },
      ],
    });
  });

  it('records the same order of a source once', async () => {
    const { partyId } = await aCustomer();
    const order = { partyId, orderNumber: 'A-1', source: 'shop', orderedAt: '2026-02-01T10:00:00Z' };

    const first = await asAdministrator((ctx) => anOrder(ctx, order));
    const again = await asAdministrator((ctx) => anOrder(ctx, order));

    expect([first.created, again.created, again.unchanged]).toEqual([1, 0, 1]);
    expect(again.order.orderId).toBe(first.order.orderId);
  });

  it('names every fault of the lines at once', async () => {
    const { partyId } = await aCustomer();
    const lines = [{ itemName: '清洁' }, { itemName: '耳模', amountMinor: -5 }];

    const recording = asAdministrator((ctx) => recordOrder(ctx, newOrder.parse({ partyId, lines })));

    await expect(recording).rejects.toMatchObject({
      faults: [
        { path: 'body.lines.0.amountMinor', code: 'amount-missing' },
        { path: 'body.lines.1.amountMinor', code: 'wrong-sign' },
      ],
    });
  });

  it('refuses an item that is not on offer', async () => {
    const { partyId } = await aCustomer();

    const recording = asAdministrator((ctx) =>
      recordOrder(ctx, newOrder.parse({ partyId, lines: [{ offerItemId: ctx.newId(), amountMinor: 1 }] })),
    );

    await expect(recording).rejects.toMatchObject({ problem: { code: 'item-not-on-offer' } });
  });

  it('refuses a date beyond tomorrow', async () => {
    const { partyId } = await aCustomer();

    const recording = asAdministrator((ctx) => anOrder(ctx, { partyId, orderedAt: '2027-01-01T00:00:00Z' }));

    await expect(recording).rejects.toMatchObject({
      problem: { code: 'order-lines-rejected' },
      faults: [{ path: 'body.orderedAt', code: 'in-the-future' }],
    });
  });

  it('says there is no such customer to somebody of another branch', async () => {
    const branch = await asAdministrator((ctx) => addBranch(ctx, '越秀店'));
    const { partyId } = await asAdministrator((ctx) => aParty(ctx, { branchId: branch.branchId }));
    const elsewhere = actorWithRole('front-desk', { branchIds: ['01890000-0000-7000-8000-00000000b002'] });

    const attempts = [
      () => database.act(elsewhere, (ctx) => anOrder(ctx, { partyId })),
      () => database.act(elsewhere, (ctx) => listOrders(ctx, partyId, { limit: 5 })),
    ];

    for (const attempt of attempts)
      await expect(attempt()).rejects.toMatchObject({ problem: { code: 'not-found' } });
    const here = actorWithRole('front-desk', { branchIds: [branch.branchId] });
    const { order } = await database.act(here, (ctx) => anOrder(ctx, { partyId }));
    expect(order.branchId).toBe(branch.branchId);
  });
});

describe('orders of a customer', () => {
  it('come latest first, page after page, each once', async () => {
    const { partyId } = await aCustomer();
    for (const day of ['01', '02', '03']) {
      await asAdministrator((ctx) => anOrder(ctx, { partyId, orderedAt: `2026-02-${day}T10:00:00Z` }));
    }
    const pageAfter = (cursor?: string) =>
      asAdministrator((ctx) => listOrders(ctx, partyId, { limit: 2, cursor }));

    const first = await pageAfter();
    const second = await pageAfter(first.nextCursor ?? '');

    expect([...first.items, ...second.items].map(({ orderedAt }) => orderedAt.slice(8, 10))).toEqual([
      '03',
      '02',
      '01',
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('are not found under another customer', async () => {
    const [mine, other] = [await aCustomer(), await aCustomer()];
    const { order } = await asAdministrator((ctx) => anOrder(ctx, { partyId: mine.partyId }));

    const reading = asAdministrator((ctx) => getOrder(ctx, other.partyId, order.orderId));

    await expect(reading).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('giving back', () => {
  it('shows the refund under its line and leaves the rest to be given back', async () => {
    const { partyId } = await aCustomer();
    const { order } = await asAdministrator((ctx) =>
      anOrder(ctx, { partyId, lines: [{ itemCode: 'BAT-312', quantity: 3, amountMinor: 1_000 }] }),
    );

    const after = await asAdministrator((ctx) => aRefund(ctx, order, { quantity: 1, reason: '漏液' }));

    expect(after).toMatchObject({
      totalMinor: 1_000,
      refundedMinor: 333,
      lines: [
        {
          refundedQuantity: 1,
          refunds: [
            {
              how: 'referenced',
              amountMinor: 333,
              reason: '漏液',
              orderNumber: expect.stringMatching(/^R-/),
            },
          ],
        },
      ],
    });
    const { items } = await asAdministrator((ctx) => listOrders(ctx, partyId, { limit: 9 }));
    expect(items).toEqual([after]);
  });

  it('refuses more than remains and says what does', async () => {
    const { partyId } = await aCustomer();
    const { order } = await asAdministrator((ctx) =>
      anOrder(ctx, { partyId, lines: [{ itemCode: 'BAT-312', quantity: 2, amountMinor: 1_000 }] }),
    );
    await asAdministrator((ctx) => aRefund(ctx, order, { quantity: 1 }));

    const tooMuch = asAdministrator((ctx) => aRefund(ctx, order, { quantity: 2 }));

    await expect(tooMuch).rejects.toMatchObject({
      problem: { code: 'refund-exceeds-purchase' },
      context: { remaining: [{ index: 0, quantity: 1, amountMinor: 500 }] },
    });
  });

  it('lets only one of two refunds of the last unit through, sent at once', async () => {
    const { partyId } = await aCustomer();
    const { order } = await asAdministrator((ctx) => anOrder(ctx, { partyId }));

    const outcomes = await Promise.allSettled([
      asAdministrator((ctx) => aRefund(ctx, order)),
      asAdministrator((ctx) => aRefund(ctx, order)),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('gives the same line back twice on one day, as two refunds', async () => {
    const { partyId } = await aCustomer();
    const { order } = await asAdministrator((ctx) =>
      anOrder(ctx, { partyId, lines: [{ itemCode: 'BAT-312', quantity: 2, amountMinor: 1_000 }] }),
    );
    const refundedAt = '2026-03-01T00:00:00Z';

    await asAdministrator((ctx) => aRefund(ctx, order, { quantity: 1, refundedAt }));
    const after = await asAdministrator((ctx) => aRefund(ctx, order, { quantity: 1, refundedAt }));

    expect(after.lines[0]).toMatchObject({ refundedQuantity: 2, refunds: [{}, {}] });
  });
});

describe('the audit of refunds', () => {
  it('names the purchase each refund went to, and those that found none', async () => {
    const source = 'audit till';
    const rows = [
      { itemCode: 'A', quantity: 1, amountMinor: 100, orderNumber: '1', orderedAt: '2026-01-01T00:00:00Z' },
      {
        itemCode: 'A',
        quantity: -1,
        amountMinor: -100,
        orderNumber: 'C2',
        orderedAt: '2026-01-02T00:00:00Z',
      },
      {
        itemCode: 'MOULD-L',
        quantity: -1,
        amountMinor: -70,
        orderNumber: 'C3',
        orderedAt: '2026-01-02T00:00:00Z',
      },
    ].map((row, index) => ({ ...row, rowNumber: index + 1, customerNumber: '9', currency: 'CNY' }));
    await asAdministrator((ctx) =>
      recordTransactions(ctx, rows, { source, orderedZone: 'UTC', createUnknownCustomers: true }),
    );

    const { items } = await asAdministrator((ctx) => listRefunds(ctx, { limit: 200 }));
    const audit = items.filter(({ refund }) => ['C2', 'C3'].includes(refund.orderNumber ?? ''));

    expect(audit).toMatchObject([
      { how: 'latest-earlier', purchase: { orderNumber: '1' }, quantity: 1, amountMinor: 100 },
      { how: 'unmatched', purchase: null, refund: { itemCode: 'MOULD-L' }, paidBackMinor: 70 },
    ]);
    const unmatched = await asAdministrator((ctx) => listRefunds(ctx, { limit: 1, how: 'unmatched' }));
    expect(unmatched.items).toMatchObject([{ refund: { itemCode: 'MOULD-L' } }]);
  });
});

describe('sales without a customer', () => {
  it('are counted by local day, with what the number counts', async () => {
    const rows = ['2025-06-01T15:59:00Z', '2025-06-01T16:01:00Z', '2025-06-02T03:00:00Z'].map(
      (orderedAt, index) => ({
        rowNumber: index + 1,
        orderedAt,
        itemCode: 'A',
        quantity: 1,
        amountMinor: 100 + index,
        currency: 'CNY',
      }),
    );
    await asAdministrator((ctx) => recordTransactions(ctx, rows, { source: 'kiosk', orderedZone: 'UTC' }));

    const summary = await asAdministrator((ctx) =>
      summariseAnonymousSales(ctx, { by: 'day', fromOn: '2025-06-01', toOn: '2025-06-02' }),
    );

    expect(summary).toEqual({
      definition: { n: 3, fromOn: '2025-06-01', toOn: '2025-06-02', timeZone: 'Asia/Shanghai' },
      items: [
        { soldOn: '2025-06-01', branchId: null, currency: 'CNY', lines: 1, amountMinor: 100 },
        { soldOn: '2025-06-02', branchId: null, currency: 'CNY', lines: 2, amountMinor: 203 },
      ],
    });
  });
});
