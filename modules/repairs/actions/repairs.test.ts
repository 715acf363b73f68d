import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { presentAsset, showAsset } from '#modules/assets';
import { anAsset } from '#modules/assets/testing';
import { aPlaceOfWork, type PlaceOfWork, readTimeline } from '#modules/timeline/testing';
import { eraseParties } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { businessModules } from '../../../apps/server/modules.ts';
import type { Repair, RepairStep } from '../contract/index.ts';
import { workshopRules as rules } from '../testing/index.ts';
import { approveRepair, decideRepair } from './decide-repair.ts';
import { addLoaner, lendLoaner, listLoaners, takeBackLoaner } from './loaners.ts';
import { repairsTimeline } from './repairs-timeline.ts';
import { reportRepair } from './report-repair.ts';
import { showRepairFigures } from './show-figures.ts';
import { countStages, listRepairs, showRepair } from './show-repairs.ts';
import { listStandards } from './show-standards.ts';
import { exchangeUnderRepair, refundUnderRepair, takeRepairStep } from './take-repair-step.ts';

/** Monday, 10:00 in Shanghai. */
const MONDAY = '2025-06-02T02:00:00.000Z';

describe('repairs (S3-36)', () => {
  let database: TestDatabase;
  let place: PlaceOfWork;
  let partyId: string;
  let assetId: string;
  beforeAll(async () => {
    database = await testDatabase();
    place = await aPlaceOfWork(database);
  });
  beforeEach(async () => {
    database.clock.moveTo(MONDAY);
    partyId = await place.aCustomer();
    const asset = await database.act(place.zhouTing, (ctx) => anAsset(ctx, { partyId }));
    assetId = asset.assetId;
  });
  afterAll(() => database.drop());

  const on = (day: string) => database.clock.moveTo(`${day}T02:00:00.000Z`);
  const report = () =>
    database.act(place.zhouTing, (ctx) =>
      reportRepair(ctx, rules, { assetId, event: 'fault', fault: '漏水' }),
    );
  const decide = (repair: Repair, kind: string | null, more: { inMainPart?: boolean } = {}) =>
    database.act(place.zhouTing, (ctx) =>
      decideRepair(ctx, rules, {
        repairId: repair.repairId,
        revision: repair.revision,
        optionKey: kind === null ? null : `test.appliances/${kind}`,
        inMainPart: false,
        sameModelInStock: true,
        exclusion: null,
        note: '',
        ...more,
      }),
    );
  const step = (repair: Repair, kind: RepairStep, more: { worked?: boolean; happenedOn?: string } = {}) =>
    database.act(place.zhouTing, (ctx) =>
      takeRepairStep(ctx, rules, {
        repairId: repair.repairId,
        revision: repair.revision,
        step: kind,
        note: '',
        ...more,
      }),
    );
  const approve = (repair: Repair, approved = true) =>
    database.act(place.annLee, (ctx) =>
      approveRepair(ctx, rules, { ...repair, approved, note: approved ? '' : '先修' }),
    );
  /** Handed in on one day, given back on another. */
  const aRepair = async (from: string, until: string, worked: boolean): Promise<Repair> => {
    on(from);
    let repair = await decide(await report(), 'repair/within-period');
    repair = await step(repair, 'begun');
    on(until);
    repair = await step(repair, 'repaired', { worked });
    return step(repair, 'returned');
  };

  it('go from report to return, and cover stands while the thing is in repair', async () => {
    let repair = await report();
    expect(repair).toMatchObject({ stage: 'reported', number: expect.stringMatching(/^R-\d{6}$/) });
    repair = await decide(repair, 'repair/within-period');
    expect(repair.chosen).toMatchObject({ kind: 'repair', article: '8', untilOn: '2026-02-28' });
    repair = await step(repair, 'begun');
    const handedIn = await database.act(place.zhouTing, (ctx) => presentAsset(ctx, assetId));
    expect(handedIn.status).toBe('in-repair');
    on('2025-06-12');
    repair = await step(repair, 'parts-awaited');
    on('2025-06-20');
    repair = await step(repair, 'parts-arrived');
    on('2025-06-24');
    repair = await step(repair, 'repaired', { worked: true });
    repair = await step(repair, 'tested', { worked: true });

    repair = await step(repair, 'returned');

    expect(repair).toMatchObject({ stage: 'returned', possible: [], watchedUntilOn: '2025-07-24' });
    const asset = await database.act(place.zhouTing, (ctx) => showAsset(ctx, assetId));
    // 22 days from handing in to return; the main part is covered for three years from 1 March 2025.
    expect(asset).toMatchObject({ status: 'held', warrantyEndsOn: '2028-03-22' });
    expect(asset.facts.map(({ kind }) => kind)).toEqual([
      'registered',
      'repair-begun',
      'parts-awaited',
      'parts-arrived',
      'repair-ended',
    ]);
  });

  it('end in an exchange after the second failed repair, approved by a supervisor, with cover anew', async () => {
    await aRepair('2025-06-03', '2025-06-05', false);
    await aRepair('2025-06-09', '2025-06-12', false);
    on('2025-07-01');
    let repair = await report();

    repair = await decide(repair, 'exchange/failed-repairs');
    expect(repair).toMatchObject({ stage: 'awaiting-approval', chosen: { count: 2, article: '11' } });
    await expect(
      database.act(place.zhouTing, (ctx) =>
        exchangeUnderRepair(ctx, rules, { ...repair, serial: 'N-1', note: '' }),
      ),
    ).rejects.toMatchObject({ problem: { code: 'repair-step-impossible' } });
    repair = await approve(repair);
    repair = await database.act(place.zhouTing, (ctx) =>
      exchangeUnderRepair(ctx, rules, { ...repair, serial: 'N-1', note: '' }),
    );

    expect(repair.stage).toBe('exchanged');
    const old = await database.act(place.zhouTing, (ctx) => showAsset(ctx, assetId));
    expect(old.status).toBe('swapped');
    const successorId = old.successorId ?? '';
    const successor = await database.act(place.zhouTing, (ctx) => showAsset(ctx, successorId));
    expect(successor).toMatchObject({
      serial: 'N-1',
      predecessorId: assetId,
      invoiceOn: '2025-07-01',
      // The main part: three years from the exchange.
      warrantyEndsOn: '2028-06-30',
    });
  });

  it('are not decided by what the customer may not choose, and say what is open', async () => {
    const repair = await report();

    await expect(decide(repair, 'exchange/failed-repairs')).rejects.toMatchObject({
      problem: { code: 'option-not-open' },
      message: expect.stringContaining('test.appliances/repair/within-period'),
    });
  });

  it('go back for another decision when a supervisor declines', async () => {
    database.clock.moveTo('2025-03-03T02:00:00.000Z');
    let repair = await decide(await report(), 'refund/within-refund-days');

    repair = await approve(repair, false);

    expect(repair).toMatchObject({ stage: 'reported', chosen: null });
    expect(repair.facts.at(-1)).toMatchObject({ kind: 'declined', note: '先修' });
  });

  it('end in a refund of what the invoice says within the first days', async () => {
    on('2025-03-05');
    let repair = await decide(await report(), 'refund/within-refund-days');
    repair = await approve(repair);

    repair = await database.act(place.zhouTing, (ctx) =>
      refundUnderRepair(ctx, rules, { ...repair, paidBackMinor: 30_000, note: '' }),
    );

    expect(repair).toMatchObject({ stage: 'refunded' });
    expect(repair.facts.at(-1)?.details).toMatchObject({ paidBackMinor: 30_000, currency: 'CNY' });
    const asset = await database.act(place.zhouTing, (ctx) => showAsset(ctx, assetId));
    expect(asset.status).toBe('returned');
  });

  it('may be exchanged when parts have not come for more than ninety days', async () => {
    let repair = await step(await decide(await report(), 'repair/within-period'), 'begun');
    repair = await step(repair, 'parts-awaited');
    expect(repair.partsLimitOn).toBe('2025-08-31');
    expect(repair.dueAt).toBe('2025-08-31T16:00:00.000Z');
    on('2025-09-01');

    repair = await decide(repair, 'exchange/parts-wait');

    expect(repair).toMatchObject({ stage: 'awaiting-approval', chosen: { count: 91, article: '12' } });
  });

  it('are paid for by the customer when nothing covers them', async () => {
    on('2029-01-05');

    const repair = await decide(await report(), null);

    expect(repair).toMatchObject({
      stage: 'triaged',
      chosen: null,
      possible: expect.arrayContaining(['begun']),
    });
  });

  it('are one at a time for an asset', async () => {
    await report();

    await expect(report()).rejects.toMatchObject({ problem: { code: 'repair-open-already' } });
  });

  it('take one of two steps made at once, and refuse who has not seen the last', async () => {
    const repair = await decide(await report(), 'repair/within-period');

    const outcomes = await Promise.allSettled([step(repair, 'begun'), step(repair, 'cancelled')]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(step(repair, 'begun')).rejects.toMatchObject({ problem: { code: 'repair-changed' } });
  });

  it('are overdue by working time, which stands while parts are awaited', async () => {
    const repair = await report();
    // A working day of nine hours from Monday 10:00 is Tuesday 10:00.
    expect(repair.dueAt).toBe('2025-06-03T02:00:00.000Z');
    database.clock.moveTo('2025-06-03T02:01:00.000Z');
    const overdue = await database.act(place.zhouTing, (ctx) =>
      listRepairs(ctx, { state: 'overdue', partyId, limit: 10 }),
    );
    expect(overdue.items).toMatchObject([{ repairId: repair.repairId, overdue: true }]);
    const counts = await database.act(place.zhouTing, (ctx) => countStages(ctx));
    expect(counts.items.find(({ stage }) => stage === 'reported')?.overdue).toBeGreaterThanOrEqual(1);

    const waiting = await step(
      await step(await decide(repair, 'repair/within-period'), 'begun'),
      'parts-awaited',
    );
    database.clock.moveTo('2025-07-20T02:01:00.000Z');
    const shown = await database.act(place.zhouTing, (ctx) => showRepair(ctx, rules, waiting.repairId));

    expect(shown.overdue).toBe(false);
  });

  it('are held to their standards with n and interval, and say nothing of too few', async () => {
    const standardsOf = async () => {
      const { items } = await database.act(place.elsewhere, (ctx) => listStandards(ctx, rules));
      return items[0];
    };
    expect(await standardsOf()).toMatchObject({
      category: 'kettle',
      failure: { units: 0, share: null },
      repair: { n: 0, p50Minutes: null },
    });

    for (let round = 0; round < 5; round += 1) {
      const other = await database.act('administrator', (ctx) => anAsset(ctx, { partyId }));
      assetId = other.assetId;
      await aRepair('2025-06-03', '2025-06-05', true);
    }

    const { items } = await database.act(place.zhouTing, (ctx) => listStandards(ctx, rules));
    // Two working days of nine hours, but for the first decision, which was made at once.
    expect(items[0]?.repair).toMatchObject({ p50Minutes: 1080, targetMinutes: 2700 });
    expect(items[0]?.failure.low).toBeLessThan(items[0]?.failure.share ?? 0);
  });

  it('are summed up by how they went: time, waiting for parts, mended at once, coming back', async () => {
    const figures = () => {
      on('2025-09-30');
      return database.act(place.zhouTing, showRepairFigures);
    };
    const before = await figures();
    on('2025-06-02');
    let repair = await step(await decide(await report(), 'repair/within-period'), 'begun');
    on('2025-06-12');
    repair = await step(repair, 'parts-awaited');
    on('2025-06-20');
    repair = await step(repair, 'parts-arrived');
    on('2025-06-24');
    await step(await step(repair, 'repaired', { worked: true }), 'returned');
    await aRepair('2025-07-10', '2025-07-14', true);

    const after = await figures();

    expect(after).toMatchObject({ fromOn: '2024-09-30', toOn: '2025-09-30' });
    const grown = (of: (one: typeof after.obligation) => number) =>
      of(after.obligation) - of(before.obligation);
    expect(grown(({ turnaround }) => turnaround.n)).toBe(2);
    expect(grown(({ partsWait }) => partsWait.n)).toBe(1);
    expect(grown(({ cameBack }) => cameBack.n)).toBe(2);
    expect(grown(({ cameBack }) => cameBack.count)).toBe(1);
    expect(grown(({ firstTimeFix }) => firstTimeFix.count)).toBe(1);
    expect(grown(({ exchangedOrRefunded }) => exchangedOrRefunded.count)).toBe(0);
    const elsewhere = await database.act(place.elsewhere, showRepairFigures);
    expect(elsewhere.obligation).toMatchObject({
      turnaround: { n: 0, p50: null },
      cameBack: { n: 0, share: null },
    });
  });

  it('are owed under a guarantee or paid for by the customer, and no figure counts both (S2-65)', async () => {
    const figures = () => database.act(place.zhouTing, showRepairFigures);
    const standards = async () =>
      (await database.act(place.zhouTing, (ctx) => listStandards(ctx, rules))).items[0];
    const before = await figures();
    const repairsBefore = (await standards())?.repair.n ?? 0;
    const owed = await aRepair('2025-06-03', '2025-06-05', true);
    on('2025-06-10');
    const reported = await report();
    expect(reported.kind).toBeNull();
    const decided = await decide(reported, null);
    const paid = await step(
      await step(await step(decided, 'begun'), 'repaired', { worked: true }),
      'returned',
    );

    const after = await figures();

    expect([owed.kind, decided.kind, paid.kind]).toEqual(['obligation', 'product', 'product']);
    expect(after.obligation.turnaround.n - before.obligation.turnaround.n).toBe(1);
    expect(after.product.turnaround.n - before.product.turnaround.n).toBe(1);
    expect((await standards())?.repair.n).toBe(repairsBefore + 1);
    const { items } = await database.act(place.zhouTing, (ctx) =>
      listRepairs(ctx, { assetId, state: 'ended', limit: 10 }),
    );
    expect(items.map(({ kind }) => kind)).toEqual(['product', 'obligation']);
  });

  it('lend a loaner to one customer at a time, which is free again when the customer is erased', async () => {
    const branchId = place.annLee.branchIds[0] ?? '';
    const loaner = await database.act(place.annLee, (ctx) =>
      addLoaner(ctx, { branchId, name: '备用壶', serial: `L ${partyId}` }),
    );
    const expectedBackOn = '2025-06-20';
    const repair = await report();
    const lent = await database.act(place.zhouTing, (ctx) =>
      lendLoaner(ctx, rules, { ...repair, loanerId: loaner.loanerId, expectedBackOn }),
    );
    expect(lent.loan).toMatchObject({ loanerName: '备用壶', returnedOn: null });
    const freeNow = async () => {
      const { items } = await database.act(place.zhouTing, (ctx) => listLoaners(ctx, { limit: 200 }));
      return items.find(({ loanerId }) => loanerId === loaner.loanerId)?.free;
    };
    expect(await freeNow()).toBe(false);
    const back = await database.act(place.zhouTing, (ctx) => takeBackLoaner(ctx, rules, repair.repairId));
    expect(back.loan?.returnedOn).toBe('2025-06-02');
    expect(await freeNow()).toBe(true);
    await database.act(place.zhouTing, (ctx) =>
      lendLoaner(ctx, rules, { ...repair, loanerId: loaner.loanerId, expectedBackOn }),
    );

    await database.act('administrator', (ctx) => eraseParties(ctx.db, businessModules, [partyId]));

    expect(await freeNow()).toBe(true);
    const { rows } = await sql`select 1 from repairs.repair_order where party_id = ${partyId}`.execute(
      database.db,
    );
    expect(rows).toEqual([]);
  });

  it('are not there for other branches, and are told on the timeline', async () => {
    const repair = await report();

    await expect(
      database.act(place.elsewhere, (ctx) => showRepair(ctx, rules, repair.repairId)),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
    const told = await database.act(place.zhouTing, (ctx) =>
      readTimeline(ctx, partyId, [{ module: 'repairs', source: repairsTimeline }]),
    );
    expect(told).toMatchObject([{ kind: 'repair.reported', text: '漏水' }]);
  });
});
