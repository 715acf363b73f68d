import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import { type ActionContext, type Database, scopePredicate } from '#platform';
import type { Place, VisitStatus } from '../contract/index.ts';
import { json, tables } from './reach.ts';
import type { FieldWorkTables } from './tables.ts';

export type RoundRow = Selectable<FieldWorkTables['field_work.round']>;

export interface RoundStanding extends RoundRow {
  planned: number;
  completed: number;
  not_met: number;
}

const roundReach = (ctx: ActionContext, permission: Permission) =>
  scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('round.branch_id'),
    ownerId: sql.ref('round.by_id'),
  });

const standing = sql`
  round.*, coalesce(counted.planned, 0) as planned, coalesce(counted.completed, 0) as completed,
  coalesce(counted.not_met, 0) as not_met
  from field_work.round round
  left join lateral (
    select count(*) filter (where visit.status in ('planned', 'arrived')) as planned,
      count(*) filter (where visit.status = 'completed') as completed,
      count(*) filter (where visit.status = 'not-met') as not_met
    from field_work.visit visit where visit.round_id = round.round_id
  ) counted on true`;

export async function insertRound(db: Database, row: RoundRow): Promise<void> {
  await tables(db)
    .insertInto('field_work.round')
    .values({ ...row, body: json(row.body) })
    .execute();
}

export async function closeRoundRow(
  db: Database,
  roundId: string,
  closed: { at: string; byName: string },
): Promise<void> {
  await tables(db)
    .updateTable('field_work.round')
    .set({ closed_at: closed.at, closed_by_name: closed.byName })
    .where('round_id', '=', roundId)
    .where('closed_at', 'is', null)
    .execute();
}

export async function findRound(
  ctx: ActionContext,
  permission: Permission,
  roundId: string,
): Promise<RoundStanding | undefined> {
  const { rows } = await sql<RoundStanding>`
    select ${standing} where round.round_id = ${roundId} and ${roundReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** One page, latest first: keys are made in the order of time. */
export async function listRoundRows(
  ctx: ActionContext,
  permission: Permission,
  filter: { branchId?: string | undefined },
  page: { before: string | null; limit: number },
): Promise<RoundStanding[]> {
  const { rows } = await sql<RoundStanding>`
    select ${standing}
    where ${roundReach(ctx, permission)}
      and ${filter.branchId ? sql`round.branch_id = ${filter.branchId}` : sql`true`}
      and ${page.before ? sql`round.round_id < ${page.before}::uuid` : sql`true`}
    order by round.round_id desc
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

export interface CandidateRow extends Place {
  party_id: string;
  party_name: string;
  party_number: string;
  next_due_on: string | null;
  last_visit_on: string | null;
  covered_until_on: string | null;
  visit_id: string | null;
  visit_status: VisitStatus | null;
}

/** Living customers of the branch that a round is for: of its district, or with maintenance due, or with a place to visit. */
export async function listCandidateRows(
  ctx: ActionContext,
  permission: Permission,
  round: RoundRow,
  page: { after: string | null; limit: number },
): Promise<CandidateRow[]> {
  const { district, dueOnly } = round.body.filter;
  const { rows } = await sql<CandidateRow>`
    select party.party_id, party.display_name as party_name, party.number as party_number,
      coalesce(place.address, '') as address, coalesce(place.district, '') as district,
      place.latitude, place.longitude, due.next_due_on, been.last_visit_on, covered.covered_until_on, here.visit_id, here.visit_status
    from parties.shared_party party
    left join lateral (
      select place.* from field_work.place place
      where place.party_id = party.party_id and place.replaced_at is null
      order by place.recorded_at desc limit 1
    ) place on true
    left join lateral (
      select min(plan.next_due_on) as next_due_on from field_work.plan plan where plan.party_id = party.party_id
    ) due on true
    left join lateral (
      select max(visit.visit_on) as last_visit_on from field_work.visit visit
      where visit.party_id = party.party_id and visit.status = 'completed'
    ) been on true
    left join lateral (
      select max(asset.warranty_ends_on) as covered_until_on from assets.shared_asset asset
      where asset.party_id = party.party_id and asset.ended_on is null
    ) covered on true
    left join lateral (
      select visit.visit_id, visit.status as visit_status from field_work.visit visit
      where visit.round_id = ${round.round_id} and visit.party_id = party.party_id and visit.status <> 'cancelled'
      limit 1
    ) here on true
    where party.branch_id = ${round.branch_id} and party.archived_at is null and party.died_on is null
      and ${partyReach(ctx, permission)}
      and ${district === '' ? sql`(place.place_id is not null or due.next_due_on is not null)` : sql`place.district = ${district}`}
      and ${dueOnly ? sql`due.next_due_on <= ${round.body.untilOn}::date` : sql`true`}
      and ${page.after ? sql`party.party_id > ${page.after}::uuid` : sql`true`}
    order by party.party_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** Those of given customers whom a round visits already. */
export async function listVisitedBy(
  db: Database,
  roundId: string,
  partyIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ party_id: string }>`
    select visit.party_id from field_work.visit visit
    where visit.round_id = ${roundId} and visit.party_id = any(${partyIds}::uuid[])
      and visit.status <> 'cancelled'`.execute(db);
  return new Set(rows.map(({ party_id }) => party_id));
}

/** Holds a round, so that of two who plan its visits at once nobody is planned twice. */
export async function lockRound(db: Database, roundId: string): Promise<void> {
  await tables(db)
    .selectFrom('field_work.round')
    .select('round_id')
    .where('round_id', '=', roundId)
    .forUpdate()
    .execute();
}

/** Removes rounds of branches that go to nobody any more. */
export async function removeEmptyRounds(db: Database, branchIds: readonly string[]): Promise<void> {
  await sql`
    delete from field_work.round round
    where round.branch_id = any(${branchIds}::uuid[])
      and not exists (select 1 from field_work.visit visit where visit.round_id = round.round_id)`.execute(
    db,
  );
}
