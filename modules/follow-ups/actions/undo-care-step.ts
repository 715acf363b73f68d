import { notFound, refuse } from '#contract-kit';
import { retractInteraction } from '#modules/timeline';
import type { ActionContext } from '#platform';
import { type CareTask, careTaskReopened, followUpsProblems, followUpsWrite } from '../contract/index.ts';
import {
  findTask,
  listSteps,
  lockTask,
  markStepUndone,
  takeBackConsequences,
} from '../data/care-task-queries.ts';
import { maxAttemptsOf } from './show-care-tasks.ts';
import { bringUpToDate, shownAfter } from './take-care-step.ts';

/** Undoes one's own latest step on a task: it is as if it had not been taken, and the call it logged is taken back. */
export async function undoCareStep(ctx: ActionContext, careTaskId: string): Promise<CareTask> {
  const found = await findTask(ctx, followUpsWrite, careTaskId);
  if (!found) refuse(notFound, 'there is no such care task, or it belongs to another branch');
  const task = await lockTask(ctx.db, found.party_id, careTaskId);
  const latest = (await listSteps(ctx.db, [task])).at(-1);
  if (!latest) refuse(followUpsProblems.nothingToUndo, 'nothing was done about this care task yet');
  if (latest.by_id !== ctx.actor.actorId) {
    refuse(followUpsProblems.nothingToUndo, `${latest.by_name} did the latest step; ask them to undo it`);
  }
  if (latest.interaction_id !== null) {
    await retractInteraction(ctx, { partyId: task.party_id, interactionId: latest.interaction_id });
  }
  await markStepUndone(ctx.db, latest, { at: ctx.clock.now(), byId: ctx.actor.actorId });
  await takeBackConsequences(ctx.db, {
    partyId: task.party_id,
    stepId: latest.step_id,
    at: ctx.clock.now(),
  });
  await bringUpToDate(ctx, task, maxAttemptsOf(found));
  if (task.closed_at !== null) {
    const { party_id: partyId, reason_kind: reasonKind } = task;
    await ctx.announce(careTaskReopened, { partyId, careTaskId, reasonKind });
  }
  return shownAfter(ctx, task, { undid: latest.kind });
}
