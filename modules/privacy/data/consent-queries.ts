import type { Insertable, Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Database } from '#platform';
import type { PrivacyTables } from './tables.ts';

export type ConsentFactRow = Selectable<PrivacyTables['privacy.consent_fact']>;
export type MeasureRow = Selectable<PrivacyTables['privacy.measure']>;

const tables = (db: Database) => db.withTables<PrivacyTables>();

export async function insertConsentFacts(
  db: Database,
  rows: readonly Insertable<PrivacyTables['privacy.consent_fact']>[],
): Promise<void> {
  await tables(db)
    .insertInto('privacy.consent_fact')
    .values([...rows])
    .execute();
}

/** Latest decision first; of two made at one instant the one recorded last. */
export async function listConsentFacts(db: Database, partyId: string): Promise<ConsentFactRow[]> {
  return tables(db)
    .selectFrom('privacy.consent_fact')
    .selectAll()
    .where('party_id', '=', partyId)
    .orderBy('decided_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('fact_id', 'desc')
    .execute();
}

/** Of many customers, latest decision first. */
export async function listConsentFactsOf(
  db: Database,
  partyIds: readonly string[],
): Promise<ConsentFactRow[]> {
  return tables(db)
    .selectFrom('privacy.consent_fact')
    .selectAll()
    .where('party_id', 'in', [...partyIds])
    .orderBy('decided_at', 'desc')
    .orderBy('recorded_at', 'desc')
    .orderBy('fact_id', 'desc')
    .execute();
}

/** Of many customers, latest first. */
export async function listMeasuresOf(db: Database, partyIds: readonly string[]): Promise<MeasureRow[]> {
  return tables(db)
    .selectFrom('privacy.measure')
    .selectAll()
    .where('party_id', 'in', [...partyIds])
    .orderBy('placed_at', 'desc')
    .orderBy('measure_id', 'desc')
    .execute();
}

export async function insertMeasure(
  db: Database,
  row: Insertable<PrivacyTables['privacy.measure']>,
): Promise<void> {
  await tables(db).insertInto('privacy.measure').values(row).execute();
}

/** Latest first. */
export async function listMeasures(db: Database, partyId: string): Promise<MeasureRow[]> {
  return tables(db)
    .selectFrom('privacy.measure')
    .selectAll()
    .where('party_id', '=', partyId)
    .orderBy('placed_at', 'desc')
    .orderBy('measure_id', 'desc')
    .execute();
}

/** Lifts a measure that stands; `undefined` when there is none such. */
export async function markMeasureLifted(
  db: Database,
  measure: { partyId: string; measureId: string },
  by: { at: Date; name: string },
): Promise<MeasureRow | undefined> {
  return tables(db)
    .updateTable('privacy.measure')
    .set({ lifted_at: by.at, lifted_by_name: by.name })
    .where('party_id', '=', measure.partyId)
    .where('measure_id', '=', measure.measureId)
    .where('lifted_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Customers against whose data nothing may be deleted on a day. */
export async function listHeldParties(db: Database, todayOn: string): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('privacy.measure')
    .select('party_id')
    .distinct()
    .where('kind', '=', 'hold')
    .where('lifted_at', 'is', null)
    .where(sql<boolean>`(until_on is null or until_on >= ${todayOn}::date)`)
    .execute();
  return rows.map(({ party_id }) => party_id);
}

/** Facts of consents on the timeline, newest first. */
export async function listConsentsBefore(
  db: Database,
  partyId: string,
  before: { occurredAt: string; entryId: string } | null,
  limit: number,
): Promise<ConsentFactRow[]> {
  const earlier = before
    ? sql<boolean>`(decided_at, fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)`
    : sql<boolean>`true`;
  return tables(db)
    .selectFrom('privacy.consent_fact')
    .selectAll()
    .where('party_id', '=', partyId)
    .where(earlier)
    .orderBy('decided_at', 'desc')
    .orderBy('fact_id', 'desc')
    .limit(limit)
    .execute();
}

/** The key that signs links, made when first asked for. Two who make it at once end with the same one. */
export async function linkKey(db: Database, made: { key: string; at: Date }): Promise<string> {
  const existing = await findLinkKey(db);
  if (existing !== undefined) return existing;
  await tables(db)
    .insertInto('privacy.link_key')
    .values({ only_one: true, key: made.key, made_at: made.at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const stored = await findLinkKey(db);
  if (stored === undefined) throw new Error('the key for links was written and cannot be read');
  return stored;
}

export async function findLinkKey(db: Database): Promise<string | undefined> {
  const row = await tables(db).selectFrom('privacy.link_key').select('key').executeTakeFirst();
  return row?.key;
}

/** Decisions that came to a customer with a merge, by their keys. */
export async function listFactsThatCame(db: Database, partyId: string, mergeId: string): Promise<string[]> {
  const { rows } = await sql<{ factId: string }>`
    select row_key ->> 0 as "factId" from parties.shared_moved_row
    where party_id = ${partyId} and merge_id = ${mergeId} and table_name = 'privacy.consent_fact'`.execute(
    db,
  );
  return rows.map(({ factId }) => factId);
}

/** Takes back what a merge, not the customer, had decided. */
export async function deleteConsentFactsOfMerge(
  db: Database,
  partyId: string,
  evidence: string,
): Promise<void> {
  await tables(db)
    .deleteFrom('privacy.consent_fact')
    .where('party_id', '=', partyId)
    .where('source', '=', 'merge')
    .where('evidence', '=', evidence)
    .execute();
}
