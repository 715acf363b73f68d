import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext } from '#platform';
import type { PathPart } from '../contract/index.ts';
import type { SameWay } from '../domain/count-paths.ts';
import { type ProcessWithParty, processWithParty } from './process-queries.ts';

/** Which processes are looked at: begun in a period, of a branch, in a version. */
export interface PathFilter {
  templateKey: string;
  fromAt: string;
  untilAt: string;
  branchId?: string | undefined;
  version?: number | undefined;
}

const within = (ctx: ActionContext, permission: Permission, filter: PathFilter) => sql`
  process.template_key = ${filter.templateKey} and process.started_at >= ${filter.fromAt}::timestamptz
  and process.started_at < ${filter.untilAt}::timestamptz and party.archived_at is null
  and ${partyReach(ctx, permission)}
  and ${filter.branchId ? sql`party.branch_id = ${filter.branchId}` : sql`true`}
  and ${filter.version ? sql`process.template_version = ${filter.version}` : sql`true`}`;

/** The ways of all processes of a selection: one row for all that went the same way. */
export async function listWaysGone(
  ctx: ActionContext,
  permission: Permission,
  filter: PathFilter,
): Promise<SameWay[]> {
  const { rows } = await sql<SameWay>`
    select process.steps, process.status, process.template_version as version, count(*)::int as count,
           string_agg(array_to_string(process.minutes, ','), ';') as minutes
    from service_processes.process process
    join parties.shared_party party on party.party_id = process.party_id
    where ${within(ctx, permission, filter)}
    group by process.steps, process.status, process.template_version`.execute(ctx.db);
  return rows;
}

export interface PathSelection extends PathFilter {
  part: PathPart;
  stepKey: string;
  to?: string | undefined;
}

/** One page of the processes behind a number of the map, begun last first. */
export async function listPathRows(
  ctx: ActionContext,
  permission: Permission,
  selection: PathSelection,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<ProcessWithParty[]> {
  const { rows } = await sql<ProcessWithParty>`
    select ${processWithParty}
    where ${within(ctx, permission, selection)} and ${partHolds(selection)}
      and ${page.after ? sql`(process.started_at, process.process_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by process.started_at desc, process.process_id desc
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

function partHolds({ part, stepKey, to }: PathSelection) {
  const facts = sql`
    from service_processes.process_fact fact
    where fact.party_id = process.party_id and fact.process_id = process.process_id and fact.undone_at is null`;
  const reaches = sql`(fact.to_step = ${stepKey} or (fact.kind = 'started' and fact.step_key = ${stepKey}))`;
  switch (part) {
    case 'reached':
      return sql`exists (select 1 ${facts} and ${reaches})`;
    case 'again':
      return sql`(select count(*) ${facts} and ${reaches}) > 1`;
    case 'standing':
      return sql`process.step_key = ${stepKey}`;
    case 'given-up':
      return sql`process.status = 'cancelled' and (
        select coalesce(fact.to_step, fact.step_key) ${facts}
          and fact.kind in ('started', 'completed', 'overridden', 'skipped')
        order by fact.position desc limit 1) = ${stepKey}`;
    case 'way':
      return sql`exists (select 1 ${facts} and fact.step_key = ${stepKey} and fact.to_step = ${to ?? ''})`;
  }
}
