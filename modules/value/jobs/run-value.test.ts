import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayNumber } from '#analytics';
import { runJob } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { cancelRun } from '../actions/cancel-run.ts';
import { startRun } from '../actions/start-run.ts';
import type { RunState } from '../contract/index.ts';
import { findLastRun, findOpenRun, findRun, updateOpenRun } from '../data/run-queries.ts';
import { cdnowSample } from '../testing/cdnow.ts';
import { purchasesOf, recordPurchases } from '../testing/record-purchases.ts';
import { simulatedHistories } from '../testing/simulated-histories.ts';
import { runValueJob } from './run-value.ts';

const sample = cdnowSample();
const start = (database: TestDatabase, body = {}) => database.act('analyst', (ctx) => startRun(ctx, body));

async function runToEnd(database: TestDatabase, body = {}) {
  const { runId } = await start(database, body);
  await database.settle();
  const run = await findRun(database.db, runId);
  if (!run) throw new Error('the run has vanished');
  return run;
}

describe.skipIf(!sample)('a value run over the CDNOW sample, recorded as sales (S0-4, S1-18)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await recordPurchases(database, sample ?? []);
  });
  afterAll(() => database.drop());

  it('fits, tries, chooses and scores, and gives every customer’s figures to the lists', async () => {
    const run = await runToEnd(database);

    expect(run.state).toBe('done');
    expect(run.number).toBe(1);
    expect(run.requestedByName).toBe('a analyst');
    expect(run.summary?.customers).toBe(2357);
    expect(run.holdout?.actualPurchases).toBe(1882);
    const bgNbd = run.models.find(({ name, fittedTo }) => name === 'bg-nbd' && fittedTo === 'calibration');
    expect(bgNbd?.parameters.r).toBeCloseTo(0.2425945, 5);
    expect(bgNbd?.parameters.alpha).toBeCloseTo(4.413602, 4);
    const { rows } = await sql<{ scores: number; figures: number; equity: number; ranged: number }>`
      select (select count(*) from value.score)::integer as scores,
             (select count(*) from parties.figure where value_run_id = ${run.runId})::integer as figures,
             (select sum(lifetime_value_minor) from value.score)::bigint as equity,
             (select count(*) from parties.figure
               where lifetime_value_low_minor <= lifetime_value_high_minor and drift is not null)::integer as ranged`.execute(
      database.db,
    );
    // Eight customers have bought only for nothing.
    expect(run.summary?.notJudged.noPositiveAmount).toBe(8);
    expect(rows[0]).toMatchObject({ scores: 2357, figures: 2357, ranged: 2349 });
    expect(rows[0]?.equity).toBeGreaterThan((run.summary?.equityMinor.expected ?? 0) - 2357);
    expect(rows[0]?.equity).toBeLessThan((run.summary?.equityMinor.expected ?? 0) + 2357);
  });

  it('replaces scores by those of the next run and keeps both runs', async () => {
    const again = await runToEnd(database, { observationEndOn: '1998-05-31' });

    expect(again.number).toBe(2);
    expect(again.window).toMatchObject({ observationEndOn: '1998-05-31', endsAtLastPurchase: false });
    const { rows } = await sql`select distinct run_id as "runId" from value.score`.execute(database.db);
    expect(rows).toEqual([{ runId: again.runId }]);
    expect((await findLastRun(database.db, ['done']))?.runId).toBe(again.runId);
  });
});

describe('the life of a value run', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    const histories = simulatedHistories({
      customers: 300,
      firstDay: dayNumber('2024-06-01'),
      lastDay: dayNumber('2026-03-01'),
    });
    await recordPurchases(database, purchasesOf(histories));
  });
  afterAll(() => database.drop());

  it('refuses a second run while one is on its way, and lets it be cancelled', async () => {
    const { runId } = await start(database);

    await expect(start(database)).rejects.toMatchObject({ problem: { code: 'value-run-in-progress' } });
    await database.act('analyst', (ctx) => cancelRun(ctx, runId));
    await database.settle();

    expect((await findRun(database.db, runId))?.state satisfies RunState | undefined).toBe('cancelled');
    await expect(database.act('analyst', (ctx) => cancelRun(ctx, runId))).rejects.toMatchObject({
      problem: { code: 'value-run-already-ended' },
    });
  });

  it('stops at the next safe point when cancelled while it runs, and changes no score', async () => {
    const { runId } = await start(database);
    await updateOpenRun(database.db, runId, { cancel_requested_at: database.clock.now() });

    await database.settle();

    expect(await findRun(database.db, runId)).toMatchObject({ state: 'cancelled', failure: null });
    const { rows } = await sql`select 1 from value.score limit 1`.execute(database.db);
    expect(rows).toHaveLength(0);
  });

  it('takes up again what was killed in the middle, under the same number', async () => {
    const { runId, number } = await start(database);
    const killed = new AbortController();
    killed.abort(new Error('the worker was stopped'));

    await expect(runJob(database.platform, runValueJob, { runId }, killed.signal)).rejects.toThrow(
      'the worker was stopped',
    );
    expect((await findOpenRun(database.db))?.state).toBe('running');
    await runJob(database.platform, runValueJob, { runId }, new AbortController().signal);
    await database.settle();

    expect(await findRun(database.db, runId)).toMatchObject({ state: 'done', number });
  });

  it('does nothing when its job is delivered once more after the end', async () => {
    const before = await findLastRun(database.db, ['done']);

    await runJob(database.platform, runValueJob, { runId: before?.runId }, new AbortController().signal);

    expect(await findLastRun(database.db, ['done'])).toEqual(before);
    expect(await findOpenRun(database.db)).toBeUndefined();
  });

  it('opens its own run when the night calls', async () => {
    await runJob(database.platform, runValueJob, {}, new AbortController().signal);

    const run = await findLastRun(database.db, ['done']);
    expect(run).toMatchObject({ requestedByName: null, state: 'done' });
    expect(run?.window?.observationEndOn).toBe('2026-03-01');
  });

  it('takes a run that has been silent for a quarter of an hour for lost', async () => {
    const { runId } = await start(database);
    await sql`update value.run set progress_at = ${new Date(database.clock.now().getTime() - 16 * 60_000)}
              where run_id = ${runId}`.execute(database.db);

    const next = await start(database);

    expect(await findRun(database.db, runId)).toMatchObject({ state: 'failed', failure: 'lost' });
    expect(next.state).toBe('queued');
    await database.act('analyst', (ctx) => cancelRun(ctx, next.runId));
  });
});

describe('a value run without enough to learn from', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  it('says that there are no purchases', async () => {
    expect(await runToEnd(database)).toMatchObject({
      state: 'not-enough-data',
      missing: { counted: 'purchases' },
    });
  });

  it('says how many days of history there are and how many it needs', async () => {
    await recordPurchases(database, [
      { customerNumber: 'C1', purchasedOn: '2026-02-20', amountMinor: 1000 },
      { customerNumber: 'C1', purchasedOn: '2026-02-25', amountMinor: 1000 },
    ]);

    expect(await runToEnd(database)).toMatchObject({
      state: 'not-enough-data',
      missing: { counted: 'days-of-history', found: 10, needed: 182 },
      summary: null,
    });
  });
});
