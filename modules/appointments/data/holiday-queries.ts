import { type Selectable, sql } from 'kysely';
import type { Permission } from '#contract-kit';
import type { LocalText } from '#form-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { HoursRow } from './resource-queries.ts';
import type { AppointmentsTables } from './tables.ts';

export type HolidayImportRow = Selectable<AppointmentsTables['appointments.holiday_import']>;

const tables = (db: Database) => db.withTables<AppointmentsTables>();

/** The hours of a branch, kept from others who would change them until this is done. */
export async function lockHours(db: Database, branchId: string): Promise<HoursRow | undefined> {
  // A branch without hours of its own has no row to lock yet.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`hours ${branchId}`}, 0))`.execute(db);
  return tables(db)
    .selectFrom('appointments.branch_hours')
    .selectAll()
    .where('branch_id', '=', branchId)
    .forUpdate()
    .executeTakeFirst();
}

export async function insertHolidayImport(db: Database, row: HolidayImportRow): Promise<void> {
  await tables(db)
    .insertInto('appointments.holiday_import')
    .values({ ...row, days: sql`${JSON.stringify(row.days)}::jsonb` })
    .execute();
}

export async function lockHolidayImport(
  db: Database,
  importId: string,
): Promise<HolidayImportRow | undefined> {
  return tables(db)
    .selectFrom('appointments.holiday_import')
    .selectAll()
    .where('import_id', '=', importId)
    .forUpdate()
    .executeTakeFirst();
}

export async function markHolidaysUndone(
  db: Database,
  importId: string,
  undone: { at: string; byId: string },
): Promise<void> {
  await tables(db)
    .updateTable('appointments.holiday_import')
    .set({ undone_at: undone.at, undone_by_id: undone.byId })
    .where('import_id', '=', importId)
    .execute();
}

/** One page of the files taken into the calendar of a branch, latest first. */
export async function listHolidayImportRows(
  db: Database,
  branchId: string,
  page: { after: readonly [string, string] | null; limit: number },
): Promise<HolidayImportRow[]> {
  const { rows } = await sql<HolidayImportRow>`
    select * from appointments.holiday_import
    where branch_id = ${branchId}
      and ${page.after ? sql`(made_at, import_id) < (${page.after[0]}::timestamptz, ${page.after[1]}::uuid)` : sql`true`}
    order by made_at desc, import_id desc
    limit ${page.limit}`.execute(db);
  return rows;
}

export interface AppointmentOnDay {
  appointment_id: string;
  party_id: string;
  party_name: string;
  type_name: LocalText;
  on_date: string;
  starts_at: string;
  count: number;
}

/** Appointments of a branch that are expected on some days, earliest first, with how many there are in all. */
export async function listExpectedOn(
  ctx: ActionContext,
  permission: Permission,
  asked: { branchId: string; onDates: readonly string[]; fromAt: string; untilAt: string; limit: number },
): Promise<AppointmentOnDay[]> {
  const onDate = sql`(appointment.starts_at at time zone ${ctx.settings.timeZone})::date`;
  const { rows } = await sql<AppointmentOnDay>`
    select appointment.appointment_id, appointment.party_id, party.display_name as party_name,
           appointment.type_name, ${onDate} as on_date, appointment.starts_at, count(*) over ()::int as count
    from appointments.appointment appointment
    join parties.shared_party party on party.party_id = appointment.party_id
    where appointment.branch_id = ${asked.branchId} and appointment.status = 'booked'
      and appointment.starts_at >= ${asked.fromAt}::timestamptz and appointment.starts_at < ${asked.untilAt}::timestamptz
      and ${onDate} = any(${[...asked.onDates]}::date[])
      and party.archived_at is null and ${partyReach(ctx, permission)}
    order by appointment.starts_at, appointment.appointment_id
    limit ${asked.limit}`.execute(ctx.db);
  return rows;
}
