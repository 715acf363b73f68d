import { sql } from 'kysely';
import type { Database } from '../database/open-database.ts';

export interface SecuritySettings {
  /** Somebody who does nothing for this long is signed out. */
  idleMinutes: number;
  /** Longest time of one emergency sight of what is sensitive. */
  emergencyMinutes: number;
  /** Audit entries older than this are removed; null keeps all. */
  auditYears: number | null;
  /** Roles whose holders must give a second step besides the password before they see anything. */
  secondStepRoles: readonly string[];
}

/** What holds until an administrator chooses otherwise. */
export const DEFAULT_SECURITY_SETTINGS: SecuritySettings = {
  idleMinutes: 15,
  emergencyMinutes: 30,
  auditYears: null,
  secondStepRoles: [],
};

/** Reads the security settings. */
export async function readSecuritySettings(db: Database): Promise<SecuritySettings> {
  const { rows } = await sql<{ value: Partial<SecuritySettings> }>`
    select value from platform.setting where name = 'security'`.execute(db);
  return { ...DEFAULT_SECURITY_SETTINGS, ...rows[0]?.value };
}

/** Stores the security settings. */
export async function storeSecuritySettings(
  db: Database,
  settings: SecuritySettings,
  at: Date,
): Promise<void> {
  await sql`
    insert into platform.setting (name, value, changed_at) values ('security', ${JSON.stringify(settings)}, ${at})
    on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(db);
}
