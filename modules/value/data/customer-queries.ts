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
