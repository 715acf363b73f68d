import { sql } from 'kysely';
import type { Database } from '#platform';
import type { Passkey } from '../contract/index.ts';
import type { AccessTables } from './tables.ts';

export interface SecondFactor {
  sealedSecret: string;
  confirmedAt: string | null;
}

export async function findSecondFactor(db: Database, staffId: string): Promise<SecondFactor | undefined> {
  return db
    .withTables<AccessTables>()
    .selectFrom('access.second_factor')
    .select(['sealed_secret as sealedSecret', 'confirmed_at as confirmedAt'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}

export async function saveSecondFactor(
  db: Database,
  staffId: string,
  sealedSecret: string,
  at: Date,
): Promise<void> {
  await sql`
    insert into access.second_factor (staff_id, sealed_secret, created_at) values (${staffId}, ${sealedSecret}, ${at})
    on conflict (staff_id) do update set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at,
      confirmed_at = null, last_time_step = 0`.execute(db);
}

export async function confirmSecondFactor(db: Database, staffId: string, at: Date): Promise<void> {
  await sql`update access.second_factor set confirmed_at = ${at} where staff_id = ${staffId}`.execute(db);
}

/** A code is good once: false when its time step, or a later one, has been used before. */
export async function spendTimeStep(db: Database, staffId: string, timeStep: number): Promise<boolean> {
  const used = await sql`
    update access.second_factor set last_time_step = ${timeStep}
    where staff_id = ${staffId} and last_time_step < ${timeStep}`.execute(db);
  return used.numAffectedRows === 1n;
}

export async function replaceRecoveryCodes(
  db: Database,
  staffId: string,
  codeHashes: readonly string[],
): Promise<void> {
  await sql`delete from access.recovery_code where staff_id = ${staffId}`.execute(db);
  await sql`
    insert into access.recovery_code (staff_id, code_hash)
    select ${staffId}, code_hash from unnest(${[...codeHashes]}::text[]) as code (code_hash)`.execute(db);
}

/** Spends a recovery code; false when there is no such unspent one. */
export async function spendRecoveryCode(
  db: Database,
  staffId: string,
  codeHash: string,
  at: Date,
): Promise<boolean> {
  const spent = await sql`
    update access.recovery_code set used_at = ${at}
    where staff_id = ${staffId} and code_hash = ${codeHash} and used_at is null`.execute(db);
  return spent.numAffectedRows === 1n;
}

export async function countRecoveryCodes(db: Database, staffId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from access.recovery_code where staff_id = ${staffId} and used_at is null`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function deleteSecondFactor(db: Database, staffId: string): Promise<void> {
  await sql`delete from access.second_factor where staff_id = ${staffId}`.execute(db);
  await sql`delete from access.recovery_code where staff_id = ${staffId}`.execute(db);
}

const passkeyColumns = [
  'passkey_id as passkeyId',
  'name',
  'created_at as createdAt',
  'last_used_at as lastUsedAt',
] as const;

export async function listPasskeys(
  db: Database,
  staffId: string,
): Promise<(Passkey & { credentialId: string; transports: string[] })[]> {
  return db
    .withTables<AccessTables>()
    .selectFrom('access.passkey')
    .select([...passkeyColumns, 'credential_id as credentialId', 'transports'])
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .execute();
}

export async function insertPasskey(
  db: Database,
  key: {
    passkeyId: string;
    staffId: string;
    name: string;
    credentialId: string;
    publicKey: string;
    signCount: number;
    transports: readonly string[];
    at: Date;
  },
): Promise<boolean> {
  const inserted = await sql`
    insert into access.passkey (passkey_id, staff_id, name, credential_id, public_key, sign_count, transports, created_at)
    values (${key.passkeyId}, ${key.staffId}, ${key.name}, ${key.credentialId}, ${key.publicKey}, ${key.signCount},
            ${[...key.transports]}::text[], ${key.at})
    on conflict do nothing`.execute(db);
  return inserted.numAffectedRows === 1n;
}

export interface KnownPasskey {
  passkeyId: string;
  staffId: string;
  publicKey: string;
  signCount: number;
  transports: string[];
}

/** A passkey whose holder may still sign in. */
export async function findPasskey(db: Database, credentialId: string): Promise<KnownPasskey | undefined> {
  const { rows } = await sql<KnownPasskey>`
    select passkey_id as "passkeyId", staff_id as "staffId", public_key as "publicKey", sign_count as "signCount", transports
    from access.passkey passkey join access.staff staff using (staff_id)
    where credential_id = ${credentialId} and staff.deactivated_at is null`.execute(db);
  return rows[0];
}

export async function notePasskeyUse(
  db: Database,
  passkeyId: string,
  signCount: number,
  at: Date,
): Promise<void> {
  await sql`
    update access.passkey set sign_count = ${signCount}, last_used_at = ${at} where passkey_id = ${passkeyId}`.execute(
    db,
  );
}

export async function deletePasskey(db: Database, staffId: string, passkeyId: string): Promise<boolean> {
  const deleted = await sql`
    delete from access.passkey where staff_id = ${staffId} and passkey_id = ${passkeyId}`.execute(db);
  return deleted.numAffectedRows === 1n;
}

export async function deletePasskeys(db: Database, staffId: string): Promise<void> {
  await sql`delete from access.passkey where staff_id = ${staffId}`.execute(db);
}
