import type { Database } from '#platform';
import { DEFAULT_VALUE_SETTINGS, type ValueSettings, type ValueSettingsForm } from '../contract/index.ts';
import type { ValueTables } from './tables.ts';

/** The settings that hold now; the defaults until somebody changed them. */
export async function getValueSettings(db: Database): Promise<ValueSettings> {
  const row = await db
    .withTables<ValueTables>()
    .selectFrom('value.setting')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { ...DEFAULT_VALUE_SETTINGS, version: 0, changedAt: null, changedByName: null };
  return {
    marginShare: row.margin_share,
    discountRatePerYear: row.discount_rate_per_year,
    horizonWeeks: row.horizon_weeks,
    careTasksPerDay: row.care_tasks_per_day,
    version: row.version,
    changedAt: row.changed_at,
    changedByName: row.changed_by_name,
  };
}

/** Adds the next version; false when somebody else has added it first. */
export async function insertValueSettings(
  db: Database,
  settings: ValueSettingsForm & { version: number },
  by: { staffId: string; name: string; at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .withTables<ValueTables>()
    .insertInto('value.setting')
    .values({
      version: settings.version,
      margin_share: settings.marginShare,
      discount_rate_per_year: settings.discountRatePerYear,
      horizon_weeks: settings.horizonWeeks,
      care_tasks_per_day: settings.careTasksPerDay,
      changed_at: by.at,
      changed_by: by.staffId,
      changed_by_name: by.name,
    })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}
