import { type Selectable, sql } from 'kysely';
import type { Database } from '#platform';
import type { AppointmentsTables } from './tables.ts';

export type WaitingRoomLinkRow = Selectable<AppointmentsTables['appointments.waiting_room_link']>;

const tables = (db: Database) => db.withTables<AppointmentsTables>();

const standing = (db: Database) =>
  tables(db).selectFrom('appointments.waiting_room_link').selectAll().where('revoked_at', 'is', null);

export async function findLinkOfBranch(
  db: Database,
  branchId: string,
): Promise<WaitingRoomLinkRow | undefined> {
  return standing(db).where('branch_id', '=', branchId).executeTakeFirst();
}

/** Which branch a link shows, as long as the branch is there. */
export async function findWaitingRoom(
  db: Database,
  secretHash: string,
): Promise<{ branchId: string; branchName: string } | undefined> {
  const { rows } = await sql<{ branchId: string; branchName: string }>`
    select link.branch_id as "branchId", branch.name as "branchName"
    from appointments.waiting_room_link link
    join access.shared_branch branch on branch.branch_id = link.branch_id and branch.archived_at is null
    where link.secret_hash = ${secretHash} and link.revoked_at is null`.execute(db);
  return rows[0];
}

export async function insertWaitingRoomLink(db: Database, row: WaitingRoomLinkRow): Promise<void> {
  await tables(db).insertInto('appointments.waiting_room_link').values(row).execute();
}

export async function revokeLinkOfBranch(db: Database, branchId: string, revokedAt: string): Promise<void> {
  await tables(db)
    .updateTable('appointments.waiting_room_link')
    .set({ revoked_at: revokedAt })
    .where('branch_id', '=', branchId)
    .where('revoked_at', 'is', null)
    .execute();
}
