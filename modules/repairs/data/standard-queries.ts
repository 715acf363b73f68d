import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext } from '#platform';

export interface TimesRow {
  category: string;
  diagnosis: (number | null)[];
  repairs: (number | null)[] | null;
}

/** Minutes that diagnoses took which were reported since a moment, and repairs among them that were owed under a guarantee, by category. */
export async function listTimesTaken(
  ctx: ActionContext,
  permission: Permission,
  categories: readonly string[],
  sinceAt: string,
): Promise<TimesRow[]> {
  const { rows } = await sql<TimesRow>`
    select repair.category, array_agg(repair.diagnosis_minutes) as diagnosis,
           array_agg(repair.repair_minutes) filter (where repair.kind = 'obligation') as repairs
    from repairs.repair_order repair
    join parties.shared_party party on party.party_id = repair.party_id
    where repair.reported_at >= ${sinceAt}::timestamptz and repair.category = any(${[...categories]}::text[])
      and ${partyReach(ctx, permission)}
    group by repair.category`.execute(ctx.db);
  return rows;
}

/** Units that customers held at some time since a day, and in how many of them a fault was reported since then. */
export async function countFailures(
  ctx: ActionContext,
  permission: Permission,
  categories: readonly string[],
  sinceOn: string,
): Promise<{ category: string; units: number; failed: number }[]> {
  const { rows } = await sql<{ category: string; units: number; failed: number }>`
    select asset.category, count(*)::int as units,
           count(*) filter (where exists (
             select 1 from repairs.repair_order repair
             where repair.party_id = asset.party_id and repair.asset_id = asset.asset_id
               and repair.event = 'fault' and repair.stage <> 'cancelled' and repair.defect_on >= ${sinceOn}::date
           ))::int as failed
    from assets.shared_asset asset
    join parties.shared_party party on party.party_id = asset.party_id
    where asset.category = any(${[...categories]}::text[])
      and (asset.ended_on is null or asset.ended_on >= ${sinceOn}::date) and ${partyReach(ctx, permission)}
    group by asset.category`.execute(ctx.db);
  return rows;
}
