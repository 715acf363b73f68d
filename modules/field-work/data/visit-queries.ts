import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database, TimelineQuery } from '#platform';
import { json, tables } from './reach.ts';
import type { FieldWorkTables } from './tables.ts';

export type VisitRow = Selectable<FieldWorkTables['field_work.visit']>;
export type VisitFactRow = Selectable<FieldWorkTables['field_work.visit_fact']>;
export type PlaceRow = Selectable<FieldWorkTables['field_work.place']>;

/** A visit with what one who goes there needs of the customer. */
export interface VisitWithParty extends VisitRow {
  party_name: string;
  party_number: string;
  phone: string | null;
}

const withParty = sql`
  visit.*, party.display_name as party_name, party.number as party_number, (
    select contact.value from parties.shared_contact_point contact
    where contact.party_id = visit.party_id and contact.kind = 'phone'
    order by contact.preferred_at desc nulls last, contact.added_at, contact.contact_point_id limit 1
  ) as phone
  from field_work.visit visit
  join parties.shared_party party on party.party_id = visit.party_id`;

export async function insertVisits(db: Database, rows: readonly VisitRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tables(db)
    .insertInto('field_work.visit')
    .values(rows.map((row) => ({ ...row, ...inJson(row) })))
    .execute();
}

export async function updateVisit(
  db: Database,
  { party_id, visit_id, ...row }: Pick<VisitRow, 'party_id' | 'visit_id'> & Partial<VisitRow>,
): Promise<void> {
  await tables(db)
    .updateTable('field_work.visit')
    .set({ ...row, ...inJson(row) })
    .where('party_id', '=', party_id)
    .where('visit_id', '=', visit_id)
    .execute();
}

function inJson({ body, place, report, signature }: Partial<VisitRow>) {
  return {
    ...(body === undefined ? {} : { body: json(body) }),
    ...(place === undefined ? {} : { place: json(place) }),
    ...(report === undefined ? {} : { report: json(report) }),
    ...(signature === undefined ? {} : { signature: signature === null ? null : json(signature) }),
  };
}

export async function insertVisitFacts(db: Database, rows: readonly VisitFactRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tables(db)
    .insertInto('field_work.visit_fact')
    .values([...rows])
    .execute();
}

export async function findVisit(
  ctx: ActionContext,
  permission: Permission,
  visitId: string,
): Promise<VisitWithParty | undefined> {
  const { rows } = await sql<VisitWithParty>`
    select ${withParty} where visit.visit_id = ${visitId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Holds a visit: of two who change it at once, the second waits here and then sees what the first did. */
export async function lockVisit(db: Database, partyId: string, visitId: string): Promise<void> {
  await tables(db)
    .selectFrom('field_work.visit')
    .select('visit_id')
    .where('party_id', '=', partyId)
    .where('visit_id', '=', visitId)
    .forUpdate()
    .execute();
}

export interface VisitFilter {
  fromOn?: string | undefined;
  untilOn?: string | undefined;
  branchId?: string | undefined;
  partyId?: string | undefined;
  roundId?: string | undefined;
  technicianId?: string | undefined;
  standing: 'open' | 'taking-place' | 'all';
}

const STANDING = {
  open: sql`visit.status in ('planned', 'arrived')`,
  'taking-place': sql`visit.status <> 'cancelled'`,
  all: sql`true`,
} as const;

/** Visits without a place in a route come after those that have one. */
const order = sql`(visit.visit_on, coalesce(visit.position, 100000), visit.visit_id)`;

/** One page, by day and in the order of the route. */
export async function listVisitRows(
  ctx: ActionContext,
  permission: Permission,
  filter: VisitFilter,
  page: { after: readonly [string, number, string] | null; limit: number },
): Promise<VisitWithParty[]> {
  const { fromOn, untilOn, branchId, partyId, roundId, technicianId } = filter;
  const { after } = page;
  const { rows } = await sql<VisitWithParty>`
    select ${withParty}
    where ${STANDING[filter.standing]} and ${partyReach(ctx, permission)} and party.archived_at is null
      and ${fromOn ? sql`visit.visit_on >= ${fromOn}::date` : sql`true`}
      and ${untilOn ? sql`visit.visit_on <= ${untilOn}::date` : sql`true`}
      and ${branchId ? sql`visit.branch_id = ${branchId}` : sql`true`}
      and ${partyId ? sql`visit.party_id = ${partyId}` : sql`true`}
      and ${roundId ? sql`visit.round_id = ${roundId}` : sql`true`}
      and ${technicianId ? sql`visit.technician_id = ${technicianId}` : sql`true`}
      and ${after ? sql`${order} > (${after[0]}::date, ${after[1]}::int, ${after[2]}::uuid)` : sql`true`}
    order by ${order}
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** Holds the visits of a day that a route can still move. */
export async function lockMovable(db: Database, branchId: string, visitOn: string): Promise<void> {
  await tables(db)
    .selectFrom('field_work.visit')
    .select('visit_id')
    .where('branch_id', '=', branchId)
    .where('visit_on', '=', visitOn)
    .where('status', '=', 'planned')
    .orderBy('visit_id')
    .forUpdate()
    .execute();
}

/** Adds a photo to a visit; one that is there stays once. */
export async function addPhotoTo(
  db: Database,
  { partyId, visitId, attachmentId }: { partyId: string; visitId: string; attachmentId: string },
): Promise<void> {
  await sql`
    update field_work.visit set photo_ids = array_append(photo_ids, ${attachmentId}::uuid)
    where party_id = ${partyId} and visit_id = ${visitId}
      and not photo_ids @> array[${attachmentId}::uuid]`.execute(db);
}

/** Where customers are visited now, by customer. */
export async function findPlaces(db: Database, partyIds: readonly string[]): Promise<Map<string, PlaceRow>> {
  const { rows } = await sql<PlaceRow>`
    select distinct on (place.party_id) place.* from field_work.place place
    where place.party_id = any(${partyIds}::uuid[]) and place.replaced_at is null
    order by place.party_id, place.recorded_at desc`.execute(db);
  return new Map(rows.map((row) => [row.party_id, row]));
}

/** From now on a customer is visited there; where they were visited before stays on record. */
export async function replacePlace(db: Database, row: PlaceRow): Promise<void> {
  await tables(db)
    .updateTable('field_work.place')
    .set({ replaced_at: row.recorded_at })
    .where('party_id', '=', row.party_id)
    .where('replaced_at', 'is', null)
    .execute();
  await tables(db).insertInto('field_work.place').values(row).execute();
}

/** What happened with visits to a customer, newest first. */
export async function listVisitFacts(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<VisitFactRow[]> {
  const { rows } = await sql<VisitFactRow>`
    select fact.* from field_work.visit_fact fact
    where fact.party_id = ${partyId} and fact.kind in ('planned', 'completed', 'not-met', 'cancelled')
      and ${before ? sql`(fact.at, fact.fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by fact.at desc, fact.fact_id desc
    limit ${limit}`.execute(db);
  return rows;
}
