import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Page } from '#contract-kit';
import { type Database, decodeCursor, encodeCursor } from '#platform';
import type { RunListItem, RunState, ValueRun } from '../contract/index.ts';
import type { RunTable, ValueTables } from './tables.ts';

export interface NewRun {
  runId: string;
  number: number;
  requestedAt: Date;
  requestedBy: { staffId: string; name: string } | null;
  askedEndOn: string | null;
}

const OPEN: readonly RunState[] = ['queued', 'running'];

/** False when another run is open. */
export async function insertRun(db: Database, run: NewRun): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .withTables<ValueTables>()
    .insertInto('value.run')
    .values({
      run_id: run.runId,
      number: run.number,
      state: 'queued',
      progress_at: run.requestedAt,
      requested_at: run.requestedAt,
      requested_by: run.requestedBy?.staffId ?? null,
      requested_by_name: run.requestedBy?.name ?? null,
      asked_end_on: run.askedEndOn,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findRun(db: Database, runId: string): Promise<ValueRun | undefined> {
  const row = await db
    .withTables<ValueTables>()
    .selectFrom('value.run')
    .selectAll()
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return row && toRun(row);
}

/** The run on its way. `forUpdate` makes those who want to end it, or start another, wait for each other. */
export async function findOpenRun(
  db: Database,
  options: { forUpdate?: boolean } = {},
): Promise<(ValueRun & { progressAt: string; askedEndOn: string | null }) | undefined> {
  let query = db.withTables<ValueTables>().selectFrom('value.run').selectAll().where('state', 'in', OPEN);
  if (options.forUpdate) query = query.forUpdate();
  const row = await query.executeTakeFirst();
  return row && { ...toRun(row), progressAt: row.progress_at, askedEndOn: row.asked_end_on };
}

/** The last run that ended in one of the states. */
export async function findLastRun(db: Database, states: readonly RunState[]): Promise<ValueRun | undefined> {
  const row = await db
    .withTables<ValueTables>()
    .selectFrom('value.run')
    .selectAll()
    .where('state', 'in', states)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toRun(row);
}

const cursorValues = z.tuple([z.int()]);

export async function listRunRows(
  db: Database,
  page: { limit: number; cursor?: string | undefined },
): Promise<Page<RunListItem>> {
  let query = db
    .withTables<ValueTables>()
    .selectFrom('value.run')
    .selectAll()
    .orderBy('number', 'desc')
    .limit(page.limit + 1);
  if (page.cursor) query = query.where('number', '<', decodeCursor(page.cursor, cursorValues)[0]);
  const rows = await query.execute();
  const items = rows.slice(0, page.limit).map(toRunListItem);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > page.limit && last ? encodeCursor([last.number]) : null };
}

/** Changes a run that is still open; false when it has ended in the meantime. */
export async function updateOpenRun(
  db: Database,
  runId: string,
  change: Partial<{ [Column in keyof RunTable]: unknown }>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .withTables<ValueTables>()
    .updateTable('value.run')
    .set(encoded(change))
    .where('run_id', '=', runId)
    .where('state', 'in', OPEN)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Keeps what a run has learnt and begins its last phase; false when somebody has cancelled it, and from then on nobody can. */
export async function beginWriting(
  db: Database,
  runId: string,
  learnt: Pick<ValueRun, 'settings' | 'window' | 'models' | 'choice' | 'holdout' | 'summary'>,
  customers: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .withTables<ValueTables>()
    .updateTable('value.run')
    .set(encoded({ ...learnt, progress: { phase: 'writing', done: 0, total: customers } }))
    .where('run_id', '=', runId)
    .where('state', '=', 'running')
    .where('cancel_requested_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function isCancelRequested(db: Database, runId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from value.run
    where run_id = ${runId} and (cancel_requested_at is not null or state not in ('queued', 'running'))`.execute(
    db,
  );
  return rows.length > 0;
}

function encoded(change: Record<string, unknown>): Record<string, unknown> {
  const isJson = (value: unknown) => typeof value === 'object' && value !== null && !(value instanceof Date);
  return Object.fromEntries(
    Object.entries(change).map(([column, value]) => [column, isJson(value) ? JSON.stringify(value) : value]),
  );
}

function toRunListItem(row: Selectable<RunTable>): RunListItem {
  return {
    runId: row.run_id,
    number: row.number,
    state: row.state,
    progress: row.progress,
    requestedAt: row.requested_at,
    requestedByName: row.requested_by_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    cancelRequestedAt: row.cancel_requested_at,
    window: row.window,
    chosenModel: row.choice?.model ?? null,
    cumulativeErrorShare: row.holdout?.cumulativeErrorShare ?? null,
    holdoutErrorShare: row.holdout?.holdoutErrorShare ?? null,
    customers: row.summary?.customers ?? null,
    equityMinor: row.summary?.equityMinor ?? null,
    currency: row.settings?.currency ?? null,
  };
}

function toRun(row: Selectable<RunTable>): ValueRun {
  return {
    ...toRunListItem(row),
    settings: row.settings,
    models: row.models,
    choice: row.choice,
    holdout: row.holdout,
    summary: row.summary,
    missing: row.missing,
    failure: row.failure,
  };
}

/** Deletes the runs that have ended, unless anybody they judged is left. */
export async function deleteEndedRunsOfNobody(db: Database): Promise<void> {
  await sql`
    delete from value.run
     where state not in ('queued', 'running') and not exists (select 1 from value.score)`.execute(db);
}
