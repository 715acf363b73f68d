import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { type ActionContext, type Database, scopePredicate } from '#platform';
import type { TooLittleUsage, UsagePlan } from '../contract/index.ts';
import type { BalanceRow } from './part-queries.ts';
import type { StockTables } from './tables.ts';

export type MovementRow = Selectable<StockTables['stock.movement']>;

const tables = (db: Database) => db.withTables<StockTables>();

type Place = Pick<BalanceRow, 'branch_id' | 'part_id'>;

/** Makes sure that there is something to lock. */
async function openBalance(db: Database, { branch_id, part_id }: Place): Promise<void> {
  await tables(db)
    .insertInto('stock.balance')
    .values({
      branch_id,
      part_id,
      on_hand: 0,
      reserved: 0,
      ordered: 0,
      reorder_set: null,
      usage_plan: null,
      reorder_point: null,
      planned_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Holds what a branch has of a part: whoever takes the last one at the same time waits and then finds it gone. */
export async function lockBalance(db: Database, place: Place): Promise<BalanceRow> {
  await openBalance(db, place);
  return tables(db)
    .selectFrom('stock.balance')
    .selectAll()
    .where('branch_id', '=', place.branch_id)
    .where('part_id', '=', place.part_id)
    .forUpdate()
    .executeTakeFirstOrThrow();
}

/** Changes a balance that is held. */
export async function changeBalance(
  db: Database,
  { branch_id, part_id }: Place,
  change: { onHand?: number; reserved?: number; ordered?: number },
): Promise<void> {
  await sql`
    update stock.balance
    set on_hand = on_hand + ${change.onHand ?? 0}, reserved = reserved + ${change.reserved ?? 0},
        ordered = ordered + ${change.ordered ?? 0}
    where branch_id = ${branch_id} and part_id = ${part_id}`.execute(db);
}

export async function insertMovement(db: Database, row: MovementRow): Promise<void> {
  await tables(db).insertInto('stock.movement').values(row).execute();
}

/** What all movements of a part at a branch come to; the balance says the same. */
export async function sumMovements(db: Database, { branch_id, part_id }: Place): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(quantity), 0)::int as sum from stock.movement
    where part_id = ${part_id} and branch_id = ${branch_id}`.execute(db);
  return rows[0]?.sum ?? 0;
}

export interface MovementShownRow extends MovementRow {
  branch_name: string;
  other_branch_name: string | null;
}

/** One page of what happened with a part at a branch within reach, latest first. */
export async function listMovementRows(
  ctx: ActionContext,
  permission: Permission,
  { branch_id, part_id }: Place,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<MovementShownRow[]> {
  const reach = scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('movement.branch_id'),
    ownerId: sql`null::uuid`,
  });
  const { rows } = await sql<MovementShownRow>`
    select movement.*, branch.name as branch_name, other.name as other_branch_name
    from stock.movement movement
    join access.shared_branch branch on branch.branch_id = movement.branch_id
    left join access.shared_branch other on other.branch_id = movement.other_branch_id
    where movement.part_id = ${part_id} and movement.branch_id = ${branch_id} and ${reach}
      and ${page.after ? sql`(movement.at, movement.movement_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by movement.at desc, movement.movement_id desc
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** How many of a part were used on each day of a period, and the day of the first movement; at one branch, or at all. */
export async function readUsage(
  db: Database,
  { partId, branchId }: { partId: string; branchId: string | null },
  { fromOn, timeZone }: { fromOn: string; timeZone: string },
): Promise<{ firstOn: string | null; units: number[] }> {
  const at = branchId === null ? sql`true` : sql`branch_id = ${branchId}`;
  const { rows } = await sql<{ first_on: string | null; units: number[] | null }>`
    select (select min((at at time zone ${timeZone})::date) from stock.movement
            where part_id = ${partId} and ${at}) as first_on,
           (select array_agg(used.units) from (
              select -sum(quantity)::int as units from stock.movement
              where part_id = ${partId} and ${at} and kind = 'used'
                and at >= (${fromOn}::date)::timestamp at time zone ${timeZone}
              group by (at at time zone ${timeZone})::date
              having sum(quantity) < 0
            ) used) as units`.execute(db);
  return { firstOn: rows[0]?.first_on ?? null, units: rows[0]?.units ?? [] };
}

/** Keeps when a branch orders again, and what that rests on. */
export async function storePlan(
  db: Database,
  { branch_id, part_id }: Place,
  plan: {
    reorderSet: number | null;
    usagePlan: UsagePlan | TooLittleUsage | null;
    reorderPoint: number | null;
    plannedAt: string;
  },
): Promise<void> {
  await tables(db)
    .updateTable('stock.balance')
    .set({
      reorder_set: plan.reorderSet,
      usage_plan: plan.usagePlan === null ? null : sql`${JSON.stringify(plan.usagePlan)}::jsonb`,
      reorder_point: plan.reorderPoint,
      planned_at: plan.plannedAt,
    })
    .where('branch_id', '=', branch_id)
    .where('part_id', '=', part_id)
    .execute();
}

/** Balances after another one in the order of their keys, to plan for all of them share by share. */
export async function listPlacesAfter(db: Database, after: Place | null, limit: number): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select branch_id, part_id from stock.balance
    where ${after ? sql`(branch_id, part_id) > (${after.branch_id}::uuid, ${after.part_id}::uuid)` : sql`true`}
    order by branch_id, part_id limit ${limit}`.execute(db);
  return rows;
}

/** Branches that have or had a part. */
export async function listPlacesOf(db: Database, partId: string): Promise<Place[]> {
  return tables(db)
    .selectFrom('stock.balance')
    .select(['branch_id', 'part_id'])
    .where('part_id', '=', partId)
    .orderBy('branch_id')
    .execute();
}

/** What all branches together have of a part. */
export async function sumOnHand(db: Database, partId: string): Promise<number> {
  const { rows } = await sql<{ sum: number }>`
    select coalesce(sum(on_hand), 0)::int as sum from stock.balance where part_id = ${partId}`.execute(db);
  return rows[0]?.sum ?? 0;
}
