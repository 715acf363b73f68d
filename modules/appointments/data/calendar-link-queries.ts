import type { Selectable } from 'kysely';
import type { Database } from '#platform';
import type { AppointmentsTables } from './tables.ts';

export type CalendarLinkRow = Selectable<AppointmentsTables['appointments.calendar_link']>;

const tables = (db: Database) => db.withTables<AppointmentsTables>();

const standing = (db: Database) =>
  tables(db).selectFrom('appointments.calendar_link').selectAll().where('revoked_at', 'is', null);

export async function findLinkOfStaff(db: Database, staffId: string): Promise<CalendarLinkRow | undefined> {
  return standing(db).where('staff_id', '=', staffId).executeTakeFirst();
}

export async function findLinkBySecret(
  db: Database,
  secretHash: string,
): Promise<CalendarLinkRow | undefined> {
  return standing(db).where('secret_hash', '=', secretHash).executeTakeFirst();
}

export async function insertLink(db: Database, row: CalendarLinkRow): Promise<void> {
  await tables(db).insertInto('appointments.calendar_link').values(row).execute();
}

export async function revokeLinkOfStaff(db: Database, staffId: string, revokedAt: string): Promise<void> {
  await tables(db)
    .updateTable('appointments.calendar_link')
    .set({ revoked_at: revokedAt })
    .where('staff_id', '=', staffId)
    .where('revoked_at', 'is', null)
    .execute();
}
