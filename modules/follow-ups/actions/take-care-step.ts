import { notFound, refuse } from '#contract-kit';
import { logCall } from '#modules/timeline';
import type { ActionContext } from '#platform';
import { addDays } from '#working-time';
import {
  type CareOutcome,
  type CareTask,
  careTaskCompleted,
  followUpsProblems,
  followUpsWrite,
} from '../contract/index.ts';
import {
  type CareStepRow,
  type CareTaskRow,
  findTask,
  insertStep,
  listSteps,
  lockTask,
  updateTaskState,
} from '../data/care-task-queries.ts';
import { careTaskState } from '../domain/care-task-state.ts';
import { mayPlanCareFor } from '../domain/due-day.ts';
import { showCareTasks, stepOf } from './show-care-tasks.ts';

export interface CareCompletion {
  careTaskId: string;
  outcome: CareOutcome;
  note: string;
  minutes: number | null;
}

/** Says how care went. Whatever was a telephone call is logged as one on the customer's timeline. */
export async function completeCareTask(ctx: ActionContext, completion: CareCompletion): Promise<CareTask> {
  const task = await lockOpenTask(ctx, completion.careTaskId);
  const interactionId = await logCareCall(ctx, task, completion);
  const step = stepBy(ctx, task, {
    kind: 'attempt',
    outcome: completion.outcome,
    body: completion.note,
    interaction_id: interactionId,
  });
  await insertStep(ctx.db, step);
  const closed = await bringUpToDate(ctx, task);
  if (closed) {
    const { party_id: partyId, care_task_id: careTaskId, reason_kind: reasonKind } = task;
    await ctx.announce(careTaskCompleted, { partyId, careTaskId, reasonKind, outcome: completion.outcome });
  }
  return shownAfter(ctx, task, { outcome: completion.outcome });
}

/** Puts a task off to a later day. */
export async function snoozeCareTask(
  ctx: ActionContext,
  { careTaskId, untilOn }: { careTaskId: string; untilOn: string },
): Promise<CareTask> {
  const tomorrow = addDays(ctx.clock.today(ctx.settings.timeZone), 1);
  if (!mayPlanCareFor(untilOn, tomorrow)) {
    refuse(
      followUpsProblems.dayOutOfRange,
      `care cannot be put off to ${untilOn}; choose a day from tomorrow to a year ahead`,
    );
  }
  const task = await lockOpenTask(ctx, careTaskId);
  await insertStep(ctx.db, stepBy(ctx, task, { kind: 'snooze', until_on: untilOn }));
  await bringUpToDate(ctx, task);
  return shownAfter(ctx, task, { untilOn });
}

async function lockOpenTask(ctx: ActionContext, careTaskId: string): Promise<CareTaskRow> {
  const found = await findTask(ctx, followUpsWrite, careTaskId);
  if (!found) refuse(notFound, 'there is no such care task, or it belongs to another branch');
  const task = await lockTask(ctx.db, found.party_id, careTaskId);
  if (task.closed_at !== null) {
    refuse(followUpsProblems.careTaskClosed, 'this care task is closed; plan a new one if more is needed');
  }
  return task;
}

async function logCareCall(
  ctx: ActionContext,
  task: CareTaskRow,
  { outcome, note, minutes }: CareCompletion,
): Promise<string | null> {
  if (outcome === 'done') return null;
  const call = await logCall(ctx, {
    partyId: task.party_id,
    direction: 'outbound',
    outcome,
    minutes,
    text: note,
  });
  return call.interactionId;
}

function stepBy(
  ctx: ActionContext,
  task: CareTaskRow,
  what: Pick<CareStepRow, 'kind'> & Partial<CareStepRow>,
): CareStepRow {
  return {
    party_id: task.party_id,
    care_task_id: task.care_task_id,
    step_id: ctx.newId(),
    at: ctx.clock.now().toISOString(),
    done_on: ctx.clock.today(ctx.settings.timeZone),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    outcome: null,
    body: '',
    until_on: null,
    interaction_id: null,
    undone_at: null,
    undone_by_id: null,
    ...what,
  };
}

/** Writes what now follows from the steps; tells whether the task is closed. */
export async function bringUpToDate(ctx: ActionContext, task: CareTaskRow): Promise<boolean> {
  const steps = await listSteps(ctx.db, [task]);
  const state = careTaskState(task.first_due_on, steps.map(stepOf));
  const closing = steps.find(({ step_id }) => step_id === state.closing?.stepId);
  await updateTaskState(ctx.db, {
    party_id: task.party_id,
    care_task_id: task.care_task_id,
    due_on: state.dueOn,
    closed_at: closing?.at ?? null,
    closing_step_id: closing?.step_id ?? null,
  });
  return closing !== undefined;
}

export async function shownAfter(
  ctx: ActionContext,
  task: CareTaskRow,
  what: Record<string, unknown>,
): Promise<CareTask> {
  ctx.audit({ subjectKind: 'party', subjectId: task.party_id, careTaskId: task.care_task_id, ...what });
  const row = await findTask(ctx, followUpsWrite, task.care_task_id);
  const [shown] = await showCareTasks(ctx, row ? [row] : []);
  if (!shown) throw new Error('the care task just changed cannot be read');
  return shown;
}
