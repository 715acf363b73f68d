import { sql } from 'kysely';
import { partyReach } from '#modules/parties';
import type { ActionContext, PlacedEvent } from '#platform';
import { changesRead } from '../contract/index.ts';

/** Events between two positions within the actor's reach; those of no customer are for those who reach everything. */
export async function listChangeRows(
  ctx: ActionContext,
  range: { after: number; upTo: number; names: readonly string[] | null; limit: number },
): Promise<PlacedEvent[]> {
  const reach = partyReach(ctx, changesRead);
  const reachesAll = ctx.actor.scopeOf(changesRead) === 'all';
  const { rows } = await sql<PlacedEvent>`
    select event.event_id as "eventId", event.position, event.name, event.party_id as "partyId",
           event.occurred_at as "occurredAt", event.payload
    from platform.event event left join parties.shared_party party on party.party_id = event.party_id
    where event.position > ${range.after} and event.position <= ${range.upTo}
      and ${range.names ? sql`event.name = any(${[...range.names]}::text[])` : sql`true`}
      and ${reachesAll ? sql`true` : sql`party.party_id is not null and ${reach}`}
    order by event.position limit ${range.limit}`.execute(ctx.db);
  return rows;
}
