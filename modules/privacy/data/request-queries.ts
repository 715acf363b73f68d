import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Database } from '#platform';
import type { PrivacyTables } from './tables.ts';

export type RequestRow = Selectable<PrivacyTables['privacy.request']>;
export type RequestStepRow = Selectable<PrivacyTables['privacy.request_step']>;

const tables = (db: Database) => db.withTables<PrivacyTables>();

export async function insertRequest(
  db: Database,
  row: Insertable<PrivacyTables['privacy.request']>,
): Promise<void> {
  await tables(db).insertInto('privacy.request').values(row).execute();
}

export async function insertRequestStep(
  db: Database,
  row: Insertable<PrivacyTables['privacy.request_step']>,
): Promise<void> {
  await tables(db).insertInto('privacy.request_step').values(row).execute();
}

export async function findRequest(db: Database, requestId: string): Promise<RequestRow | undefined> {
  return tables(db)
    .selectFrom('privacy.request')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst();
}

/** The row, held until the transaction ends: two who close it at once do it once. */
export async function findRequestForUpdate(db: Database, requestId: string): Promise<RequestRow | undefined> {
  return tables(db)
    .selectFrom('privacy.request')
    .selectAll()
    .where('request_id', '=', requestId)
    .forUpdate()
    .executeTakeFirst();
}

export async function updateRequest(
  db: Database,
  requestId: string,
  change: Updateable<PrivacyTables['privacy.request']>,
): Promise<void> {
  await tables(db)
    .updateTable('privacy.request')
    .set({ ...change, version: sql<number>`version + 1` })
    .where('request_id', '=', requestId)
    .execute();
}

export async function listRequestSteps(db: Database, requestId: string): Promise<RequestStepRow[]> {
  return tables(db)
    .selectFrom('privacy.request_step')
    .selectAll()
    .where('request_id', '=', requestId)
    .orderBy('at')
    .orderBy('step_id')
    .execute();
}

/** A page of requests: open ones by the day they are due, closed ones latest first. */
export async function listRequestRows(
  db: Database,
  state: 'open' | 'closed',
  page: { after: readonly [string, string] | null; limit: number },
): Promise<RequestRow[]> {
  const query = tables(db).selectFrom('privacy.request').selectAll().limit(page.limit);
  const [at, id] = page.after ?? [];
  if (state === 'open') {
    const beyond = sql<boolean>`(due_on, request_id) > (${at}::date, ${id}::uuid)`;
    return query
      .where('closed_at', 'is', null)
      .where(page.after ? beyond : sql<boolean>`true`)
      .orderBy('due_on')
      .orderBy('request_id')
      .execute();
  }
  const beyond = sql<boolean>`(closed_at, request_id) < (${at}::timestamptz, ${id}::uuid)`;
  return query
    .where('closed_at', 'is not', null)
    .where(page.after ? beyond : sql<boolean>`true`)
    .orderBy('closed_at', 'desc')
    .orderBy('request_id', 'desc')
    .execute();
}

/** Takes people's own words out of their requests; that a request came and how it was answered stays. */
export async function pseudonymiseRequests(db: Database, partyIds: readonly string[]): Promise<void> {
  await sql`
    update privacy.request_step set note = '' where request_id in
      (select request_id from privacy.request where subject_id = any(${[...partyIds]}::uuid[]))`.execute(db);
  await sql`
    update privacy.request set requester_name = '', requester_contact = '', details = '', version = version + 1
    where subject_id = any(${[...partyIds]}::uuid[])`.execute(db);
}

export async function moveRequests(db: Database, { from, to }: { from: string; to: string }): Promise<void> {
  await tables(db)
    .updateTable('privacy.request')
    .set({ subject_id: to })
    .where('subject_id', '=', from)
    .execute();
}
