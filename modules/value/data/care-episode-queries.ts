import { sql } from 'kysely';
import type { Database } from '#platform';

/** How many episodes of drift the rule has planned care for on a day. */
export async function countPlannedEpisodes(db: Database, plannedOn: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from value.care_episode where planned_on = ${plannedOn}`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Notes that care is planned for an episode; false when it was noted before. */
export async function noteEpisode(
  db: Database,
  episode: { partyId: string; lastPurchaseOn: string; plannedOn: string },
): Promise<boolean> {
  const noted = await sql`
    insert into value.care_episode (party_id, last_purchase_on, planned_on)
    values (${episode.partyId}, ${episode.lastPurchaseOn}, ${episode.plannedOn})
    on conflict do nothing`.execute(db);
  return noted.numAffectedRows === 1n;
}

/** Lets those who plan on one day wait for each other, so that together they keep to its limit. */
export async function holdPlanning(tx: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('value.plan-care', 0))`.execute(tx);
}
