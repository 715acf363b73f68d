import { sql } from 'kysely';
import type { Database } from '#platform';

export interface FailureCount {
  failures: number;
  secondsSinceLast: number;
}

/** Failures under each key, in the order of the keys; what is older than a day is forgotten. */
export async function countFailures(db: Database, keys: readonly string[]): Promise<FailureCount[]> {
  const { rows } = await sql<FailureCount & { key: string }>`
    select key, failures, extract(epoch from now() - last_failed_at)::float8 as "secondsSinceLast"
    from access.sign_in_failure where key = any(${[...keys]}::text[]) and last_failed_at > now() - interval '1 day'`.execute(
    db,
  );
  const found = new Map(rows.map((row) => [row.key, row]));
  return keys.map((key) => found.get(key) ?? { failures: 0, secondsSinceLast: Number.POSITIVE_INFINITY });
}

export async function addFailures(db: Database, keys: readonly string[]): Promise<void> {
  await sql`
    insert into access.sign_in_failure as known (key, failures, last_failed_at)
    select key, 1, now() from unnest(${[...keys].sort()}::text[]) as given (key)
    on conflict (key) do update set last_failed_at = now(),
      failures = case when known.last_failed_at > now() - interval '1 day' then known.failures + 1 else 1 end`.execute(
    db,
  );
}

export async function forgetFailures(db: Database, keys: readonly string[]): Promise<void> {
  await sql`delete from access.sign_in_failure where key = any(${[...keys]}::text[])`.execute(db);
}

/** Whether somebody has signed in from an address within the last ninety days. */
export async function isKnownAddress(db: Database, email: string, addressHash: string): Promise<boolean> {
  const { rows } = await sql`
    select from access.known_address known join access.staff staff using (staff_id)
    where lower(staff.email) = ${email} and address_hash = ${addressHash} and last_used_at > now() - interval '90 days'`.execute(
    db,
  );
  return rows.length > 0;
}

export async function rememberAddress(db: Database, staffId: string, addressHash: string): Promise<void> {
  await sql`
    insert into access.known_address (staff_id, address_hash, last_used_at) values (${staffId}, ${addressHash}, now())
    on conflict (staff_id, address_hash) do update set last_used_at = now()`.execute(db);
}
