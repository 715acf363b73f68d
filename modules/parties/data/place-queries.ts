import { sql } from 'kysely';
import type { Database } from '#platform';

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
