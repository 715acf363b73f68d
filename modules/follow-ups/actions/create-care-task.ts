import { notFound, refuse } from '#contract-kit';
import type { ActionContext } from '#platform';
import {
  type CareReasonGiven,
  type CareTask,
  careReason,
  careTaskCreated,
  followUpsProblems,
  followUpsWrite,
} from '../contract/index.ts';
import { findOpenTask, findPartyInReach, insertCareTask } from '../data/care-task-queries.ts';
import { mayPlanCareFor } from '../domain/due-day.ts';
import { showCareTasks } from './show-care-tasks.ts';
import { taskGivenByHand } from './task-given-by-hand.ts';

export interface NewCareTask {
  partyId: string;
  reason: CareReasonGiven;
  /** Today when left out. */
  dueOn?: string | undefined;
  assigneeId?: string | null | undefined;
}

/**
 * Plans care for a customer. A customer has one open task for a reason: asking again gives that one back, so callers
 * need not look first.
 */
export async function createCareTask(
  ctx: ActionContext,
  task: NewCareTask,
): Promise<CareTask & { created: boolean }> {
  const today = ctx.clock.today(ctx.settings.timeZone);
  const dueOn = task.dueOn ?? today;
  const party = await findPartyInReach(ctx, followUpsWrite, task.partyId);
  if (!party) refuse(notFound, 'there is no such customer, or it belongs to another branch');
  if (party.diedOn !== null) {
    refuse(followUpsProblems.customerHasDied, 'this customer has died; care for the family instead');
  }
  if (!mayPlanCareFor(dueOn, today)) {
    refuse(
      followUpsProblems.dayOutOfRange,
      `care cannot be planned for ${dueOn}; choose a day within a year from today`,
    );
  }
  const reason = careReason.parse(task.reason);
  const careTaskId = ctx.newId();
  const outcome = await insertCareTask(
    ctx.db,
    taskGivenByHand(ctx, { partyId: task.partyId, careTaskId, reason, dueOn, assigneeId: task.assigneeId }),
  );
  const created = outcome === 'inserted';
  if (created) {
    await ctx.announce(careTaskCreated, {
      partyId: task.partyId,
      careTaskId,
      reasonKind: reason.kind,
      dueOn,
    });
  }
  const row = await findOpenTask(ctx, task.partyId, reason.kind);
  const [shown] = await showCareTasks(ctx, row ? [row] : []);
  if (!shown) throw new Error('the care task just planned cannot be read');
  ctx.audit({ subjectKind: 'party', subjectId: task.partyId, careTaskId: shown.careTaskId, created });
  return { ...shown, created };
}
