import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { type ActionContext, type Database, scopePredicate } from '#platform';
import type { RentalsTables } from './tables.ts';

export type UnitRow = Selectable<RentalsTables['rentals.unit']>;
export type UnitShownRow = UnitRow & { is_out: boolean };

const tables = (db: Database) => db.withTables<RentalsTables>();

const reach = (ctx: ActionContext, permission: Permission) =>
  scopePredicate(ctx.actor, permission, { branchId: sql.ref('unit.branch_id'), ownerId: sql`null::uuid` });

/** False when there is a unit of this serial number. */
export async function insertUnit(db: Database, row: UnitRow): Promise<boolean> {
  const result = await tables(db)
    .insertInto('rentals.unit')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

const shown = sql`
  unit.*, exists (select 1 from rentals.unit_out where unit_out.unit_id = unit.unit_id) as is_out
  from rentals.unit unit`;

/** One page of the units in reach, by name. */
export async function listUnitRows(
  ctx: ActionContext,
  permission: Permission,
  { branchId }: { branchId?: string | undefined },
  page: { after: readonly [string, string] | null; limit: number },
): Promise<UnitShownRow[]> {
  const { rows } = await sql<UnitShownRow>`
    select ${shown}
    where unit.gone_on is null and ${reach(ctx, permission)}
      and ${branchId ? sql`unit.branch_id = ${branchId}` : sql`true`}
      and ${page.after ? sql`(unit.name, unit.unit_id) > (${page.after[0]}, ${page.after[1]}::uuid)` : sql`true`}
    order by unit.name, unit.unit_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/**
 * Of every unit within reach, on how many days of a period it was on offer, and on how many of these it was out. The day
 * it comes back counts as out unless it went again that day; what was sold or retired counts until that day.
 */
export async function listUnitDays(
  ctx: ActionContext,
  permission: Permission,
  { fromOn, toOn, timeZone }: { fromOn: string; toOn: string; timeZone: string },
): Promise<{ daysOffered: number; daysOut: number }[]> {
  const { rows } = await sql<{ days_offered: number; days_out: number }>`
    select offered.until_on - offered.since_on + 1 as days_offered,
           (select count(distinct day)::int
            from rentals.rental rental
            cross join lateral generate_series(
              greatest(rental.out_on, offered.since_on)::timestamp,
              least(coalesce(rental.ended_on, offered.until_on), offered.until_on)::timestamp, interval '1 day'
            ) day
            where rental.unit_id = offered.unit_id and rental.out_on <= offered.until_on
              and coalesce(rental.ended_on, offered.until_on) >= offered.since_on) as days_out
    from (
      select unit.unit_id,
             greatest((unit.added_at at time zone ${timeZone})::date, ${fromOn}::date) as since_on,
             least(coalesce(unit.gone_on, ${toOn}::date), ${toOn}::date) as until_on
      from rentals.unit unit where ${reach(ctx, permission)}
    ) offered
    where offered.until_on >= offered.since_on`.execute(ctx.db);
  return rows.map(({ days_offered, days_out }) => ({ daysOffered: days_offered, daysOut: days_out }));
}

export async function findUnit(
  ctx: ActionContext,
  permission: Permission,
  unitId: string,
): Promise<UnitShownRow | undefined> {
  const { rows } = await sql<UnitShownRow>`
    select ${shown} where unit.unit_id = ${unitId} and ${reach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

/** Holds a unit, so that it is not handed out while it is taken off the list. */
export async function lockUnit(db: Database, unitId: string): Promise<void> {
  await tables(db)
    .selectFrom('rentals.unit')
    .select('unit_id')
    .where('unit_id', '=', unitId)
    .forUpdate()
    .execute();
}

export async function markGone(
  db: Database,
  unitId: string,
  { goneOn, because }: { goneOn: string; because: 'sold' | 'retired' },
): Promise<void> {
  await tables(db)
    .updateTable('rentals.unit')
    .set({ gone_on: goneOn, gone_because: because })
    .where('unit_id', '=', unitId)
    .execute();
}

/** False when the unit is out; the key of the table decides, whoever asks at once. */
export async function takeUnit(
  db: Database,
  row: { unit_id: string; party_id: string; rental_id: string },
): Promise<boolean> {
  const result = await tables(db)
    .insertInto('rentals.unit_out')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

export async function giveUnitFree(db: Database, unitId: string): Promise<void> {
  await tables(db).deleteFrom('rentals.unit_out').where('unit_id', '=', unitId).execute();
}

/** Removes the units of branches that go. */
export async function deleteUnits(db: Database, branchIds: readonly string[]): Promise<void> {
  if (branchIds.length === 0) return;
  await tables(db)
    .deleteFrom('rentals.unit')
    .where('branch_id', 'in', [...branchIds])
    .execute();
}
