import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { type ActionContext, type Database, scopePredicate, type TimelineQuery } from '#platform';
import { deletePurchasesOf } from './purchase-queries.ts';
import type { StockTables } from './tables.ts';

export type ReservationRow = Selectable<StockTables['stock.reservation']>;

/** A reservation with the name of the part. */
export interface ReservationShownRow extends ReservationRow {
  sku: string;
  part_name: string;
  /** Of what is on hand, once all that was asked for before is given out, there is as much as this. */
  is_there: boolean;
}

const tables = (db: Database) => db.withTables<StockTables>();

const shown = sql`
  reservation.*, part.sku, part.name as part_name,
  reservation.ended_at is not null or coalesce((
    select sum(asked.quantity) from stock.reservation asked
    where asked.part_id = reservation.part_id and asked.ended_at is null
      and asked.branch_id = reservation.branch_id
      and (asked.reserved_at, asked.reservation_id) <= (reservation.reserved_at, reservation.reservation_id)
  ) <= balance.on_hand, false) as is_there
  from stock.reservation reservation
  join stock.part part on part.part_id = reservation.part_id
  left join stock.balance balance
    on balance.branch_id = reservation.branch_id and balance.part_id = reservation.part_id`;

export async function insertReservation(db: Database, row: ReservationRow): Promise<void> {
  await tables(db).insertInto('stock.reservation').values(row).execute();
}

/** A reservation for a purpose, held until the transaction ends: of two who end it at once, the second sees that it ended. */
export async function lockReservation(
  db: Database,
  partyId: string,
  reservationId: string,
): Promise<ReservationRow | undefined> {
  return tables(db)
    .selectFrom('stock.reservation')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('reservation_id', '=', reservationId)
    .forUpdate()
    .executeTakeFirst();
}

/**
 * What is still reserved for a purpose (null), or was used for it, held: in the order of parts so that nobody waits in a
 * ring, of one part the oldest first.
 */
export async function lockReservationsFor(
  db: Database,
  { partyId, purposeId }: { partyId: string; purposeId: string },
  outcome: 'used' | null,
): Promise<ReservationRow[]> {
  return tables(db)
    .selectFrom('stock.reservation')
    .selectAll()
    .where('party_id', '=', partyId)
    .where('purpose_id', '=', purposeId)
    .where('outcome', outcome === null ? 'is' : '=', outcome)
    .orderBy('part_id')
    .orderBy('reserved_at')
    .orderBy('reservation_id')
    .forUpdate()
    .execute();
}

/** Says that fewer were used than was written. */
export async function reduceReservation(
  db: Database,
  { party_id, reservation_id }: Pick<ReservationRow, 'party_id' | 'reservation_id'>,
  quantity: number,
): Promise<void> {
  await tables(db)
    .updateTable('stock.reservation')
    .set({ quantity })
    .where('party_id', '=', party_id)
    .where('reservation_id', '=', reservation_id)
    .execute();
}

export async function endReservation(
  db: Database,
  { party_id, reservation_id }: Pick<ReservationRow, 'party_id' | 'reservation_id'>,
  end: Pick<ReservationRow, 'outcome' | 'ended_at' | 'ended_by_id' | 'ended_by_name'>,
): Promise<void> {
  await tables(db)
    .updateTable('stock.reservation')
    .set(end)
    .where('party_id', '=', party_id)
    .where('reservation_id', '=', reservation_id)
    .execute();
}

/** Parts kept and used for a purpose, oldest first. */
export async function listReservationRows(
  db: Database,
  partyId: string,
  purposeId: string,
): Promise<ReservationShownRow[]> {
  const { rows } = await sql<ReservationShownRow>`
    select ${shown} where reservation.party_id = ${partyId} and reservation.purpose_id = ${purposeId}
    order by reservation.reserved_at, reservation.reservation_id`.execute(db);
  return rows;
}

/** For whom a part is kept at branches within reach, oldest first. */
export async function listOpenReservationsOfPart(
  ctx: ActionContext,
  permission: Permission,
  partId: string,
  limit: number,
): Promise<ReservationShownRow[]> {
  const reach = scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('reservation.branch_id'),
    ownerId: sql`null::uuid`,
  });
  const { rows } = await sql<ReservationShownRow>`
    select ${shown} where reservation.part_id = ${partId} and reservation.ended_at is null and ${reach}
    order by reservation.reserved_at, reservation.reservation_id limit ${limit}`.execute(ctx.db);
  return rows;
}

