import { createCareTask } from '#modules/follow-ups';
import type { ActionContext } from '#platform';
import { careReasonOf } from '../contract/index.ts';
import { countPlannedEpisodes, holdPlanning, noteEpisode } from '../data/care-episode-queries.ts';
import { listDriftRows } from '../data/drift-queries.ts';
import { getValueSettings } from '../data/setting-queries.ts';

/**
 * Plans care for those who are drifting, most value at risk first, as many a day as the settings say. Once for each time
 * somebody drifts: until they buy again they are not planned by the rule a second time. Gives how many it planned.
 */
export async function planCare(ctx: ActionContext): Promise<number> {
  const { careTasksPerDay } = await getValueSettings(ctx.db);
  if (careTasksPerDay === 0) return 0;
  const today = ctx.clock.today(ctx.settings.timeZone);
  await holdPlanning(ctx.db);
  const left = careTasksPerDay - (await countPlannedEpisodes(ctx.db, today));
  if (left <= 0) return 0;
  const { items } = await listDriftRows(ctx.db, ctx.actor, {
    limit: left,
    state: 'drifting',
    today,
    isUnplanned: true,
  });
  for (const customer of items) {
    const { partyId, lastPurchaseOn, ownerId } = customer;
    if (!(await noteEpisode(ctx.db, { partyId, lastPurchaseOn, plannedOn: today }))) continue;
    await createCareTask(ctx, {
      partyId,
      reason: careReasonOf(customer),
      dueOn: today,
      assigneeId: ownerId,
    });
  }
  return items.length;
}
