import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database, TimelineQuery } from '#platform';
import type { RentalsTables } from './tables.ts';

export type RentalRow = Selectable<RentalsTables['rentals.rental']>;
export type RentalFactRow = Selectable<RentalsTables['rentals.rental_fact']>;
export type RentalShownRow = RentalRow & { party_name: string; party_number: string };

const tables = (db: Database) => db.withTables<RentalsTables>();

const shown = sql`
  rental.*, party.display_name as party_name, party.number as party_number
  from rentals.rental rental
  join parties.shared_party party on party.party_id = rental.party_id`;

export async function insertRental(db: Database, row: RentalRow): Promise<void> {
  await tables(db).insertInto('rentals.rental').values(row).execute();
}

export async function findRental(
  ctx: ActionContext,
  permission: Permission,
  rentalId: string,
): Promise<RentalShownRow | undefined> {
  const { rows } = await sql<RentalShownRow>`
    select ${shown} where rental.rental_id = ${rentalId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Of two who end a rental at once, the second waits here and then sees what the first did. */
export async function lockRental(db: Database, partyId: string, rentalId: string): Promise<void> {
  await tables(db)
    .selectFrom('rentals.rental')
    .select('rental_id')
    .where('party_id', '=', partyId)
    .where('rental_id', '=', rentalId)
    .forUpdate()
    .execute();
}

export async function updateRental(
  db: Database,
  { party_id, rental_id }: Pick<RentalRow, 'party_id' | 'rental_id'>,
  standing: Pick<RentalRow, 'due_on' | 'ended_on' | 'ended_as' | 'revision'>,
): Promise<void> {
  await tables(db)
    .updateTable('rentals.rental')
    .set(standing)
    .where('party_id', '=', party_id)
    .where('rental_id', '=', rental_id)
    .execute();
}

export async function insertRentalFact(db: Database, row: RentalFactRow): Promise<void> {
  await tables(db)
    .insertInto('rentals.rental_fact')
    .values({ ...row, details: sql`${JSON.stringify(row.details)}::jsonb` })
    .execute();
}

/** All that happened with a rental, oldest first. */
export async function listRentalFacts(
  db: Database,
  { party_id, rental_id }: Pick<RentalRow, 'party_id' | 'rental_id'>,
): Promise<RentalFactRow[]> {
  return tables(db)
    .selectFrom('rentals.rental_fact')
    .selectAll()
    .where('party_id', '=', party_id)
    .where('rental_id', '=', rental_id)
    .orderBy('position')
    .execute();
}

export interface RentalFilter {
  partyId?: string | undefined;
  state: 'out' | 'overdue' | 'ended';
}

/** One page: what is out, due first; what is overdue, longest first; what is over, latest first. */
export async function listRentalRows(
  ctx: ActionContext,
  permission: Permission,
  { partyId, state }: RentalFilter,
  { todayOn, ...page }: { todayOn: string; after: readonly [string, string] | null; limit: number },
): Promise<RentalShownRow[]> {
  const isEnded = state === 'ended';
  const by = isEnded ? sql`rental.ended_on` : sql`rental.due_on`;
  const direction = isEnded ? sql`desc` : sql`asc`;
  const { rows } = await sql<RentalShownRow>`
    select ${shown}
    where ${isEnded ? sql`rental.ended_on is not null` : sql`rental.ended_on is null`}
      and ${partyReach(ctx, permission)} and party.archived_at is null
      and ${partyId ? sql`rental.party_id = ${partyId}` : sql`true`}
      and ${state === 'overdue' ? sql`rental.due_on < ${todayOn}::date` : sql`true`}
      and ${page.after ? sql`(${by}, rental.rental_id) ${isEnded ? sql`<` : sql`>`} (${page.after[0]}::date, ${page.after[1]}::uuid)` : sql`true`}
    order by ${by} ${direction}, rental.rental_id ${direction}
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

export type RentalFactOnTimeline = RentalFactRow & { number: string; unit_name: string };

/** What happened with a customer's rentals, newest first. */
export async function listFactsOfParty(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<RentalFactOnTimeline[]> {
  const { rows } = await sql<RentalFactOnTimeline>`
    select fact.*, rental.number, rental.unit_name
    from rentals.rental_fact fact
    join rentals.rental rental on rental.party_id = fact.party_id and rental.rental_id = fact.rental_id
    where fact.party_id = ${partyId}
      and ${before ? sql`(fact.at, fact.fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by fact.at desc, fact.fact_id desc
    limit ${limit}`.execute(db);
  return rows;
}
