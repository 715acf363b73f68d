import { refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import { type ValueSettings, type ValueSettingsForm, valueProblems } from '../contract/index.ts';
import { getValueSettings, insertValueSettings } from '../data/setting-queries.ts';

/** Changes what turns purchases into value, from the next run on. */
export async function changeSettings(
  ctx: ActionContext,
  { version, ...form }: ValueSettingsForm & { version: number },
): Promise<ValueSettings> {
  const by = { staffId: ctx.actor.actorId, name: ctx.actor.displayName, at: ctx.clock.now() };
  const current = await getValueSettings(ctx.db);
  const isCurrent = current.version === version;
  if (!isCurrent || !(await insertValueSettings(ctx.db, { ...form, version: version + 1 }, by))) {
    const latest = await getValueSettings(ctx.db);
    refuse(
      valueProblems.settingsChangedMeanwhile,
      `${latest.changedByName ?? 'somebody'} has changed these settings since you read them; look at them and try again`,
      { context: latest },
    );
  }
  ctx.audit({ subjectKind: 'value-settings', subjectId: 'value', ...form });
  return getValueSettings(ctx.db);
}
