import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Branch } from '../contract/index.ts';
import type { AccessTables } from './tables.ts';

export async function listBranchRows(db: Database): Promise<Branch[]> {
  return db
    .withTables<AccessTables>()
    .selectFrom('access.branch')
    .select(['branch_id as branchId', 'name', 'archived_at as archivedAt'])
    .orderBy('created_at')
    .execute();
}

export async function insertBranch(
  db: Database,
  branch: { branchId: string; name: string; at: Date },
): Promise<boolean> {
  const result = await sql`
    insert into access.branch (branch_id, name, created_at) values (${branch.branchId}, ${branch.name}, ${branch.at})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function isBranchNameTaken(
  db: Database,
  name: string,
  exceptBranchId: string,
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from access.branch where lower(name) = lower(${name}) and branch_id <> ${exceptBranchId}`.execute(
    db,
  );
  return rows.length > 0;
}

export async function renameBranchRow(
  db: Database,
  branchId: string,
  name: string,
): Promise<Branch | undefined> {
  return db
    .withTables<AccessTables>()
    .updateTable('access.branch')
    .set({ name })
    .where('branch_id', '=', branchId)
    .returning(['branch_id as branchId', 'name', 'archived_at as archivedAt'])
    .executeTakeFirst();
}

/** Removes branches, and whoever works there no longer does. */
export async function removeBranches(db: Database, branchIds: readonly string[]): Promise<void> {
  await sql`delete from access.staff_branch where branch_id = any(${[...branchIds]}::uuid[])`.execute(db);
  await sql`delete from access.branch where branch_id = any(${[...branchIds]}::uuid[])`.execute(db);
}
