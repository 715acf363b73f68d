import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database, TimelineQuery } from '#platform';
import type { RepairStage } from '../contract/index.ts';
import type { RepairsTables } from './tables.ts';

export type RepairRow = Selectable<RepairsTables['repairs.repair_order']>;
export type RepairFactRow = Selectable<RepairsTables['repairs.repair_fact']>;

/** A repair with what a board shows of its customer and the thing. */
export interface RepairShownRow extends RepairRow {
  party_name: string;
  party_number: string;
  item_name: string;
  serial: string | null;
  side: 'left' | 'right' | null;
}

const tables = (db: Database) => db.withTables<RepairsTables>();

const shown = sql`
  repair.*, party.display_name as party_name, party.number as party_number,
  asset.item_name, asset.serial, asset.side
  from repairs.repair_order repair
  join parties.shared_party party on party.party_id = repair.party_id
  join assets.shared_asset asset on asset.party_id = repair.party_id and asset.asset_id = repair.asset_id`;

/** `open-already` when the asset is in an open repair. */
export async function insertRepair(db: Database, row: RepairRow): Promise<'inserted' | 'open-already'> {
  const result = await tables(db)
    .insertInto('repairs.repair_order')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n ? 'inserted' : 'open-already';
}

export async function findRepair(
  ctx: ActionContext,
  permission: Permission,
  repairId: string,
): Promise<RepairShownRow | undefined> {
  const { rows } = await sql<RepairShownRow>`
    select ${shown} where repair.repair_id = ${repairId} and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Two people who carry a repair on at once must not both count: the second waits here and then sees what the first did. */
export async function lockRepair(db: Database, partyId: string, repairId: string): Promise<void> {
  await tables(db)
    .selectFrom('repairs.repair_order')
    .select('repair_id')
    .where('party_id', '=', partyId)
    .where('repair_id', '=', repairId)
    .forUpdate()
    .execute();
}

export type RepairStanding = Pick<
  RepairRow,
  | 'kind'
  | 'stage'
  | 'stage_since'
  | 'due_at'
  | 'ended_at'
  | 'diagnosis_minutes'
  | 'repair_minutes'
  | 'revision'
>;

export async function updateRepair(
  db: Database,
  { party_id, repair_id }: Pick<RepairRow, 'party_id' | 'repair_id'>,
  standing: RepairStanding,
): Promise<void> {
  await tables(db)
    .updateTable('repairs.repair_order')
    .set(standing)
    .where('party_id', '=', party_id)
    .where('repair_id', '=', repair_id)
    .execute();
}

/** All that happened in a repair, oldest first. */
export async function listRepairFacts(
  db: Database,
  { party_id, repair_id }: Pick<RepairRow, 'party_id' | 'repair_id'>,
): Promise<RepairFactRow[]> {
  return tables(db)
    .selectFrom('repairs.repair_fact')
    .selectAll()
    .where('party_id', '=', party_id)
    .where('repair_id', '=', repair_id)
    .orderBy('position')
    .execute();
}

export async function insertRepairFact(db: Database, row: RepairFactRow): Promise<void> {
  await tables(db)
    .insertInto('repairs.repair_fact')
    .values({ ...row, details: sql`${JSON.stringify(row.details)}::jsonb` })
    .execute();
}

export interface RepairFilter {
  partyId?: string | undefined;
  assetId?: string | undefined;
  stage?: RepairStage | undefined;
  state: 'open' | 'overdue' | 'ended';
}

const ORDER = {
  open: { by: sql`repair.stage_since`, within: sql`repair.ended_at is null` },
  overdue: { by: sql`repair.due_at`, within: sql`repair.ended_at is null and repair.due_at is not null` },
  ended: { by: sql`repair.ended_at`, within: sql`repair.ended_at is not null` },
} as const;

/** One page: open ones longest at their stage first, overdue ones those due first, ended ones latest first. */
export async function listRepairRows(
  ctx: ActionContext,
  permission: Permission,
  { partyId, assetId, stage, state }: RepairFilter,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<RepairShownRow[]> {
  const { by, within } = ORDER[state];
  const latestFirst = state === 'ended';
  const direction = latestFirst ? sql`desc` : sql`asc`;
  const { rows } = await sql<RepairShownRow>`
    select ${shown}
    where ${within} and ${partyReach(ctx, permission)} and party.archived_at is null
      and ${partyId ? sql`repair.party_id = ${partyId}` : sql`true`}
      and ${assetId ? sql`repair.asset_id = ${assetId}` : sql`true`}
      and ${stage ? sql`repair.stage = ${stage}` : sql`true`}
      and ${state === 'overdue' ? sql`repair.due_at < ${ctx.clock.now()}` : sql`true`}
      and ${page.after ? sql`(${by}, repair.repair_id) ${latestFirst ? sql`<` : sql`>`} (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by ${by} ${direction}, repair.repair_id ${direction}
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** How many repairs are open at each stage, and how many of them are overdue, counted no further than `limit`. */
export async function countOpenByStage(
  ctx: ActionContext,
  permission: Permission,
  limit: number,
): Promise<{ stage: RepairStage; open: number; overdue: number }[]> {
  const { rows } = await sql<{ stage: RepairStage; open: number; overdue: number }>`
    select counted.stage, count(*)::int as open,
           count(*) filter (where counted.due_at < ${ctx.clock.now()})::int as overdue
    from (
      select repair.stage, repair.due_at from repairs.repair_order repair
      join parties.shared_party party on party.party_id = repair.party_id
      where repair.ended_at is null and party.archived_at is null and ${partyReach(ctx, permission)}
      limit ${limit}
    ) counted
    group by counted.stage`.execute(ctx.db);
  return rows;
}

export type RepairFactOnTimeline = RepairFactRow & { item_name: string; number: string; fault: string };

/** What happened in a customer's repairs, newest first. */
export async function listFactsOfParty(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<RepairFactOnTimeline[]> {
  const { rows } = await sql<RepairFactOnTimeline>`
    select fact.*, repair.number, repair.fault, asset.item_name
    from repairs.repair_fact fact
    join repairs.repair_order repair on repair.party_id = fact.party_id and repair.repair_id = fact.repair_id
    join assets.shared_asset asset on asset.party_id = repair.party_id and asset.asset_id = repair.asset_id
    where fact.party_id = ${partyId}
      and ${before ? sql`(fact.at, fact.fact_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by fact.at desc, fact.fact_id desc
    limit ${limit}`.execute(db);
  return rows;
}
