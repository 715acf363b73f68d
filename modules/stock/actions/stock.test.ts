import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import { eraseParties, runJob } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import { sumMovements } from '../data/balance-queries.ts';
import { aPart } from '../testing/index.ts';
import { changePart } from './keep-parts.ts';
import { listPicks } from './list-picks.ts';
import { countStock, moveStock, setReorderPoint, transferStock } from './move-stock.ts';
import {
  consumeReservation,
  listReservations,
  type Purpose,
  releaseReservation,
  releaseReservationsOf,
  reservePart,
} from './reserve-parts.ts';
import { showStockFigures } from './show-figures.ts';
import { listMovements, listParts, showPart } from './show-parts.ts';
import { stockTimeline } from './stock-timeline.ts';
import { takeWrittenParts } from './take-written-parts.ts';

const NOW = '2026-03-02T02:00:00.000Z';

describe('stock of spare parts (S3-36)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let here: string;
  let there: string;
  let purpose: Purpose;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
    [here = ''] = place.zhouTing.branchIds;
    [there = ''] = place.elsewhere.branchIds;
  });
  beforeEach(async () => {
    database.clock.moveTo(NOW);
    purpose = await aRepair();
  });
  afterAll(() => database.drop());

  const aRepair = async (): Promise<Purpose> => ({
    partyId: await place.aCustomer(),
    kind: 'repair',
    purposeId: await database.act('administrator', async (ctx) => ctx.newId()),
    reference: 'R-000007',
  });
  const part = (given: Partial<Parameters<typeof aPart>[1]> = {}) =>
    database.act('administrator', (ctx) => aPart(ctx, { branchId: here, ...given }));
  const at = async (partId: string, branchId = here) => {
    const shown = await database.act('administrator', (ctx) => showPart(ctx, partId));
    const found = shown.stock.find((one) => one.branchId === branchId);
    if (!found) throw new Error('every branch is shown');
    return found;
  };
  const reserve = (partId: string, quantity: number, who = place.zhouTing, given = purpose) =>
    database.act(who, (ctx) => reservePart(ctx, given, { partId, branchId: here, quantity }));
  const kept = () => database.act(place.zhouTing, (ctx) => listReservations(ctx, purpose));
  const use = async () => {
    const open = (await kept()).find(({ outcome }) => outcome === null);
    await database.act(place.zhouTing, (ctx) => consumeReservation(ctx, purpose, open?.reservationId ?? ''));
  };
  const usedOn = async (partId: string, day: string, quantity: number) => {
    database.clock.moveTo(`${day}T02:00:00.000Z`);
    await reserve(partId, quantity);
    await use();
  };

  it('is the sum of what was received, used, counted and sent', async () => {
    const { partId } = await part({ onHand: 10 });
    await reserve(partId, 3);
    await use();
    await database.act(place.zhouTing, (ctx) =>
      countStock(ctx, { partId, branchId: here, counted: 6, writtenOnHand: 7, reason: 'lost', note: '' }),
    );
    await database.act(place.zhouTing, (ctx) =>
      transferStock(ctx, { partId, fromBranchId: here, toBranchId: there, quantity: 2, note: '' }),
    );
    await database.act(place.zhouTing, (ctx) =>
      moveStock(ctx, { partId, branchId: here, kind: 'returned', quantity: 1, note: '多取了一个' }),
    );

    expect(await at(partId)).toMatchObject({ onHand: 5, reserved: 0, free: 5 });
    expect(await at(partId, there)).toMatchObject({ onHand: 2 });
    const { items } = await database.act(place.zhouTing, (ctx) =>
      listMovements(ctx, { partId, branchId: here, limit: 50 }),
    );
    expect(items.map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ['returned', 1],
      ['sent', -2],
      ['corrected', -1],
      ['used', -3],
      ['received', 10],
    ]);
    expect(await sumMovements(database.db, { branch_id: here, part_id: partId })).toBe(5);
    await database.settle();
  });

  it('keeps reserved parts from everybody else, and gives them free again', async () => {
    const { partId } = await part({ onHand: 2 });
    await reserve(partId, 2);
    expect(await at(partId)).toMatchObject({ onHand: 2, reserved: 2, free: 0 });

    await expect(reserve(partId, 1, place.colleague, await aRepair())).rejects.toMatchObject({
      problem: { code: 'part-not-free' },
    });
    await expect(
      database.act(place.zhouTing, (ctx) =>
        transferStock(ctx, { partId, fromBranchId: here, toBranchId: there, quantity: 1, note: '' }),
      ),
    ).rejects.toMatchObject({ problem: { code: 'part-not-free' } });

    const [first] = await kept();
    await database.act(place.zhouTing, (ctx) => releaseReservation(ctx, purpose, first?.reservationId ?? ''));
    expect(await at(partId)).toMatchObject({ onHand: 2, reserved: 0, free: 2 });
  });

  it('awaits what is not there, asks for it to be ordered, and gives what comes to whoever asked first', async () => {
    const { partId } = await part({ onHand: 1 });
    const wait = (given: Purpose) =>
      database.act(place.zhouTing, (ctx) =>
        reservePart(ctx, given, { partId, branchId: here, quantity: 1, ifNotFree: 'wait' }),
      );
    const [second, third] = [await aRepair(), await aRepair()];
    for (const [index, one] of [purpose, second, third].entries()) {
      database.clock.moveTo(`2026-03-02T02:0${index}:00.000Z`);
      await wait(one);
    }
    const thereFor = () =>
      Promise.all(
        [purpose, second, third].map((one) =>
          database.act(place.zhouTing, async (ctx) => (await listReservations(ctx, one))[0]?.isThere),
        ),
      );
    expect(await thereFor()).toEqual([true, false, false]);
    expect(await at(partId)).toMatchObject({
      onHand: 1,
      reserved: 3,
      free: -2,
      isLow: true,
      orderQuantity: 2,
    });

    await database.act(place.zhouTing, (ctx) =>
      moveStock(ctx, { partId, branchId: here, kind: 'received', quantity: 1, note: '' }),
    );

    expect(await thereFor()).toEqual([true, true, false]);
    await expect(reserve(partId, 1, place.colleague, await aRepair())).rejects.toMatchObject({
      problem: { code: 'part-not-free' },
    });
  });

  it('lists what is to be picked at a branch by number, page by page, for those of the branch', async () => {
    const [second, first] = await Promise.all([
      part({ sku: 'PICK-2', onHand: 1 }),
      part({ sku: 'PICK-1', onHand: 1 }),
    ]);
    await reserve(second.partId, 1);
    await reserve(first.partId, 1);
    await database.act(place.zhouTing, async (ctx) =>
      reservePart(ctx, await aRepair(), {
        partId: first.partId,
        branchId: here,
        quantity: 1,
        ifNotFree: 'wait',
      }),
    );
    const ask = (who: typeof place.zhouTing, cursor?: string) =>
      database.act(who, (ctx) => listPicks(ctx, { branchId: here, limit: 2, cursor }));
    const seen: [string, boolean][] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const { items, nextCursor } = await ask(place.zhouTing, cursor);
      seen.push(...items.map(({ sku, isThere }): [string, boolean] => [sku, isThere]));
      cursor = nextCursor;
    }

    expect(seen.filter(([sku]) => sku.startsWith('PICK-'))).toEqual([
      ['PICK-1', true],
      ['PICK-1', false],
      ['PICK-2', true],
    ]);
    expect((await ask(place.elsewhere)).items).toEqual([]);
  });

  it('says how many of the parts asked for were there at first asking, once there are enough to say', async () => {
    const { partId } = await part({ onHand: 4 });
    const asked = async (branchId: string | undefined, who = place.zhouTing) =>
      (await database.act(who, (ctx) => showStockFigures(ctx, { branchId }))).fillRate;
    const before = await asked(undefined);
    const ask = async (quantity: number) =>
      database.act(place.zhouTing, async (ctx) =>
        reservePart(ctx, await aRepair(), { partId, branchId: here, quantity, ifNotFree: 'wait' }),
      );
    for (const quantity of [3, 2, 1]) await ask(quantity);

    const after = await asked(undefined);
    // Three of four are kept; of two wanted one is left, and then none.
    expect([after.n - before.n, after.count - before.count]).toEqual([3, 1]);
    expect(await asked(here)).toEqual(after);
    expect(await asked(undefined, place.elsewhere)).toEqual({
      n: 0,
      count: 0,
      share: null,
      low: null,
      high: null,
    });
    database.clock.moveTo('2027-06-02T02:00:00.000Z');
    expect((await asked(here)).n).toBe(0);
  });

  it('gives the last one to one of two who ask at the same time', async () => {
    const { partId } = await part({ onHand: 1 });
    const other = await aRepair();

    const outcomes = await Promise.allSettled([
      reserve(partId, 1),
      reserve(partId, 1, place.colleague, other),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { problem: { code: 'part-not-free' } },
    });
    expect(await at(partId)).toMatchObject({ onHand: 1, reserved: 1 });
  });

  it('uses a reservation once, whoever says so at the same time', async () => {
    const { partId } = await part({ onHand: 5 });
    await reserve(partId, 2);

    const outcomes = await Promise.allSettled([use(), use()]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await at(partId)).toMatchObject({ onHand: 3, reserved: 0 });
  });

  it('does not deadlock two who send to each other', async () => {
    const { partId } = await part({ onHand: 5 });
    await database.act('administrator', (ctx) =>
      moveStock(ctx, { partId, branchId: there, kind: 'received', quantity: 5, note: '' }),
    );

    await Promise.all([
      database.act(place.zhouTing, (ctx) =>
        transferStock(ctx, { partId, fromBranchId: here, toBranchId: there, quantity: 1, note: '' }),
      ),
      database.act(place.elsewhere, (ctx) =>
        transferStock(ctx, { partId, fromBranchId: there, toBranchId: here, quantity: 3, note: '' }),
      ),
    ]);

    expect([(await at(partId)).onHand, (await at(partId, there)).onHand]).toEqual([7, 3]);
  });

  it('is counted against what was written, and says why it differs', async () => {
    const { partId } = await part({ onHand: 4 });
    const count = (writtenOnHand: number, reason: 'counted' | 'other') =>
      database.act(place.zhouTing, (ctx) =>
        countStock(ctx, { partId, branchId: here, counted: 3, writtenOnHand, reason, note: '' }),
      );

    await expect(count(5, 'counted')).rejects.toMatchObject({ problem: { code: 'stock-moved' } });
    await expect(count(4, 'other')).rejects.toMatchObject({ problem: { code: 'stock-step-impossible' } });
    await count(4, 'counted');
    expect((await at(partId)).onHand).toBe(3);
  });

  it('shows a shortage when a count finds fewer than are promised, and refuses to use what is not there', async () => {
    const { partId } = await part({ onHand: 3 });
    await reserve(partId, 3);
    await database.act(place.zhouTing, (ctx) =>
      countStock(ctx, { partId, branchId: here, counted: 1, writtenOnHand: 3, reason: 'damaged', note: '' }),
    );

    expect(await at(partId)).toMatchObject({ onHand: 1, free: -2, isLow: true, orderQuantity: 2 });
    await expect(use()).rejects.toMatchObject({ problem: { code: 'part-not-free' } });
  });

  it('gives free what was kept for something that is over', async () => {
    const { partId } = await part({ onHand: 3 });
    await reserve(partId, 1);
    await reserve(partId, 2);

    await database.act('administrator', (ctx) => releaseReservationsOf(ctx, purpose));

    expect(await at(partId)).toMatchObject({ reserved: 0, free: 3 });
  });

  it('is ordered again at a point set by hand, and no longer asked for once ordered', async () => {
    const { partId, sku } = await part({ onHand: 3 });
    const low = async () => {
      const { items } = await database.act(place.zhouTing, (ctx) =>
        listParts(ctx, { branchId: here, show: 'low', limit: 200 }),
      );
      return items.find((one) => one.partId === partId);
    };
    expect(await low()).toBeUndefined();

    await database.act(place.annLee, (ctx) =>
      setReorderPoint(ctx, { partId, branchId: here, reorderPoint: 3 }),
    );
    expect(await low()).toMatchObject({ sku, reorderPoint: 3, reorderBy: 'hand', orderQuantity: 1 });

    await database.act(place.zhouTing, (ctx) =>
      moveStock(ctx, { partId, branchId: here, kind: 'ordered', quantity: 4, note: '' }),
    );
    expect(await low()).toBeUndefined();
    await database.act(place.zhouTing, (ctx) =>
      moveStock(ctx, { partId, branchId: here, kind: 'received', quantity: 5, note: '' }),
    );
    expect(await at(partId)).toMatchObject({ onHand: 8, ordered: 0 });
  });

  it('is ordered again by usage and lead time once there is enough of it, each night anew', async () => {
    const { partId } = await part({ onHand: 100, leadDays: 10 });
    for (const day of ['03-05', '03-09', '03-14', '03-20', '03-28']) await usedOn(partId, `2026-${day}`, 4);
    expect((await showTo(partId)).stock.find(({ branchId }) => branchId === here)).toMatchObject({
      reorderPoint: null,
      plan: { n: 5, days: 26, needsDays: 28 },
    });

    database.clock.moveTo('2026-04-11T02:00:00.000Z');
    const job = businessModules
      .flatMap(({ jobs }) => [...(jobs ?? [])])
      .find(({ name }) => name === 'stock.plan');
    if (!job) throw new Error('the job is missing');
    await runJob(database.platform, job, {}, new AbortController().signal);

    // 20 in 40 days: 0.5 a day.
    const shown = (await showTo(partId)).stock.find(({ branchId }) => branchId === here);
    expect(shown).toMatchObject({ reorderBy: 'usage', plan: { n: 5, days: 40, dailyDemand: 0.5 } });
    expect(shown?.reorderPoint).toBeGreaterThan(5);
  });

  it('says how many of a discontinued part to buy while one can, and then takes no more orders', async () => {
    const made = await part({ onHand: 100, leadDays: 10 });
    const { partId } = made;
    for (const day of ['03-05', '03-09', '03-14', '03-20', '04-11']) await usedOn(partId, `2026-${day}`, 4);
    const terms = { sku: made.sku, name: made.name, unit: '', category: null, supplier: '', leadDays: 10 };
    await database.act(place.annLee, (ctx) =>
      changePart(ctx, {
        ...terms,
        partId,
        revision: 1,
        unitCostMinor: null,
        orderCostMinor: null,
        discontinuedOn: '2026-04-01',
        lastOrderOn: '2026-05-01',
        supportEndsOn: '2027-04-11',
      }),
    );

    expect((await showTo(partId)).lastBuy).toMatchObject({
      daysLeft: 365,
      n: 5,
      days: 40,
      onHand: 80,
      expected: 182.5,
    });
    database.clock.moveTo('2026-05-02T02:00:00.000Z');
    await expect(
      database.act(place.zhouTing, (ctx) =>
        moveStock(ctx, { partId, branchId: here, kind: 'ordered', quantity: 1, note: '' }),
      ),
    ).rejects.toMatchObject({ problem: { code: 'stock-step-impossible' } });
  });

  it('takes what a visit wrote down by number or name, and corrects what was not on record', async () => {
    const tube = await part({ sku: 'TB-13', name: '声管 13 号', onHand: 5 });
    const dome = await part({ sku: 'DM-M', name: '耳塞 M', onHand: 1 });
    const visit = { ...purpose, kind: 'visit' as const, reference: null };

    await database.act(place.zhouTing, (ctx) =>
      takeWrittenParts(ctx, visit, here, [
        { name: 'tb-13', quantity: 1 },
        { name: '声管13号', quantity: 1 },
        { name: '耳塞 M', quantity: 3 },
        { name: '橡皮筋', quantity: 9 },
      ]),
    );

    expect((await at(tube.partId)).onHand).toBe(3);
    expect((await at(dome.partId)).onHand).toBe(0);
    const { items } = await database.act(place.zhouTing, (ctx) =>
      listMovements(ctx, { partId: dome.partId, branchId: here, limit: 2 }),
    );
    expect(items.map(({ kind, quantity, reason }) => [kind, quantity, reason]).sort()).toEqual([
      ['corrected', 2, 'used-unrecorded'],
      ['used', -3, null],
    ]);
  });

  it('is listed in the order of numbers, page by page, for one’s own branch alone', async () => {
    await part({ sku: 'ZZ-2', onHand: 1 });
    await part({ sku: 'ZZ-1', onHand: 1 });
    const ask = (branchId: string, cursor?: string) =>
      database.act(place.zhouTing, (ctx) =>
        listParts(ctx, { branchId, show: 'free', q: 'zz-', limit: 1, cursor }),
      );

    const first = await ask(here);
    const second = await ask(here, first.nextCursor ?? '');

    expect([first, second].flatMap(({ items }) => items.map(({ sku }) => sku))).toEqual(['ZZ-1', 'ZZ-2']);
    expect(second.nextCursor).toBeNull();
    expect((await ask(there)).items).toEqual([]);
    // Left out, it is the branch of one's own that keeps most.
    const own = await database.act(place.zhouTing, (ctx) => listParts(ctx, { show: 'free', limit: 1 }));
    expect(own.items).toMatchObject([{ branchId: here }]);
  });

  it('moves only by those who work at the branch', async () => {
    const { partId } = await part({ onHand: 1 });

    await expect(reserve(partId, 1, place.elsewhere)).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    await expect(
      database.act(place.elsewhere, (ctx) =>
        moveStock(ctx, { partId, branchId: here, kind: 'received', quantity: 1, note: '' }),
      ),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it('keeps one part a number, however it is written, and refuses who has not seen the last change', async () => {
    const made = await part({ sku: 'rx 100' });
    await expect(part({ sku: 'RX100' })).rejects.toMatchObject({ problem: { code: 'part-number-in-use' } });

    await expect(
      database.act('administrator', (ctx) =>
        changePart(ctx, {
          partId: made.partId,
          revision: 2,
          sku: 'RX100',
          name: '受话器',
          unit: '',
          category: null,
          supplier: '',
          leadDays: null,
          unitCostMinor: null,
          orderCostMinor: null,
          discontinuedOn: null,
          lastOrderOn: null,
          supportEndsOn: null,
        }),
      ),
    ).rejects.toMatchObject({ problem: { code: 'part-changed' } });
  });

  it('tells on the timeline what went in, and forgets for whom when the customer is erased', async () => {
    const { partId } = await part({ onHand: 4 });
    await reserve(partId, 1);
    await use();
    await reserve(partId, 2);
    const told = await database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, purpose.partyId, [{ module: 'stock', source: stockTimeline }]),
    );
    expect(told.map(({ kind }) => kind)).toEqual(['part.used']);

    await database.act('administrator', (ctx) => eraseParties(ctx.db, businessModules, [purpose.partyId]));

    expect(await at(partId)).toMatchObject({ onHand: 3, reserved: 0 });
    const { rows } = await sql`
      select 1 from stock.movement where purpose_id = ${purpose.purposeId}`.execute(database.db);
    expect(rows).toEqual([]);
  });

  const showTo = (partId: string) => database.act('administrator', (ctx) => showPart(ctx, partId));
});
