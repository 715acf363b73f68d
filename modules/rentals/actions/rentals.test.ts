import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { contract } from '#contract';
import { showAsset } from '#modules/assets';
import { applianceGuarantees } from '#modules/assets/testing';
import { listOrders } from '#modules/orders';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import { type Actor, eraseParties } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import { type NewUnit, type Rental, rentalsRoutes, type Unit } from '../contract/index.ts';
import { extendRental, handOut, sellToHolder, takeBack } from './carry-rental.ts';
import { rentalsTimeline } from './rentals-timeline.ts';
import { showRentalFigures } from './show-figures.ts';
import { listRentals, showRental } from './show-rentals.ts';
import { addUnit, listUnits, quoteRental, retireUnit } from './units.ts';

const on = (day: string) => `${day}T02:00:00.000Z`;

describe('rentals (S3-36)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  let unit: Unit;
  const serials = numbers();
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
  });
  beforeEach(async () => {
    database.clock.moveTo(on('2026-03-02'));
    partyId = await place.aCustomer();
    unit = await aUnit();
  });
  afterAll(() => database.drop());

  const aUnit = (given: Partial<NewUnit> = {}) =>
    database.act(place.annLee, (ctx) =>
      addUnit(
        ctx,
        rentalsRoutes.addUnit.body.parse({
          branchId: place.annLee.branchIds[0],
          name: '电水壶',
          category: 'kettle',
          make: 'Alto',
          serial: `RENT-${serials.next().value}`,
          dayMinor: 10_000,
          weekMinor: 50_000,
          monthMinor: 150_000,
          depositMinor: 200_000,
          ...given,
        }),
      ),
    );
  const hand = (given: Partial<Parameters<typeof handOut>[1]> = {}, who: Actor = place.zhouTing) =>
    database.act(who, (ctx) =>
      handOut(ctx, {
        partyId,
        unitId: unit.unitId,
        dueOn: '2026-03-12',
        isCharged: true,
        note: '',
        ...given,
      }),
    );
  const back = (
    { rentalId, revision }: Pick<Rental, 'rentalId' | 'revision'>,
    given: Partial<Parameters<typeof takeBack>[1]> = {},
  ) =>
    database.act(place.zhouTing, (ctx) =>
      takeBack(ctx, { rentalId, revision, condition: 'as-given', damageMinor: 0, note: '', ...given }),
    );
  const list = (state: 'out' | 'overdue' | 'ended', who: Actor = place.zhouTing) =>
    database.act(who, (ctx) => listRentals(ctx, { partyId, state, limit: 50 }));

  const orders = () => database.act('administrator', (ctx) => listOrders(ctx, partyId, { limit: 10 }));

  it('are out so many of the days they were on the list, each unit by itself', async () => {
    const figures = async (who: Actor = place.zhouTing) =>
      (await database.act(who, (ctx) => showRentalFigures(ctx))).utilisation;
    const before = await figures();
    const first = await hand({ dueOn: '2026-03-04' });
    database.clock.moveTo(on('2026-03-04'));
    await back(first);
    await hand({ dueOn: '2026-03-20' });
    database.clock.moveTo(on('2026-03-06'));

    const after = await figures();
    // From the second to the fourth, and from the fourth to the sixth, the day between counted once.
    expect(after.daysOut - before.daysOut).toBe(5);
    expect(after.daysOffered - before.daysOffered).toBe(4 * before.n);
    expect(after.n).toBe(before.n);
    expect((await figures(place.elsewhere)).n).toBe(0);
  });

  it('go out and come back: ten days cost a week and three days, and the deposit goes back', async () => {
    const rental = await hand();
    expect(rental).toMatchObject({
      number: expect.stringMatching(/^L-\d{6}$/),
      agreedPrice: { days: 10, amountMinor: 80_000, parts: { day: 3, week: 1, month: 0 } },
    });
    database.clock.moveTo(on('2026-03-12'));

    const returned = await back(rental);

    expect(returned).toMatchObject({ endedAs: 'returned', daysLate: 0 });
    expect(returned.facts.at(-1)).toMatchObject({
      kind: 'returned',
      details: { condition: 'as-given', rentMinor: 80_000, damageMinor: 0, depositBackMinor: 200_000 },
    });
    await database.settle();
  });

  it('are paid for the days they were out, not for those agreed, when they come back late or early', async () => {
    const rental = await hand();
    database.clock.moveTo(on('2026-03-15'));
    expect((await list('overdue')).items).toMatchObject([{ rentalId: rental.rentalId, daysLate: 3 }]);
    // 13 days: two weeks cost less than a week and six days.
    expect((await back(rental)).facts.at(-1)?.details).toMatchObject({ rentMinor: 100_000 });
    expect((await list('overdue')).items).toEqual([]);

    const again = await hand({ dueOn: '2026-04-30' });
    database.clock.moveTo(on('2026-03-17'));
    expect((await back(again)).facts.at(-1)?.details).toMatchObject({ rentMinor: 20_000 });
  });

  it('keep what damage costs from the deposit, and only when there is damage', async () => {
    const rental = await hand();

    await expect(back(rental, { damageMinor: 500 })).rejects.toMatchObject({
      problem: { code: 'rental-step-impossible' },
    });
    const returned = await back(rental, { condition: 'damaged', damageMinor: 250_000, note: '壶盖裂了' });

    expect(returned.facts.at(-1)?.details).toMatchObject({ damageMinor: 250_000, depositBackMinor: 0 });
  });

  it('are paid with an order of the customer when they end, so that figures count them; the deposit is in none', async () => {
    const rental = await hand();
    database.clock.moveTo(on('2026-03-12'));

    const returned = await back(rental, {
      condition: 'damaged',
      damageMinor: 5_000,
      happenedOn: '2026-03-11',
    });

    const { items } = await orders();
    expect(items).toMatchObject([
      {
        orderId: returned.facts.at(-1)?.details.orderId,
        orderNumber: rental.number,
        orderedAt: '2026-03-10T16:00:00.000Z',
        source: 'rentals',
        totalMinor: 75_000,
        lines: [
          { kind: 'purchase', itemName: '电水壶 2026-03-02 – 2026-03-11', amountMinor: 70_000 },
          { kind: 'adjustment', itemCode: 'DAMAGE', amountMinor: 5_000 },
        ],
      },
    ]);
  });

  it('may be loans without charge, which order nothing', async () => {
    const loan = await hand({ isCharged: false });

    expect(loan).toMatchObject({ isCharged: false, depositMinor: 0, agreedPrice: null, priceNow: null });
    expect((await back(loan)).facts.at(-1)?.details).toMatchObject({ rentMinor: 0, depositBackMinor: 0 });
    expect((await orders()).items).toEqual([]);
    const bare = await aUnit({ dayMinor: null, weekMinor: null, monthMinor: null });
    await expect(hand({ unitId: bare.unitId })).rejects.toMatchObject({
      problem: { code: 'rental-step-impossible' },
    });
  });

  it('go out once at a time, whoever asks at once, and again when they are back', async () => {
    const other = await place.aCustomer({ name: '另一位' });

    const outcomes = await Promise.allSettled([hand(), hand({ partyId: other }, place.colleague)]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { problem: { code: 'rental-unit-not-free' } },
    });
    const [winner] = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    if (!winner) throw new Error('one of them has it');
    await back(winner);
    await expect(hand()).resolves.toBeDefined();
  });

  it('hold a unit in the database itself: a second row for it cannot be written', async () => {
    await hand();

    await expect(
      sql`insert into rentals.unit_out (unit_id, party_id, rental_id)
          values (${unit.unitId}, ${partyId}, ${partyId})`.execute(database.db),
    ).rejects.toThrow('unit_out_pkey');
  });

  it('come back once, whoever says so at the same time', async () => {
    const rental = await hand();

    const outcomes = await Promise.allSettled([back(rental), back(rental)]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are extended to a later day, and overdue only after it', async () => {
    const rental = await hand();
    const extend = (dueOn: string) =>
      database.act(place.zhouTing, (ctx) =>
        extendRental(ctx, { rentalId: rental.rentalId, revision: rental.revision, dueOn, note: '' }),
      );
    await expect(extend('2026-03-12')).rejects.toMatchObject({ problem: { code: 'rental-step-impossible' } });

    const extended = await extend('2026-03-23');

    expect(extended).toMatchObject({
      dueOn: '2026-03-23',
      revision: 2,
      agreedPrice: { amountMinor: 150_000 },
    });
    await expect(extend('2026-03-30')).rejects.toMatchObject({ problem: { code: 'rental-changed' } });
    database.clock.moveTo(on('2026-03-23'));
    expect((await list('overdue')).items).toEqual([]);
  });

  it('become an asset of the customer who buys what they have, covered from that day, and leave the list', async () => {
    const rental = await hand();
    database.clock.moveTo(on('2026-03-09'));

    const sold = await database.act(place.zhouTing, (ctx) =>
      sellToHolder(ctx, applianceGuarantees, {
        rentalId: rental.rentalId,
        revision: rental.revision,
        priceMinor: 900_000,
        note: '',
      }),
    );

    const details = sold.facts.at(-1)?.details;
    expect(details).toMatchObject({ rentMinor: 50_000, depositBackMinor: 200_000, priceMinor: 900_000 });
    const asset = await database.act(place.zhouTing, (ctx) => showAsset(ctx, details?.assetId ?? ''));
    expect(asset).toMatchObject({
      partyId,
      serial: unit.serial,
      invoiceOn: '2026-03-09',
      priceMinor: 900_000,
    });
    expect((await orders()).items).toMatchObject([{ orderNumber: rental.number, totalMinor: 950_000 }]);
    const { items } = await database.act(place.zhouTing, (ctx) => listUnits(ctx, { limit: 200 }));
    expect(items.map(({ unitId }) => unitId)).not.toContain(unit.unitId);
  });

  it('are quoted before they go, and not for a time that lies behind', async () => {
    const quote = (fromOn: string, untilOn: string) =>
      database.act(place.zhouTing, (ctx) => quoteRental(ctx, { unitId: unit.unitId, fromOn, untilOn }));

    expect(await quote('2026-03-02', '2026-03-12')).toMatchObject({ price: { amountMinor: 80_000 } });
    await expect(quote('2026-03-12', '2026-03-02')).rejects.toMatchObject({
      problem: { code: 'rental-step-impossible' },
    });
  });

  it('have one unit a serial number, which is taken off the list only while it is in the house', async () => {
    await expect(aUnit({ serial: unit.serial.toLowerCase() })).rejects.toMatchObject({
      problem: { code: 'rental-serial-in-use' },
    });
    const rental = await hand();
    const retire = () => database.act(place.annLee, (ctx) => retireUnit(ctx, unit.unitId));
    await expect(retire()).rejects.toMatchObject({ problem: { code: 'rental-unit-not-free' } });
    await back(rental);
    await retire();

    await expect(aUnit({ serial: unit.serial })).resolves.toMatchObject({ free: true });
  });

  it('belong to the branch of the customer and of the unit', async () => {
    const rental = await hand();

    await expect(hand({}, place.elsewhere)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    await expect(
      database.act(place.elsewhere, (ctx) => showRental(ctx, rental.rentalId)),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
    expect((await list('out', place.elsewhere)).items).toEqual([]);
  });

  it('are listed page by page, due first', async () => {
    await hand({ dueOn: '2026-03-20' });
    await hand({ unitId: (await aUnit()).unitId, dueOn: '2026-03-05' });
    const ask = (cursor?: string) =>
      database.act(place.zhouTing, (ctx) => listRentals(ctx, { partyId, state: 'out', limit: 1, cursor }));

    const first = await ask();
    const second = await ask(first.nextCursor ?? '');

    expect([first, second].flatMap(({ items }) => items.map(({ dueOn }) => dueOn))).toEqual([
      '2026-03-05',
      '2026-03-20',
    ]);
    expect(second.nextCursor).toBeNull();
  });

  it('tell on the timeline, and leave the unit free when the customer is erased', async () => {
    await hand();
    const told = await database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, partyId, [{ module: 'rentals', source: rentalsTimeline }]),
    );
    expect(told.map(({ kind }) => kind)).toEqual(['rental.out']);

    await database.act('administrator', (ctx) => eraseParties(ctx.db, businessModules, [partyId]));

    partyId = await place.aCustomer({ name: '黄家辉' });
    await expect(hand()).resolves.toMatchObject({ partyId });
  });

  it('go with the customer when two files become one, and come back from the survivor', async () => {
    const rental = await hand();
    const survivor = await place.aCustomer({ name: '何家强' });
    const merge = businessModules
      .flatMap(({ routes }) => [...routes])
      .find(({ route }) => route === contract.parties.mergeParties);
    await database.act('administrator', async (ctx) =>
      merge?.handle(
        ctx,
        {
          params: { partyId: survivor },
          query: {},
          body: { mergedPartyIds: [partyId], fields: {}, leave: [] },
        },
        { headers: new Headers(), setCookie: () => {} },
      ),
    );

    expect(await back(rental)).toMatchObject({ partyId: survivor, endedAs: 'returned' });
    await expect(hand({ partyId: survivor })).resolves.toBeDefined();
  });
});

function* numbers(): Generator<number, never> {
  for (let number = 1; ; number++) yield number;
}
