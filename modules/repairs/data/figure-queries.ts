import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext } from '#platform';
import type { RepairKind } from '../contract/index.ts';

/** Sums of the repairs of one kind. */
export interface FiguresRow {
  kind: RepairKind;
  turnaround: number[];
  parts_waits: number[];
  ended: number;
  exchanged_or_refunded: number;
  watched: number;
  came_back: number;
  first_time: number;
}

/** Sums of the repairs within reach that ended since a moment, by kind; watched are those given back before another one. */
export async function sumEndedRepairs(
  ctx: ActionContext,
  permission: Permission,
  { sinceAt, watchedAt }: { sinceAt: string; watchedAt: string },
): Promise<FiguresRow[]> {
  const reach = partyReach(ctx, permission);
  const { rows } = await sql<FiguresRow>`
    select ended.kind, coalesce(array_agg(ended.days), '{}') as turnaround,
           coalesce(array_agg(ended.waited) filter (where ended.waited is not null), '{}') as parts_waits,
           count(*)::int as ended,
           count(*) filter (where ended.stage in ('exchanged', 'refunded'))::int as exchanged_or_refunded,
           count(*) filter (where ended.is_watched)::int as watched,
           count(*) filter (where ended.is_watched and ended.came_back)::int as came_back,
           count(*) filter (where ended.is_watched and not ended.came_back
             and ended.waited is null and ended.mended = 1)::int as first_time
    from (
      select repair.kind, repair.stage, happened.mended, happened.waited,
             extract(epoch from repair.ended_at - repair.reported_at)::float8 / 86400 as days,
             repair.stage = 'returned' and repair.ended_at <= ${watchedAt}::timestamptz as is_watched,
             exists (
               select 1 from repairs.repair_order again
               where again.party_id = repair.party_id and again.asset_id = repair.asset_id
                 and again.event = 'fault' and again.stage <> 'cancelled'
                 and again.reported_at > repair.ended_at
                 and again.reported_at <= repair.ended_at + interval '30 days'
             ) as came_back
      from repairs.repair_order repair
      join parties.shared_party party on party.party_id = repair.party_id
      cross join lateral (
        select count(*) filter (where fact.kind = 'repaired')::int as mended,
               sum(extract(epoch from coalesce(arrived.at, repair.ended_at) - fact.at)::float8 / 86400)
                 filter (where fact.kind = 'parts-awaited') as waited
        from repairs.repair_fact fact
        left join lateral (
          select min(later.at) as at from repairs.repair_fact later
          where later.party_id = fact.party_id and later.repair_id = fact.repair_id
            and later.position > fact.position and later.kind in ('parts-arrived', 'triaged', 'beyond-repair')
        ) arrived on true
        where fact.party_id = repair.party_id and fact.repair_id = repair.repair_id
          and fact.kind in ('repaired', 'parts-awaited')
      ) happened
      where repair.ended_at >= ${sinceAt}::timestamptz and repair.stage <> 'cancelled' and repair.kind is not null and ${reach}
    ) ended
    group by ended.kind`.execute(ctx.db);
  return rows;
}
