import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork } from '#modules/timeline/testing';
import type { Actor } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { type Purchase, stockRoutes } from '../contract/index.ts';
import { aPart } from '../testing/index.ts';
import { moveStock, setReorderPoint } from './move-stock.ts';
import { closeOrder, orderParts, receiveOrder } from './purchase-parts.ts';
import { listMovements, listParts, showPart } from './show-parts.ts';
import { listPurchases, listSuppliers, showPurchase } from './show-purchases.ts';

const code = (problem: string) => ({ problem: { code: problem } });

describe('orders of parts (S3-36)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let here: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    [here = ''] = place.zhouTing.branchIds;
  });
  beforeEach(() => database.clock.moveTo('2026-03-02T02:00:00.000Z'));
  afterAll(() => database.drop());

  const part = (given: Partial<Parameters<typeof aPart>[1]> = {}) =>
    database.act('administrator', (ctx) => aPart(ctx, { branchId: here, supplier: '和声配件', ...given }));
  const order = (
    lines: { partId: string; quantity: number }[],
    given: object = {},
    who: Actor = place.zhouTing,
  ) =>
    database.act(who, (ctx) =>
      orderParts(
        ctx,
        stockRoutes.orderParts.body.parse({ branchId: here, supplier: '和声配件', lines, ...given }),
      ),
    );
  const receive = (
    { orderId, revision }: Pick<Purchase, 'orderId' | 'revision'>,
    lines: { partId: string; quantity: number }[],
  ) => database.act(place.zhouTing, (ctx) => receiveOrder(ctx, { orderId, revision, lines, note: '' }));
  const at = async (partId: string) => {
    const shown = await database.act('administrator', (ctx) => showPart(ctx, partId));
    const stock = shown.stock.find(({ branchId }) => branchId === here);
    if (!stock) throw new Error('every branch is shown');
    return stock;
  };
  const move = (partId: string, kind: 'ordered' | 'received', quantity: number) =>
    database.act(place.zhouTing, (ctx) =>
      moveStock(ctx, { partId, branchId: here, kind, quantity, note: '' }),
    );

  it('go from the reorder point to the supplier and into stock; what has not come stays on order', async () => {
    const { partId } = await part({ onHand: 2, leadDays: 7, unitCostMinor: 3_000 });
    const other = await part({ onHand: 9, leadDays: 10 });
    await database.act(place.annLee, (ctx) =>
      setReorderPoint(ctx, { partId, branchId: here, reorderPoint: 4 }),
    );
    const low = await database.act(place.zhouTing, (ctx) =>
      listParts(ctx, { branchId: here, show: 'low', limit: 200 }),
    );
    const suggested = low.items.find((item) => item.partId === partId);
    expect(suggested).toMatchObject({ orderQuantity: 3, supplier: '和声配件' });

    const placed = await order([
      { partId, quantity: suggested?.orderQuantity ?? 0 },
      { partId: other.partId, quantity: 5 },
    ]);

    expect(placed).toMatchObject({
      number: expect.stringMatching(/^P-\d{6}$/),
      expectedOn: '2026-03-12',
      daysLate: 0,
      lines: [{ partId, outstanding: 3, unitCostMinor: 3_000 }, { outstanding: 5 }],
    });
    expect(await at(partId)).toMatchObject({ onHand: 2, ordered: 3, isLow: false });

    const some = await receive(placed, [{ partId, quantity: 1 }]);

    expect(some).toMatchObject({
      closedAt: null,
      lines: [{ received: 1, outstanding: 2 }, { outstanding: 5 }],
    });
    expect(await at(partId)).toMatchObject({ onHand: 3, ordered: 2 });
    await expect(receive(placed, [{ partId, quantity: 2 }])).rejects.toMatchObject(
      code('parts-order-changed'),
    );

    const all = await receive(some, [
      { partId, quantity: 2 },
      { partId: other.partId, quantity: 6 },
    ]);

    expect(all).toMatchObject({ closedAt: expect.any(String), lines: [{ received: 3 }, { received: 5 }] });
    expect(await at(partId)).toMatchObject({ onHand: 5, ordered: 0 });
    expect(await at(other.partId)).toMatchObject({ onHand: 15, ordered: 0 });
    const told = await database.act(place.zhouTing, (ctx) =>
      listMovements(ctx, { partId, branchId: here, limit: 10 }),
    );
    expect(told.items.map(({ kind, reference }) => [kind, reference])).toEqual([
      ['received', placed.number],
      ['received', placed.number],
      ['ordered', placed.number],
      ['received', null],
    ]);
    await expect(receive(all, [{ partId, quantity: 1 }])).rejects.toMatchObject(
      code('stock-step-impossible'),
    );
  });

  it('are late after the expected day, and closed when the rest does not come any more', async () => {
    const { partId } = await part();
    const placed = await order([{ partId, quantity: 4 }], { expectedOn: '2026-03-05' });
    const some = await receive(placed, [{ partId, quantity: 1 }]);
    const list = async (state: 'open' | 'late' | 'closed') =>
      (
        await database.act(place.zhouTing, (ctx) => listPurchases(ctx, { branchId: here, state, limit: 200 }))
      ).items.map(({ orderId }) => orderId);
    expect(await list('late')).not.toContain(placed.orderId);
    database.clock.moveTo('2026-03-08T02:00:00.000Z');

    expect(await list('late')).toContain(placed.orderId);
    expect(await database.act(place.zhouTing, (ctx) => showPurchase(ctx, placed.orderId))).toMatchObject({
      daysLate: 3,
    });

    const { orderId, revision } = some;
    const closed = await database.act(place.zhouTing, (ctx) =>
      closeOrder(ctx, { orderId, revision, note: '停产' }),
    );

    expect(closed).toMatchObject({ daysLate: 0, lines: [{ received: 1, cancelled: 3, outstanding: 0 }] });
    expect(await at(partId)).toMatchObject({ onHand: 1, ordered: 0 });
    expect(await list('open')).not.toContain(orderId);
    expect(await list('closed')).toContain(orderId);
  });

  it('are fulfilled oldest first by what arrives without its order being named', async () => {
    const { partId } = await part();
    const first = await order([{ partId, quantity: 2 }]);
    database.clock.moveTo('2026-03-03T02:00:00.000Z');
    await move(partId, 'ordered', 3);

    await move(partId, 'received', 4);

    const shown = await database.act(place.zhouTing, (ctx) => showPurchase(ctx, first.orderId));
    expect(shown.closedAt).not.toBeNull();
    expect(await at(partId)).toMatchObject({ onHand: 4, ordered: 1 });
    const { items } = await database.act(place.zhouTing, (ctx) =>
      listPurchases(ctx, { branchId: here, state: 'open', limit: 1 }),
    );
    expect(items).toMatchObject([{ supplier: '和声配件', lines: [{ partId, received: 2, outstanding: 1 }] }]);
  });

  it('are received once, whoever says so at the same time', async () => {
    const { partId } = await part();
    const placed = await order([{ partId, quantity: 4 }]);

    const outcomes = await Promise.allSettled([
      receive(placed, [{ partId, quantity: 4 }]),
      receive(placed, [{ partId, quantity: 4 }]),
      move(partId, 'received', 1),
    ]);

    const received = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(received).toBeGreaterThanOrEqual(1);
    const { onHand, ordered } = await at(partId);
    expect([1, 5]).toContain(onHand);
    expect(ordered).toBe(onHand === 5 ? 0 : 3);
  });

  it('are refused with all that is wrong, and for a branch that is not ours', async () => {
    const gone = await part({ discontinuedOn: '2026-01-01', lastOrderOn: '2026-02-01' });
    const { partId } = await part();
    const lines = [
      { partId: gone.partId, quantity: 1 },
      { partId, quantity: 1 },
      { partId, quantity: 2 },
      { partId: here, quantity: 1 },
    ];

    await expect(order(lines)).rejects.toThrow(
      /line 1: .*2026-02-01; line 3: .*already; line 4: there is no such part/,
    );
    await expect(order([{ partId, quantity: 1 }], {}, place.elsewhere)).rejects.toMatchObject(
      code('not-found'),
    );
    expect(await at(partId)).toMatchObject({ ordered: 0 });
  });

  it('name the suppliers that parts have', async () => {
    await part();

    expect((await database.act(place.zhouTing, listSuppliers)).items).toContain('和声配件');
  });
});
