import { sql } from 'kysely';
import type { BusinessSettings } from '../actions/action-context.ts';
import type { Database } from '../database/open-database.ts';
import { openVault } from './vault.ts';

const FRESH_MILLISECONDS = 2000;

export interface StoredBusinessSettings {
  businessName: string;
  timeZone: string;
  region: string;
  currency: string;
}

/** Reads the business settings, at most once in two seconds; every process sees a change that soon. */
export function businessSettingsReader(
  db: Database,
  defaults: {
    filesFolder: string;
    secret: string;
    defaultTimeZone: string;
    webhooksReachPrivateNetworks?: boolean;
    virusScanner?: string | undefined;
  },
): () => Promise<BusinessSettings> {
  const vault = openVault(defaults.secret);
  let cached: { settings: BusinessSettings; readAt: number } | undefined;
  return async () => {
    const now = performance.now();
    if (cached && now - cached.readAt < FRESH_MILLISECONDS) return cached.settings;
    const stored = await readStoredSettings(db);
    const settings: BusinessSettings = {
      timeZone: stored?.timeZone ?? defaults.defaultTimeZone,
      region: stored?.region ?? 'CN',
      currency: stored?.currency ?? 'CNY',
      filesFolder: defaults.filesFolder,
      webhooksReachPrivateNetworks: defaults.webhooksReachPrivateNetworks ?? false,
      virusScanner: defaults.virusScanner,
      vault,
    };
    cached = { settings, readAt: now };
    return settings;
  };
}

/** What the administrator chose on the first-run screen; `undefined` before that. */
export async function readStoredSettings(db: Database): Promise<StoredBusinessSettings | undefined> {
  const { rows } = await sql<{ value: StoredBusinessSettings }>`
    select value from platform.setting where name = 'business'`.execute(db);
  return rows[0]?.value;
}

/** Stores the business settings. */
export async function storeSettings(db: Database, settings: StoredBusinessSettings, at: Date): Promise<void> {
  await sql`
    insert into platform.setting (name, value, changed_at) values ('business', ${JSON.stringify(settings)}, ${at})
    on conflict (name) do update set value = excluded.value, changed_at = excluded.changed_at`.execute(db);
}
