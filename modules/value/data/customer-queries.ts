import { sql } from 'kysely';
import type { Database } from '#platform';
import type { DriftReason, DriftState } from '../contract/index.ts';
import type { ScoreRow, ValueTables } from './tables.ts';

/** What the last run says of one customer. */
export async function findScore(db: Database, partyId: string): Promise<ScoreRow | undefined> {
  return db
    .withTables<ValueTables>()
    .selectFrom('value.score')
    .selectAll()
    .where('party_id', '=', partyId)
    .executeTakeFirst();
}

/** Whether and why one customer has left their own pattern. */
export async function findDriftOf(
  db: Database,
  partyId: string,
): Promise<{ state: DriftState; reasons: DriftReason[] } | undefined> {
  return db
    .withTables<ValueTables>()
    .selectFrom('value.drift')
    .select(['state', 'reasons'])
    .where('party_id', '=', partyId)
    .executeTakeFirst();
}

/** Whether a day of death is on a customer's file. */
export async function hasDied(db: Database, partyId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from parties.shared_party where party_id = ${partyId} and died_on is not null`.execute(db);
  return rows.length > 0;
}
