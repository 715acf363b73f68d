import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { AppointmentsTables } from './tables.ts';

export type WaitingRow = Selectable<AppointmentsTables['appointments.waiting']>;
export interface WaitingWithParty extends WaitingRow {
  party_name: string;
  party_number: string;
}

const withParty = sql`
  waiting.*, party.display_name as party_name, party.number as party_number
  from appointments.waiting waiting
  join parties.shared_party party on party.party_id = waiting.party_id`;

export async function insertWaiting(db: Database, row: WaitingRow): Promise<void> {
  await db
    .withTables<AppointmentsTables>()
    .insertInto('appointments.waiting')
    .values({ ...row, type_name: sql`${JSON.stringify(row.type_name)}::jsonb` })
    .execute();
}

export async function findWaiting(
  ctx: ActionContext,
  permission: Permission,
  waitingId: string,
): Promise<WaitingWithParty | undefined> {
  const { rows } = await sql<WaitingWithParty>`
    select ${withParty} where waiting.waiting_id = ${waitingId} and waiting.closed_at is null
      and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** One page of the waiting list, longest waiting first. */
export async function listWaitingRows(
  ctx: ActionContext,
  permission: Permission,
  filter: { branchId?: string | undefined; partyId?: string | undefined },
  page: { after: readonly [string, string] | null; limit: number },
): Promise<WaitingWithParty[]> {
  const { rows } = await sql<WaitingWithParty>`
    select ${withParty}
    where waiting.closed_at is null and party.archived_at is null and ${partyReach(ctx, permission)}
      and ${filter.branchId ? sql`waiting.branch_id = ${filter.branchId}` : sql`true`}
      and ${filter.partyId ? sql`waiting.party_id = ${filter.partyId}` : sql`true`}
      and ${page.after ? sql`(waiting.asked_at, waiting.waiting_id) > (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by waiting.asked_at, waiting.waiting_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** Who waits for a time such as one that has become free, longest waiting first. */
export async function listWaitingFor(
  ctx: ActionContext,
  permission: Permission,
  freed: { branchId: string; typeKey: string; personId: string; onDate: string; exceptPartyId: string },
  limit: number,
): Promise<WaitingWithParty[]> {
  const { rows } = await sql<WaitingWithParty>`
    select ${withParty}
    where waiting.closed_at is null and waiting.branch_id = ${freed.branchId} and waiting.type_key = ${freed.typeKey}
      and (waiting.person_id is null or waiting.person_id = ${freed.personId})
      and ${freed.onDate}::date between waiting.from_on and waiting.until_on
      and waiting.party_id <> ${freed.exceptPartyId}
      and party.archived_at is null and party.died_on is null and ${partyReach(ctx, permission)}
    order by waiting.asked_at, waiting.waiting_id
    limit ${limit}`.execute(ctx.db);
  return rows;
}

/** Closes what a customer waited for; those that end before the day or begin after it stay. */
export async function closeWaiting(
  db: Database,
  asked: { partyId: string; typeKey?: string; onDate?: string; waitingId?: string },
  closed: { at: string; because: 'booked' | 'withdrawn' },
): Promise<void> {
  await sql`
    update appointments.waiting set closed_at = ${closed.at}, closed_because = ${closed.because}
    where party_id = ${asked.partyId} and closed_at is null
      and ${asked.waitingId ? sql`waiting_id = ${asked.waitingId}` : sql`true`}
      and ${asked.typeKey ? sql`type_key = ${asked.typeKey}` : sql`true`}
      and ${asked.onDate ? sql`${asked.onDate}::date between from_on and until_on` : sql`true`}`.execute(db);
}