/** One page of what is kept or awaited at a branch within reach, in the order of the numbers of parts. */
export async function listOpenReservationsAt(
  ctx: ActionContext,
  permission: Permission,
  branchId: string,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<(ReservationShownRow & { sku_key: string })[]> {
  const reach = scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('reservation.branch_id'),
    ownerId: sql`null::uuid`,
  });
  const { rows } = await sql<ReservationShownRow & { sku_key: string }>`
    select part.sku_key, ${shown}
    where reservation.branch_id = ${branchId} and reservation.ended_at is null and ${reach}
      and ${page.after ? sql`(part.sku_key, reservation.reservation_id) > (${page.after[0]}, ${page.after[1]}::uuid)` : sql`true`}
    order by part.sku_key, reservation.reservation_id limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** Lines of parts asked for since a moment, and those of which as many were free as were asked for. */
export async function countAskedParts(
  ctx: ActionContext,
  permission: Permission,
  { branchId, sinceAt }: { branchId?: string | undefined; sinceAt: string },
): Promise<{ asked: number; filled: number }> {
  const reach = scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('reservation.branch_id'),
    ownerId: sql`null::uuid`,
  });
  const { rows } = await sql<{ asked: number; filled: number }>`
    select count(*)::int as asked, count(*) filter (where free_then >= quantity)::int as filled
    from stock.reservation reservation
    where reservation.free_then is not null and reservation.reserved_at >= ${sinceAt}::timestamptz
      and ${branchId === undefined ? sql`true` : sql`reservation.branch_id = ${branchId}`} and ${reach}`.execute(
    ctx.db,
  );
  return rows[0] ?? { asked: 0, filled: 0 };
}

/** Parts that went into things of a customer, latest first. */
export async function listUsedOfParty(
  db: Database,
  { partyId, before, limit }: TimelineQuery,
): Promise<ReservationShownRow[]> {
  const { rows } = await sql<ReservationShownRow>`
    select ${shown} where reservation.party_id = ${partyId} and reservation.outcome = 'used'
      and ${before ? sql`(reservation.ended_at, reservation.reservation_id) < (${before.occurredAt}::timestamptz, ${before.entryId}::uuid)` : sql`true`}
    order by reservation.ended_at desc, reservation.reservation_id desc
    limit ${limit}`.execute(db);
  return rows;
}

/** What was kept for erased customers is free again, and no movement says for whom a part was used. */
export async function forgetPurposesOf(db: Database, partyIds: readonly string[]): Promise<void> {
  await sql`
    update stock.balance balance set reserved = balance.reserved - kept.quantity
    from (
      select branch_id, part_id, sum(quantity)::int as quantity from stock.reservation
      where party_id = any(${[...partyIds]}::uuid[]) and ended_at is null
      group by branch_id, part_id
    ) kept
    where balance.branch_id = kept.branch_id and balance.part_id = kept.part_id`.execute(db);
  await sql`
    update stock.movement set purpose_id = null, reference = null
    where purpose_id in (
      select purpose_id from stock.reservation where party_id = any(${[...partyIds]}::uuid[])
    )`.execute(db);
}

/** Takes out what branches that go had, and parts that are then nowhere and were never used elsewhere. */
export async function deleteStockOf(db: Database, branchIds: readonly string[]): Promise<void> {
  if (branchIds.length === 0) return;
  const { rows } = await sql<{ part_id: string }>`
    select distinct part_id from stock.movement where branch_id = any(${[...branchIds]}::uuid[])
    union select distinct part_id from stock.balance where branch_id = any(${[...branchIds]}::uuid[])`.execute(
    db,
  );
  const partIds = rows.map(({ part_id }) => part_id);
  await sql`delete from stock.reservation where branch_id = any(${[...branchIds]}::uuid[])`.execute(db);
  await sql`delete from stock.movement where branch_id = any(${[...branchIds]}::uuid[])`.execute(db);
  await deletePurchasesOf(db, branchIds);
  await sql`delete from stock.balance where branch_id = any(${[...branchIds]}::uuid[])`.execute(db);
  await sql`
    delete from stock.part part where part.part_id = any(${partIds}::uuid[])
      and not exists (select 1 from stock.movement where movement.part_id = part.part_id)
      and not exists (select 1 from stock.balance where balance.part_id = part.part_id)`.execute(db);
}
