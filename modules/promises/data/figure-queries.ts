import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';

export interface FigureRow {
  definitionKey: string | null;
  kept: number;
  broken: number;
  renegotiatedKept: number;
  renegotiatedBroken: number;
  excused: number;
  withdrawn: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
}

const figures = sql`
  promise.definition_key as "definitionKey",
  count(*) filter (where promise.state = 'kept' and promise.renegotiated_at is null)::int as kept,
  count(*) filter (where promise.state = 'broken' and promise.renegotiated_at is null)::int as broken,
  count(*) filter (where promise.state = 'kept' and promise.renegotiated_at is not null)::int as "renegotiatedKept",
  count(*) filter (where promise.state = 'broken' and promise.renegotiated_at is not null)::int as "renegotiatedBroken",
  count(*) filter (where promise.state = 'excused')::int as excused,
  count(*) filter (where promise.state = 'withdrawn')::int as withdrawn,
  percentile_cont(0.5) within group (order by promise.used_seconds)
    filter (where promise.state in ('kept', 'broken') and promise.fulfilled_at is not null) as "medianSeconds",
  percentile_cont(0.9) within group (order by promise.used_seconds)
    filter (where promise.state in ('kept', 'broken') and promise.fulfilled_at is not null) as "p90Seconds"`;

/** How each promise went among customers in reach, by when it was decided. */
export async function countOutcomes(
  ctx: ActionContext,
  permission: Permission,
  asked: { fromAt: string; untilAt: string; branchId?: string | undefined },
): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select ${figures}
    from promises.promise promise join parties.shared_party party on party.party_id = promise.party_id
    where promise.decided_at >= ${asked.fromAt}::timestamptz and promise.decided_at < ${asked.untilAt}::timestamptz
      and ${partyReach(ctx, permission)}
      and ${asked.branchId ? sql`party.branch_id = ${asked.branchId}` : sql`true`}
    group by promise.definition_key`.execute(ctx.db);
  return rows;
}

export interface RunningRow {
  definitionKey: string | null;
  running: number;
}

export async function countRunning(
  ctx: ActionContext,
  permission: Permission,
  asked: { branchId?: string | undefined },
): Promise<RunningRow[]> {
  const { rows } = await sql<RunningRow>`
    select promise.definition_key as "definitionKey", count(*)::int as running
    from promises.promise promise join parties.shared_party party on party.party_id = promise.party_id
    where promise.state = 'running' and ${partyReach(ctx, permission)}
      and ${asked.branchId ? sql`party.branch_id = ${asked.branchId}` : sql`true`}
    group by promise.definition_key`.execute(ctx.db);
  return rows;
}

/** How some promises went among all customers: numbers only, for the page that everybody may read. */
export async function countPublicOutcomes(
  db: Database,
  asked: { definitionKeys: readonly string[]; fromAt: string; untilAt: string },
): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select ${figures}
    from promises.promise promise
    where promise.definition_key = any(${[...asked.definitionKeys]}::text[])
      and promise.decided_at >= ${asked.fromAt}::timestamptz and promise.decided_at < ${asked.untilAt}::timestamptz
    group by promise.definition_key`.execute(db);
  return rows;
}
