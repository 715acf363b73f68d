import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import type { AppointmentType } from '#pack-kit';
import { type ActionContext, type Database, scopePredicate } from '#platform';
import type { Exceptions, Week } from '../contract/index.ts';
import type { AppointmentsTables } from './tables.ts';

export type ResourceRow = Selectable<AppointmentsTables['appointments.resource']>;
export type HoursRow = Selectable<AppointmentsTables['appointments.branch_hours']>;
export type TypeRow = Selectable<AppointmentsTables['appointments.appointment_type']>;

const tables = (db: Database) => db.withTables<AppointmentsTables>();
const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

const reach = (ctx: ActionContext, permission: Permission) =>
  scopePredicate(ctx.actor, permission, {
    branchId: sql.ref('resource.branch_id'),
    ownerId: sql.ref('resource.staff_id'),
  });

export async function listTypeRows(db: Database): Promise<TypeRow[]> {
  return tables(db).selectFrom('appointments.appointment_type').selectAll().orderBy('type_key').execute();
}

export async function putType(
  db: Database,
  body: AppointmentType,
  at: { changedAt: string; archivedAt: string | null },
): Promise<void> {
  const row = { body: json(body), archived_at: at.archivedAt, changed_at: at.changedAt };
  await tables(db)
    .insertInto('appointments.appointment_type')
    .values({ type_key: body.key, ...row })
    .onConflict((conflict) => conflict.column('type_key').doUpdateSet(row))
    .execute();
}

/** One page of those in reach, by branch and name; archived ones are left out. */
export async function listResourceRows(
  ctx: ActionContext,
  permission: Permission,
  filter: { branchId?: string | undefined },
  page: { after: readonly [string, string, string, string] | null; limit: number },
): Promise<ResourceRow[]> {
  const { after } = page;
  const { rows } = await sql<ResourceRow>`
    select resource.* from appointments.resource resource
    where resource.archived_at is null and ${reach(ctx, permission)}
      and ${filter.branchId ? sql`resource.branch_id = ${filter.branchId}` : sql`true`}
      and ${after ? sql`(resource.branch_id, resource.kind, lower(resource.name), resource.resource_id) > (${after[0]}::uuid, ${after[1]}, ${after[2]}, ${after[3]}::uuid)` : sql`true`}
    order by resource.branch_id, resource.kind, lower(resource.name), resource.resource_id
    limit ${page.limit}`.execute(ctx.db);
  return rows;
}

/** Somebody or something that can be booked, with the hours of its branch and when it is taken. */
export interface BookableRow extends ResourceRow {
  branch_week: Week | null;
  branch_exceptions: Exceptions | null;
  /** Beginnings and ends in epoch milliseconds, in order. */
  taken: [number, number][] | null;
}

/** All that can be booked in a branch, in one reading; time that an appointment being moved takes up does not count. */
export async function listBookableRows(
  db: Database,
  asked: { branchId: string; fromMs: number; toMs: number; exceptId?: string | undefined },
): Promise<BookableRow[]> {
  const stretch = sql`tstzrange(to_timestamp(${asked.fromMs}::float8 / 1000), to_timestamp(${asked.toMs}::float8 / 1000))`;
  const { rows } = await sql<BookableRow>`
    select resource.*, hours.week as branch_week, hours.exceptions as branch_exceptions, claimed.taken
    from appointments.resource resource
    left join appointments.branch_hours hours on hours.branch_id = resource.branch_id
    left join lateral (
      select json_agg(json_build_array(
               (extract(epoch from lower(claim.during)) * 1000)::int8,
               (extract(epoch from upper(claim.during)) * 1000)::int8) order by lower(claim.during)) as taken
      from appointments.claim claim
      where claim.holder_id = coalesce(resource.staff_id, resource.resource_id) and claim.during && ${stretch}
        and ${asked.exceptId ? sql`claim.appointment_id <> ${asked.exceptId}` : sql`true`}
    ) claimed on true
    where resource.branch_id = ${asked.branchId} and resource.archived_at is null
    order by resource.kind, lower(resource.name)`.execute(db);
  return rows;
}

export async function findResource(
  ctx: ActionContext,
  permission: Permission,
  resourceId: string,
): Promise<ResourceRow | undefined> {
  const { rows } = await sql<ResourceRow>`
    select resource.* from appointments.resource resource
    where resource.resource_id = ${resourceId} and ${reach(ctx, permission)}`.execute(ctx.db);
  return rows[0];
}

export async function findResources(db: Database, ids: readonly string[]): Promise<Map<string, ResourceRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(db)
    .selectFrom('appointments.resource')
    .selectAll()
    .where('resource_id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map((row) => [row.resource_id, row]));
}

/** False when the branch has one of this kind and name. */
export async function putResource(db: Database, row: ResourceRow): Promise<boolean> {
  const values = { ...row, week: row.week && json(row.week), exceptions: json(row.exceptions) };
  const { resource_id: _, ...changed } = values;
  const namesake = await tables(db)
    .selectFrom('appointments.resource')
    .select('resource_id')
    .where('branch_id', '=', row.branch_id)
    .where('kind', '=', row.kind)
    .where(sql`lower(name)`, '=', row.name.toLowerCase())
    .where('archived_at', 'is', null)
    .where('resource_id', '<>', row.resource_id)
    .executeTakeFirst();
  if (namesake && row.archived_at === null) return false;
  await tables(db)
    .insertInto('appointments.resource')
    .values(values)
    .onConflict((conflict) => conflict.column('resource_id').doUpdateSet(changed))
    .execute();
  return true;
}

export async function findHours(db: Database, branchId: string): Promise<HoursRow | undefined> {
  return tables(db)
    .selectFrom('appointments.branch_hours')
    .selectAll()
    .where('branch_id', '=', branchId)
    .executeTakeFirst();
}

export async function putHours(db: Database, row: HoursRow): Promise<void> {
  const changed = { week: json(row.week), exceptions: json(row.exceptions) };
  await tables(db)
    .insertInto('appointments.branch_hours')
    .values({ branch_id: row.branch_id, ...changed })
    .onConflict((conflict) => conflict.column('branch_id').doUpdateSet(changed))
    .execute();
}

export async function isBranch(db: Database, branchId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from access.shared_branch where branch_id = ${branchId} and archived_at is null`.execute(db);
  return rows.length > 0;
}

/** Takes everything bookable out of branches that are given up. */
export async function removeBookables(db: Database, branchIds: readonly string[]): Promise<void> {
  await sql`delete from appointments.resource where branch_id = any(${branchIds}::uuid[])`.execute(db);
  await sql`delete from appointments.branch_hours where branch_id = any(${branchIds}::uuid[])`.execute(db);
  await sql`delete from appointments.holiday_import where branch_id = any(${branchIds}::uuid[])`.execute(db);
  await sql`delete from appointments.waiting_room_link where branch_id = any(${branchIds}::uuid[])`.execute(
    db,
  );
  await sql`
    delete from appointments.ticket_fact fact using appointments.ticket ticket
    where ticket.ticket_id = fact.ticket_id and ticket.branch_id = any(${branchIds}::uuid[])`.execute(db);
  await sql`
    delete from appointments.ticket_of_party own using appointments.ticket ticket
    where ticket.ticket_id = own.ticket_id and ticket.branch_id = any(${branchIds}::uuid[])`.execute(db);
  await sql`delete from appointments.ticket where branch_id = any(${branchIds}::uuid[])`.execute(db);
  await sql`delete from appointments.ticket_counter where branch_id = any(${branchIds}::uuid[])`.execute(db);
}
