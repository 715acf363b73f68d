import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlaceOfWork } from '#modules/timeline/testing';
import { runJob } from '#platform';
import { type TestDatabase, testDatabase } from '#test-kit';
import { keepRules } from '../actions/rules.ts';
import { insertPlanning } from '../data/planning-run-queries.ts';
import { aRule, fitCustomer } from '../testing/index.ts';
import { planJob } from './plan-job.ts';

const NOW = '2026-01-15T06:00:00.000Z';
const CUSTOMERS = 6;
const SHARE = 2;
const PATIENCE_MILLISECONDS = 60_000;
const rules = [aRule()];

describe('planning for everybody', () => {
  let database: TestDatabase;
  let worker: ChildProcess | undefined;
  beforeAll(async () => {
    database = await testDatabase({ now: NOW });
    const place = await aPlaceOfWork(database);
    await database.act('administrator', (ctx) => keepRules(ctx, rules, { onSince: '2026-01-01' }));
    for (let made = 0; made < CUSTOMERS; made += 1) {
      const partyId = await place.aCustomer();
      await database.act(place.annLee, (ctx) => fitCustomer(ctx, partyId));
    }
  });
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await database.drop();
  });

  it('comes to the same when it is run twice, and when its process is killed half-way and it is run again', async () => {
    await planAll(await begin());
    const undisturbed = await planned();
    await planAll(await begin());
    expect(undisturbed).toHaveLength(CUSTOMERS);
    expect(await planned()).toEqual(undisturbed);

    const planningId = await begin();
    const last = undisturbed.at(-1);
    const held = await holding(last?.party_id ?? '', async () => {
      worker = spawn(
        process.execPath,
        [
          fileURLToPath(new URL('../testing/plan-worker.ts', import.meta.url)),
          ...[database.url, NOW, planningId, String(SHARE)],
        ],
        { stdio: 'ignore' },
      );
      await until(async () => (await progressOf(planningId)) > 0 && (await waitsForLock()));
      const gone = new Promise((resolve) => worker?.once('exit', resolve));
      worker.kill('SIGKILL');
      await gone;
      return planned();
    });
    expect(held.length).toBeGreaterThan(0);
    expect(held.length).toBeLessThan(CUSTOMERS);

    await planAll(planningId);
    expect(await planned()).toEqual(undisturbed);
    expect(await progressOf(planningId)).toBe(1);
  });

  async function begin(): Promise<string> {
    const planningId = crypto.randomUUID();
    await insertPlanning(database.db, { planningId, at: database.clock.now(), byName: 'Ann Lee' });
    return planningId;
  }

  const planAll = (planningId: string) =>
    runJob(database.platform, planJob(rules, SHARE), { planningId }, new AbortController().signal);

  async function planned() {
    const { rows } = await sql<{ party_id: string }>`
      select party_id, care_task_id, rule_key, rule_version, subject_id, anchor_on, nominal_on, due_on, channel, closed_at
      from follow_ups.care_task order by party_id, care_task_id`.execute(database.db);
    return rows;
  }

  /** Empties the list, while a transaction that does not end keeps the tasks of one customer locked. */
  async function holding<T>(partyId: string, work: () => Promise<T>): Promise<T> {
    await sql`create table follow_ups.kept as select * from follow_ups.care_task where party_id = ${partyId}`.execute(
      database.db,
    );
    await sql`delete from follow_ups.care_task`.execute(database.db);
    const letGo = new Error('let go');
    let result: T | undefined;
    try {
      await database.platform.database.inTransaction(async (tx) => {
        await sql`insert into follow_ups.care_task select * from follow_ups.kept`.execute(tx);
        result = await work();
        throw letGo;
      });
    } catch (error) {
      if (error !== letGo) throw error;
    }
    if (result === undefined) throw new Error('nothing was held');
    return result;
  }

  async function progressOf(planningId: string): Promise<number> {
    const { rows } = await sql<{ progress: number }>`
      select progress from follow_ups.planning where planning_id = ${planningId}`.execute(database.db);
    return rows[0]?.progress ?? 0;
  }

  async function waitsForLock(): Promise<boolean> {
    const { rows } = await sql<{ waits: boolean }>`
      select exists (select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock') as waits`.execute(database.db);
    return rows[0]?.waits ?? false;
  }
});

async function until(reached: () => Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += 50) {
    if (await reached()) return;
    await sleep(50);
  }
  throw new Error('waited a minute in vain');
}
