import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayNumber } from '#analytics';
import { createCareTask } from '#modules/follow-ups';
import { careTaskCompleted } from '#modules/follow-ups/contract';
import { compileMask } from '#platform';
import { actorWithRole, type TestDatabase, testDatabase } from '#test-kit';
import { valueRoutes } from '../contract/index.ts';
import { listHiddenGemRows } from '../data/drift-queries.ts';
import { onCareTaskCompleted } from '../listeners/on-care-task-completed.ts';
import { purchasesOf, recordPurchases } from '../testing/record-purchases.ts';
import { simulatedHistories } from '../testing/simulated-histories.ts';
import { changeSettings } from './change-settings.ts';
import { getCustomerValue } from './get-customer-value.ts';
import { listDrifting } from './list-drifting.ts';
import { getOverview } from './read-runs.ts';
import { endDriftSnooze, snoozeDrift } from './snooze-drift.ts';
import { startRun } from './start-run.ts';

const everything = { limit: 200, owner: 'all' } as const;

describe('what a run tells', () => {
  let database: TestDatabase;
  const partyOf = async (customerNumber: string) => {
    const { rows } = await sql<{ partyId: string }>`
      select party_id as "partyId" from parties.shared_identity where value = ${customerNumber}`.execute(
      database.db,
    );
    return rows[0]?.partyId ?? '';
  };
  const askValue = (partyId: string, role = 'manager') =>
    database.act(role, (ctx) => getCustomerValue(ctx, partyId));
  const drifting = () => database.act('administrator', (ctx) => listDrifting(ctx, everything));

  beforeAll(async () => {
    database = await testDatabase();
    const histories = simulatedHistories({
      customers: 300,
      firstDay: dayNumber('2024-06-01'),
      lastDay: dayNumber('2026-02-01'),
    });
    await recordPurchases(database, purchasesOf(histories));
    const monthly = (customerNumber: string, months: string[]) =>
      months.map((month) => ({ customerNumber, purchasedOn: `${month}-05`, amountMinor: 30_000 }));
    await recordPurchases(database, [
      ...monthly('ada', ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12']),
      ...monthly('bao', ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01', '2026-02']),
      ...monthly('eve', ['2025-07', '2025-08', '2025-09', '2025-10', '2025-11', '2025-12']),
      { customerNumber: 'cho', purchasedOn: '2026-03-02', amountMinor: 5000 },
    ]);
    await sql`update parties.party set died_on = '2025-12-20' where party_id = ${await partyOf('eve')}`.execute(
      database.db,
    );
    await recordPurchases(database, monthly('dan', ['2025-12']), { currency: 'USD' });
    database.clock.moveTo('2026-03-02T09:00:00.000Z');
    await database.act('analyst', (ctx) => startRun(ctx, {}));
    await database.settle();
  });
  afterAll(() => database.drop());

  it('tells who is as usual from who has no pattern yet and who is most probably gone (S1-42)', async () => {
    const { rows } = await sql<{ drift: string; n: number; as_told: number }>`
      select drift, count(*)::int as n, count(*) filter (where case drift
          when 'gone' then probability_alive < 0.1 and last_purchase_on < date '2026-03-01' - 182
          when 'no-pattern' then typical_gap_days is null and purchase_count < 3
          else typical_gap_days is not null end)::int as as_told
      from parties.figure where drift is not null group by drift`.execute(database.db);

    const kinds = rows.map(({ drift }) => drift).sort();
    expect(kinds).toEqual(expect.arrayContaining(['drifting', 'gone', 'no-pattern', 'none']));
    for (const { n, as_told } of rows) expect(as_told).toBe(n);
  });

  it('lists who left their own rhythm with the reason and the purchases that show it (S1-42)', async () => {
    const ada = await partyOf('ada');
    const { items } = await drifting();

    const found = items.find(({ partyId }) => partyId === ada);
    expect(found).toMatchObject({
      state: 'drifting',
      asOfOn: '2026-03-01',
      lastPurchaseOn: '2025-12-05',
      usualGapDays: 31,
      purchasedOn: ['2025-07-05', '2025-08-05', '2025-09-05', '2025-10-05', '2025-11-05', '2025-12-05'],
    });
    expect(found?.reasons[0]).toEqual({ kind: 'longer-than-usual', usualGapDays: 31, sinceDays: 86 });
    expect(items.map(({ partyId }) => partyId)).not.toContain(await partyOf('bao'));
    const amounts = items.map(({ valueAtRiskMinor }) => valueAtRiskMinor ?? 0);
    expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
  });

  it('expects nothing of somebody who has died, and proposes no call', async () => {
    const eve = await partyOf('eve');
    const { rows } = await sql<{ alive: number; valueMinor: number; purchases: number }>`
      select probability_alive as alive, lifetime_value_minor as "valueMinor", expected_purchases as purchases
        from value.score where party_id = ${eve}`.execute(database.db);

    expect(rows).toEqual([{ alive: 0, valueMinor: 0, purchases: 0 }]);
    expect(await askValue(eve)).toMatchObject({ outcome: 'not-judged', reason: 'has-died' });
    expect((await drifting()).items.map(({ partyId }) => partyId)).not.toContain(eve);
  });

  it('pages through the list without losing or repeating anybody', async () => {
    const all = (await drifting()).items.map(({ partyId }) => partyId);
    const paged: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await database.act('administrator', (ctx) =>
        listDrifting(ctx, { limit: 7, owner: 'all', cursor }),
      );
      paged.push(...page.items.map(({ partyId }) => partyId));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);

    expect(all.length).toBeGreaterThan(14);
    expect(paged).toEqual(all);
  });

  it('leaves out who is put off until a day, and takes them back', async () => {
    const ada = await partyOf('ada');
    const isListed = async () => (await drifting()).items.some(({ partyId }) => partyId === ada);

    await database.act('service-clerk', (ctx) => snoozeDrift(ctx, { partyId: ada, untilOn: '2026-03-09' }));
    expect(await isListed()).toBe(false);
    await database.act('service-clerk', (ctx) => endDriftSnooze(ctx, ada));
    expect(await isListed()).toBe(true);
  });

  it('refuses to put somebody off into the past', async () => {
    const ada = await partyOf('ada');

    await expect(
      database.act('service-clerk', (ctx) => snoozeDrift(ctx, { partyId: ada, untilOn: '2026-03-02' })),
    ).rejects.toMatchObject({ problem: { code: 'invalid-request' } });
  });

  it('leaves out who is being cared for, and gives them four weeks of peace afterwards', async () => {
    const [first] = (await drifting()).items;
    const partyId = first?.partyId ?? '';
    const isListed = async () => (await drifting()).items.some((one) => one.partyId === partyId);
    await database.act('administrator', (ctx) =>
      createCareTask(ctx, {
        partyId,
        reason: { kind: 'asked-for', values: { why: 'long silence' } },
        assigneeId: null,
      }),
    );
    expect(await isListed()).toBe(false);

    await sql`update follow_ups.care_task set closed_at = now(), closing_step_id = care_task_id
              where party_id = ${partyId}`.execute(database.db);
    const heard = { partyId, careTaskId: partyId, reasonKind: 'asked-for', outcome: 'reached' } as const;
    const occurrence = { eventId: partyId, occurredAt: '2026-03-02T09:00:00.000Z' };
    for (const _ of ['once', 'twice']) {
      await database.act('administrator', (ctx) =>
        onCareTaskCompleted.run(ctx, careTaskCompleted.payload.parse(heard), occurrence),
      );
    }

    expect(await isListed()).toBe(false);
    database.clock.moveTo('2026-03-31T09:00:00.000Z');
    expect(await isListed()).toBe(true);
    database.clock.moveTo('2026-03-02T09:00:00.000Z');
  });

  it('shows only customers within reach', async () => {
    const elsewhere = actorWithRole('relationship-manager', { branchIds: [] });
    await sql`update parties.party set branch_id = gen_random_uuid()`.execute(database.db);

    expect((await database.act(elsewhere, (ctx) => listDrifting(ctx, everything))).items).toHaveLength(0);
    expect((await drifting()).items.length).toBeGreaterThan(14);
    await sql`update parties.party set branch_id = null`.execute(database.db);
  });

  it('tells what a customer is worth with curve, interval and basis (S1-5, S1-18)', async () => {
    const value = await askValue(await partyOf('bao'));
    if (value.outcome !== 'judged') throw new Error(`expected a value, got ${value.reason}`);

    expect(value.facts).toMatchObject({ purchases: 6, spentMinor: 180_000, usualGapDays: 31 });
    expect(value.basis).toMatchObject({
      runNumber: 1,
      asOfOn: '2026-03-01',
      marginShare: 0.3,
      marginSource: 'assumed',
    });
    expect(value.lifetimeValue?.lowMinor).toBeLessThanOrEqual(value.lifetimeValue?.amountMinor ?? 0);
    expect(value.curve?.past.at(-1)).toEqual({ on: '2026-02-05', cumulativeMinor: 54_000 });
    expect(value.curve?.future[0]).toMatchObject({ on: '2026-03-01', expectedMinor: 54_000 });
    expect(value.curve?.future.at(-1)?.expectedMinor).toBe(54_000 + (value.lifetimeValue?.amountMinor ?? 0));
    const expected = value.curve?.future.map(({ expectedMinor }) => expectedMinor) ?? [];
    expect(expected).toEqual([...expected].sort((a, b) => a - b));
    expect(value.aliveOverTime?.[0]).toMatchObject({ on: '2025-09-05' });
    expect(value.aliveOverTime?.at(-1)?.probability).toBeCloseTo(value.probabilityAlive ?? 0, 9);
    expect(value.drift).toBeNull();
  });

  it('says plainly whom it cannot judge', async () => {
    expect(await askValue(await partyOf('cho'))).toMatchObject({
      outcome: 'not-judged',
      reason: 'after-window',
    });
    expect(await askValue(await partyOf('dan'))).toMatchObject({
      outcome: 'not-judged',
      reason: 'other-currency',
    });
    await expect(askValue('0198f00d-0000-7000-8000-000000000000')).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('counts who is not judged because of the currency', async () => {
    const { current } = await database.act('manager', (ctx) => getOverview(ctx));

    expect(current?.summary?.notJudged.otherCurrency).toBe(1);
  });

  it('shows agents the rhythm, but no amounts of value and no probabilities', async () => {
    const mask = compileMask(valueRoutes.getCustomerValue.response);
    const listMask = compileMask(valueRoutes.listDrifting.response);
    const agent = actorWithRole('agent');
    const value = await askValue(await partyOf('ada'));

    expect(mask?.(value, agent)).toMatchObject({
      facts: { usualGapDays: 31, spentMinor: 180_000 },
      lifetimeValue: null,
      probabilityAlive: null,
      curve: null,
      aliveOverTime: null,
      rfm: null,
    });
    expect(mask?.(value, actorWithRole('relationship-manager'))).toEqual(value);
    expect(listMask?.(await drifting(), agent)).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ lifetimeValue: null, probabilityAlive: null, valueRankShare: null }),
      ]),
    });
  });

  it('lists hidden gems, most valuable first (S1-43)', async () => {
    const admin = actorWithRole('administrator');
    const { items } = await listHiddenGemRows(database.db, admin, { limit: 50, currency: 'CNY' });

    expect(items.length).toBeGreaterThan(3);
    for (const gem of items) expect(gem.valueRankShare).toBeLessThanOrEqual(0.2);
  });

  it('measures the margin where most costs are known, and uses the settings elsewhere', async () => {
    const first = {
      marginShare: 0.45,
      discountRatePerYear: 0.08,
      horizonWeeks: 104,
      careTasksPerDay: 0,
      version: 0,
    };
    await database.act('manager', (ctx) => changeSettings(ctx, first));
    await expect(database.act('manager', (ctx) => changeSettings(ctx, first))).rejects.toMatchObject({
      problem: { code: 'value-settings-changed-meanwhile' },
    });
    await database.act('analyst', (ctx) => startRun(ctx, {}));
    await database.settle();
    const assumed = await database.act('manager', (ctx) => getOverview(ctx));
    await sql`update orders.order_line set cost_minor = amount_minor / 4`.execute(database.db);
    await database.act('analyst', (ctx) => startRun(ctx, {}));
    await database.settle();
    const measured = await database.act('manager', (ctx) => getOverview(ctx));

    expect(assumed.current?.settings).toMatchObject({
      marginShare: 0.45,
      marginSource: 'assumed',
      horizonWeeks: 104,
    });
    expect(measured.current?.settings?.marginSource).toBe('measured');
    expect(measured.current?.settings?.marginShare).toBeCloseTo(0.75, 2);
  });
});
