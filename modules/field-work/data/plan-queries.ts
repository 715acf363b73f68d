import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import { json, tables } from './reach.ts';
import type { FieldWorkTables } from './tables.ts';

export type PlanRow = Selectable<FieldWorkTables['field_work.plan']>;
export type PlanDoneRow = Selectable<FieldWorkTables['field_work.plan_done']>;

/** A plan with its customer and what was done of it. */
export interface PlanStanding extends PlanRow {
  party_name: string;
  party_number: string;
  last_done_on: string | null;
  visit_on: string | null;
  times_done: number;
}

const standing = sql`
  plan.*, party.display_name as party_name, party.number as party_number,
  done.last_done_on, coalesce(done.times_done, 0) as times_done, planned.visit_on
  from field_work.plan plan
  join parties.shared_party party on party.party_id = plan.party_id
  left join lateral (
    select max(done_on) as last_done_on, count(*) as times_done from field_work.plan_done done
    where done.party_id = plan.party_id and done.plan_id = plan.plan_id
  ) done on true
  left join lateral (
    select min(visit.visit_on) as visit_on from field_work.visit visit
    where visit.party_id = plan.party_id and visit.plan_ids @> array[plan.plan_id]
      and visit.status in ('planned', 'arrived')
  ) planned on true`;

export async function insertPlan(db: Database, row: PlanRow): Promise<void> {
  await tables(db)
    .insertInto('field_work.plan')
    .values({ ...row, body: json(row.body) })
    .execute();
}

export async function updatePlan(
  db: Database,
  { party_id, plan_id, ...row }: Pick<PlanRow, 'party_id' | 'plan_id'> & Partial<PlanRow>,
): Promise<void> {
  await tables(db)
    .updateTable('field_work.plan')
    .set({ ...row, ...(row.body === undefined ? {} : { body: json(row.body) }) })
    .where('party_id', '=', party_id)
    .where('plan_id', '=', plan_id)
    .execute();
}

export async function findPlan(
  ctx: ActionContext,
  permission: Permission,
  planId: string,
): Promise<PlanStanding | undefined> {
  const { rows } = await sql<PlanStanding>`
    select ${standing} where plan.plan_id = ${planId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Holds a plan: of two people who change it at once, the second waits here and then sees what the first did. */
export async function lockPlan(db: Database, partyId: string, planId: string): Promise<void> {
  await tables(db)
    .selectFrom('field_work.plan')
    .select('plan_id')
    .where('party_id', '=', partyId)
    .where('plan_id', '=', planId)
    .forUpdate()
    .execute();
}

export interface PlanFilter {
  branchId?: string | undefined;
  partyId?: string | undefined;
  standing: 'due' | 'running' | 'all';
}

const FAR = '9999-12-31';

/** One page, soonest due first; ended ones last. */
export async function listPlanRows(
  ctx: ActionContext,
  permission: Permission,
  filter: PlanFilter & { today: string },
  page: { after: readonly [string, string] | null; limit: number },
): Promise<PlanStanding[]> {
  const { branchId, partyId, standing: which, today } = filter;
  const order = which === 'all' ? sql`coalesce(plan.next_due_on, ${FAR}::date)` : sql`plan.next_due_on`;
  const { rows } = await sql<PlanStanding>`
    select ${standing}
    where ${partyReach(ctx, permission)} and party.archived_at is null
      and ${which === 'all' ? sql`true` : sql`plan.next_due_on is not null`}
      and ${which === 'due' ? sql`plan.plan_from_on <= ${today}::date` : sql`true`}
      and ${branchId ? sql`plan.branch_id = ${branchId}` : sql`true`}
      and ${partyId ? sql`plan.party_id = ${partyId}` : sql`true`}
      and ${page.after ? sql`(${order}, plan.plan_id) > (${page.after[0]}::date, ${page.after[1]}::uuid)` : sql`true`}
    order by ${order}, plan.plan_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** Plans of customers that are due until a day. */
export async function listPlansDue(
  db: Database,
  partyIds: readonly string[],
  untilOn: string,
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select plan.* from field_work.plan plan
    where plan.party_id = any(${partyIds}::uuid[]) and plan.next_due_on <= ${untilOn}::date
    order by plan.next_due_on, plan.plan_id`.execute(db);
  return rows;
}

/** Running plans of a customer, of those named. */
export async function listPlansOf(
  db: Database,
  partyId: string,
  planIds: readonly string[],
): Promise<PlanRow[]> {
  const { rows } = await sql<PlanRow>`
    select plan.* from field_work.plan plan
    where plan.party_id = ${partyId} and plan.plan_id = any(${planIds}::uuid[]) and plan.ended_at is null
    order by plan.plan_id for update`.execute(db);
  return rows;
}

/** Records once that a visit did what a plan asks for. */
export async function insertPlanDone(db: Database, row: PlanDoneRow): Promise<void> {
  await tables(db)
    .insertInto('field_work.plan_done')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listPlanDone(db: Database, partyId: string, planId: string): Promise<PlanDoneRow[]> {
  return tables(db)
    .selectFrom('field_work.plan_done')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('plan_id', '=', planId)
    .execute();
}
