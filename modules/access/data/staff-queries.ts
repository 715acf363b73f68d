import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Role, StaffMember } from '../contract/index.ts';
import type { AccessTables } from './tables.ts';

function staffRows(db: Database) {
  return db
    .withTables<AccessTables>()
    .selectFrom('access.staff as staff')
    .select([
      'staff.staff_id as staffId',
      'staff.display_name as displayName',
      'staff.email',
      'staff.deactivated_at as deactivatedAt',
      'staff.version',
      sql<
        Role[]
      >`array(select r.role from access.staff_role r where r.staff_id = staff.staff_id order by r.role)`.as(
        'roles',
      ),
      sql<
        string[]
      >`array(select b.branch_id from access.staff_branch b where b.staff_id = staff.staff_id)`.as(
        'branchIds',
      ),
    ]);
}

export async function listStaffRows(db: Database): Promise<StaffMember[]> {
  return staffRows(db).orderBy('staff.display_name').execute();
}

export async function findStaff(db: Database, staffId: string): Promise<StaffMember | undefined> {
  return staffRows(db).where('staff.staff_id', '=', staffId).executeTakeFirst();
}

export async function isEmpty(db: Database): Promise<boolean> {
  const row = await db
    .withTables<AccessTables>()
    .selectFrom('access.staff')
    .select('staff_id')
    .limit(1)
    .executeTakeFirst();
  return row === undefined;
}

/** Two first-run forms sent at once must not both win: the lock makes the second wait and then find somebody. */
export async function lockSetUp(db: Database): Promise<void> {
  await sql`lock table access.staff in share row exclusive mode`.execute(db);
}

export async function insertStaff(
  db: Database,
  staff: { staffId: string; displayName: string; email: string; at: Date },
): Promise<'inserted' | 'email-taken'> {
  const result = await sql`
    insert into access.staff (staff_id, display_name, email, created_at)
    values (${staff.staffId}, ${staff.displayName}, ${staff.email}, ${staff.at})
    on conflict do nothing`.execute(db);
  return result.numAffectedRows === 1n ? 'inserted' : 'email-taken';
}

export async function insertSignIn(
  db: Database,
  signIn: {
    staffId: string;
    credentialId: string;
    displayName: string;
    email: string;
    /** Null until a password is chosen by a link. */
    passwordHash: string | null;
    at: Date;
  },
): Promise<void> {
  await sql`
    insert into access.sign_in (id, name, email, email_verified, created_at, updated_at)
    values (${signIn.staffId}, ${signIn.displayName}, ${signIn.email}, true, ${signIn.at}, ${signIn.at})`.execute(
    db,
  );
  await sql`
    insert into access.credential (id, user_id, account_id, provider_id, password, created_at, updated_at)
    values (${signIn.credentialId}, ${signIn.staffId}, ${signIn.staffId}, 'credential', ${signIn.passwordHash}, ${signIn.at}, ${signIn.at})`.execute(
    db,
  );
}

export async function replaceRoles(db: Database, staffId: string, roles: readonly Role[]): Promise<void> {
  const tables = db.withTables<AccessTables>();
  await tables.deleteFrom('access.staff_role').where('staff_id', '=', staffId).execute();
  await tables
    .insertInto('access.staff_role')
    .values([...new Set(roles)].map((role) => ({ staff_id: staffId, role })))
    .execute();
}

export async function replaceBranches(
  db: Database,
  staffId: string,
  branchIds: readonly string[],
): Promise<void> {
  const tables = db.withTables<AccessTables>();
  await tables.deleteFrom('access.staff_branch').where('staff_id', '=', staffId).execute();
  if (branchIds.length === 0) return;
  const rows = [...new Set(branchIds)].map((branchId) => ({ staff_id: staffId, branch_id: branchId }));
  await tables.insertInto('access.staff_branch').values(rows).execute();
}

/** Changes the row only if nobody else did since `version`. */
export async function updateStaffRow(
  db: Database,
  staff: { staffId: string; version: number; displayName: string; deactivatedAt: Date | string | null },
): Promise<boolean> {
  const result = await sql`
    update access.staff
    set display_name = ${staff.displayName}, deactivated_at = ${staff.deactivatedAt}, version = version + 1
    where staff_id = ${staff.staffId} and version = ${staff.version}`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function replacePassword(
  db: Database,
  staffId: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await sql`update access.credential set password = ${passwordHash}, updated_at = ${at}
            where user_id = ${staffId} and provider_id = 'credential'`.execute(db);
  // A link of before would open the door to who holds it, whatever the new password is.
  await sql`delete from access.password_link where staff_id = ${staffId}`.execute(db);
}

/** Who signs in with an e-mail address, as far as they may, and what their password is checked against. */
export async function findSignIn(
  db: Database,
  email: string,
): Promise<{ staffId: string; displayName: string; passwordHash: string | null } | undefined> {
  const { rows } = await sql<{ staffId: string; displayName: string; passwordHash: string | null }>`
    select staff.staff_id as "staffId", staff.display_name as "displayName", credential.password as "passwordHash"
    from access.staff staff
    left join access.credential credential on credential.user_id = staff.staff_id and credential.provider_id = 'credential'
    where lower(staff.email) = ${email.toLowerCase()} and staff.deactivated_at is null`.execute(db);
  return rows[0];
}

export async function findPasswordHash(db: Database, staffId: string): Promise<string | undefined> {
  const { rows } = await sql<{ password: string | null }>`
    select password from access.credential where user_id = ${staffId} and provider_id = 'credential'`.execute(
    db,
  );
  return rows[0]?.password ?? undefined;
}

export async function countActiveAdministrators(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from access.staff s join access.staff_role r using (staff_id)
    where r.role = 'administrator' and s.deactivated_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Removes staff with their sign-ins; what they did keeps their names. */
export async function removeStaff(db: Database, staffIds: readonly string[]): Promise<void> {
  const ids = [...staffIds];
  await sql`delete from access.session where user_id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from access.credential where user_id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from access.sign_in where id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from access.staff_role where staff_id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from access.staff_branch where staff_id = any(${ids}::uuid[])`.execute(db);
  await sql`delete from access.staff where staff_id = any(${ids}::uuid[])`.execute(db);
}
