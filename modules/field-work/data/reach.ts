import { sql } from 'kysely';
import type { Permission } from '#contract-kit';
import { partyReach } from '#modules/parties';
import type { ActionContext, Database } from '#platform';
import type { FieldWorkTables } from './tables.ts';

export const tables = (db: Database) => db.withTables<FieldWorkTables>();

/** A value for a column of JSON. */
export const json = (value: unknown) => sql<never>`${JSON.stringify(value)}::jsonb`;

export interface PartyInReach {
  party_id: string;
  branch_id: string | null;
  died_on: string | null;
}

/** Those of given customers that are within reach. */
export async function findParties(
  ctx: ActionContext,
  permission: Permission,
  partyIds: readonly string[],
): Promise<PartyInReach[]> {
  const { rows } = await sql<PartyInReach>`
    select party.party_id, party.branch_id, party.died_on from parties.shared_party party
    where party.party_id = any(${partyIds}::uuid[]) and party.archived_at is null
      and ${partyReach(ctx, permission)}`.execute(ctx.db);
  return rows;
}

/** Names of staff, by id. */
export async function findStaffNames(
  db: Database,
  staffIds: readonly string[],
): Promise<Map<string, string>> {
  if (staffIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; name: string }>`
    select staff_id as id, display_name as name from access.shared_staff
    where staff_id = any(${staffIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Whether somebody works here. */
export async function isStaff(db: Database, staffId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from access.shared_staff where staff_id = ${staffId} and deactivated_at is null`.execute(db);
  return rows.length > 0;
}

/** Whether there is such a branch. */
export async function isBranch(db: Database, branchId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from access.shared_branch where branch_id = ${branchId}`.execute(db);
  return rows.length > 0;
}
