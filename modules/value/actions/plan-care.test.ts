import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayNumber } from '#analytics';
import { completeCareTask, listCareTasks } from '#modules/follow-ups';
import { systemActor } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { purchasesOf, recordPurchases } from '../testing/record-purchases.ts';
import { simulatedHistories } from '../testing/simulated-histories.ts';
import { changeSettings } from './change-settings.ts';
import { planCare } from './plan-care.ts';
import { startRun } from './start-run.ts';

describe('the rule that plans care (S1-42)', () => {
  let database: TestDatabase;
  const run = async () => {
    await database.act('analyst', (ctx) => startRun(ctx, {}));
    await database.settle();
  };
  const allow = (careTasksPerDay: number, version: number) =>
    database.act('manager', (ctx) =>
      changeSettings(ctx, {
        marginShare: 0.3,
        discountRatePerYear: 0.1,
        horizonWeeks: 104,
        careTasksPerDay,
        version,
      }),
    );
  const openTasks = async () => {
    const { rows } = await sql<{ partyId: string }>`
      select party_id as "partyId" from follow_ups.shared_open_care_task`.execute(database.db);
    return rows.map(({ partyId }) => partyId);
  };
  const mostAtRisk = async (count: number) => {
    const { rows } = await sql<{ partyId: string }>`
      select party_id as "partyId" from value.drift where state = 'drifting'
       order by value_at_risk_minor desc, party_id limit ${count}`.execute(database.db);
    return rows.map(({ partyId }) => partyId);
  };

  beforeAll(async () => {
    database = await testDatabase();
    const histories = simulatedHistories({
      customers: 300,
      firstDay: dayNumber('2024-06-01'),
      lastDay: dayNumber('2026-02-01'),
    });
    await recordPurchases(database, purchasesOf(histories));
    database.clock.moveTo('2026-03-02T09:00:00.000Z');
  });
  afterAll(() => database.drop());

  it('plans nothing until somebody asks for it', async () => {
    await run();

    expect(await openTasks()).toEqual([]);
  });

  it('plans as many a day as it may, most value at risk first, for who looks after them', async () => {
    await allow(3, 0);
    await run();

    const planned = await openTasks();
    expect(planned.toSorted()).toEqual((await mostAtRisk(3)).toSorted());
    const { items } = await database.act('manager', (ctx) =>
      listCareTasks(ctx, { whose: 'all', state: 'open', limit: 10 }),
    );
    expect(items.map(({ dueOn }) => dueOn)).toEqual(['2026-03-02', '2026-03-02', '2026-03-02']);
    await run();
    expect(await openTasks()).toHaveLength(3);
  });

  it('plans once for each time somebody drifts, also when the care is over', async () => {
    const before = await openTasks();
    const { items } = await database.act('manager', (ctx) =>
      listCareTasks(ctx, { whose: 'all', state: 'open', limit: 10 }),
    );
    for (const { careTaskId } of items) {
      await database.act('manager', (ctx) =>
        completeCareTask(ctx, { careTaskId, outcome: 'reached', note: '', minutes: null }),
      );
    }
    await database.settle();
    await sql`delete from value.drift_snooze`.execute(database.db);
    database.clock.moveTo('2026-03-03T09:00:00.000Z');

    const planned = await database.act(systemActor, planCare);

    expect(planned).toBe(3);
    expect((await openTasks()).filter((partyId) => before.includes(partyId))).toEqual([]);
    expect(await database.act(systemActor, planCare)).toBe(0);
  });
});
