import { careTaskCompleted } from '#modules/follow-ups/contract';
import { defineListener } from '#platform';
import { bringUpToDate } from '../actions/bring-up-to-date.ts';
import { nameOf, writeFact } from '../actions/change-promise.ts';
import { promiseRecovered } from '../contract/index.ts';
import { listByCareTask, lockParty } from '../data/promise-queries.ts';
import { findStaffName } from '../data/staff-queries.ts';

/** An apology that reached the customer makes the broken promise good. */
export const onCareTaskCompleted = defineListener({
  event: careTaskCompleted,
  name: 'promises.make-good',
  async run(ctx, { partyId, careTaskId, outcome }, { byId }) {
    if (outcome !== 'reached' && outcome !== 'done') return;
    await lockParty(ctx.db, partyId);
    const broken = await listByCareTask(ctx.db, partyId, careTaskId);
    if (broken.length === 0) return;
    const byName =
      (byId === undefined ? undefined : await findStaffName(ctx.db, byId)) ?? ctx.actor.displayName;
    for (const row of broken) {
      await writeFact(ctx, row, {
        kind: 'recovered',
        note: '',
        by_id: byId ?? ctx.actor.actorId,
        by_name: byName,
      });
      await bringUpToDate(ctx, row);
      await ctx.announce(promiseRecovered, nameOf(row));
    }
  },
});
