import { sql } from 'kysely';
import type { Database } from '#platform';

/** Branches by name and staff by e-mail, all there are; `open` are those customers can be given to. */
export interface Places {
  branches: { branchId: string; name: string; open: boolean }[];
  staff: { staffId: string; email: string; open: boolean }[];
}

export async function listPlaces(db: Database): Promise<Places> {
  const branches = await sql<Places['branches'][number]>`
    select branch_id as "branchId", name, archived_at is null as open from access.shared_branch`.execute(db);
  const staff = await sql<Places['staff'][number]>`
    select staff_id as "staffId", email, deactivated_at is null as open from access.shared_staff`.execute(db);
  return { branches: branches.rows, staff: staff.rows };
}

/** Whether a branch is one customers can be given to. */
export async function isOpenBranch(db: Database, branchId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from access.shared_branch where branch_id = ${branchId} and archived_at is null`.execute(db);
  return rows.length > 0;
}

/** Whether somebody works here, so that customers can be theirs. */
export async function isActiveStaff(db: Database, staffId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from access.shared_staff where staff_id = ${staffId} and deactivated_at is null`.execute(db);
  return rows.length > 0;
}
