import { sql } from 'kysely';
import type { Database, TimelineQuery } from '#platform';
import type { TimelineTables } from './tables.ts';

export type InteractionRow = TimelineTables['timeline.interaction'];
export type RetractionRow = TimelineTables['timeline.retraction'];

export interface RecordedInteraction extends InteractionRow {
  retracted_at: string | null;
  retracted_by_name: string | null;
}

export async function insertInteraction(db: Database, row: InteractionRow): Promise<void> {
  await db.withTables<TimelineTables>().insertInto('timeline.interaction').values(row).execute();
}

function recordedInteractions(db: Database) {
  return db
    .withTables<TimelineTables>()
    .selectFrom('timeline.interaction as interaction')
    .leftJoin('timeline.retraction as retraction', (join) =>
      join
        .onRef('retraction.party_id', '=', 'interaction.party_id')
        .onRef('retraction.interaction_id', '=', 'interaction.interaction_id'),
    )
    .selectAll('interaction')
    .select(['retraction.at as retracted_at', 'retraction.by_name as retracted_by_name']);
}

export async function findInteraction(
  db: Database,
  partyId: string,
  interactionId: string,
): Promise<RecordedInteraction | undefined> {
  return recordedInteractions(db)
    .where('interaction.party_id', '=', partyId)
    .where('interaction.interaction_id', '=', interactionId)
    .executeTakeFirst();
}

export async function listInteractionRows(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
  options: { withRetracted: boolean },
): Promise<RecordedInteraction[]> {
  let query = recordedInteractions(db)
    .where('interaction.party_id', '=', partyId)
    .orderBy('interaction.occurred_at', 'desc')
    .orderBy('interaction.interaction_id', 'desc')
    .limit(limit);
  if (!options.withRetracted) query = query.where('retraction.at', 'is', null);
  if (before) {
    query = query.where(
      sql<boolean>`(interaction.occurred_at, interaction.interaction_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)`,
    );
  }
  return query.execute();
}

/** Keeps the first retraction: two people who take the same note back do not contend. */
export async function insertRetraction(db: Database, row: RetractionRow): Promise<void> {
  await db
    .withTables<TimelineTables>()
    .insertInto('timeline.retraction')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
