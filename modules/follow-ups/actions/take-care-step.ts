import { notFound, refuse } from '#contract-kit';
import { answerMayContactAll } from '#modules/privacy';
import type { ContactReason } from '#modules/privacy/contract';
import { logCall } from '#modules/timeline';
import type { CallOutcome } from '#modules/timeline/contract';
import type { ActionContext } from '#platform';
import { addDays } from '#working-time';
import {
  type CareOutcome,
  type CareReason,
  type CareTask,
  CONTACT_OUTCOMES,
  careTaskCompleted,
  careTaskCreated,
  type FactUsed,
  followUpsProblems,
  followUpsWrite,
} from '../contract/index.ts';
import {
  type CareStepRow,
  type CareTaskRow,
  type CareTaskWithParty,
  dropPlanned,
  findTask,
  insertCareTask,
  insertStep,
  listSteps,
  lockTask,
  updateTaskState,
} from '../data/care-task-queries.ts';
import { careTaskState, halfOfDay } from '../domain/care-task-state.ts';
import { mayPlanCareFor } from '../domain/due-day.ts';
import { contactOf, maxAttemptsOf, showCareTasks, stepOf } from './show-care-tasks.ts';
import { taskGivenByHand } from './task-given-by-hand.ts';

export interface CareCompletion {
  careTaskId: string;
  outcome: CareOutcome;
  note: string;
  minutes: number | null;
  /** With `later`: the day the customer named. */
  untilOn?: string | undefined;
  factsShown?: number;
  factsUsed?: FactUsed[];
}

/** Says how care went. Whatever was a telephone call is logged as one on the customer's timeline. */
export async function completeCareTask(ctx: ActionContext, completion: CareCompletion): Promise<CareTask> {
  const { task, found } = await lockOpenTask(ctx, completion.careTaskId);
  await refuseForbiddenContact(ctx, found, completion.outcome);
  const { outcome, note } = completion;
  const interactionId = await logCareCall(ctx, task, completion);
  const step = stepBy(ctx, task, {
    kind: 'attempt',
    outcome,
    body: note,
    until_on: outcome === 'later' ? dayForLater(ctx, completion.untilOn) : null,
    half: halfOfDay(hourNow(ctx)),
    facts_shown: completion.factsShown ?? 0,
    facts_used: completion.factsUsed ?? [],
    interaction_id: interactionId,
  });
  await insertStep(ctx.db, step);
  const closed = await bringUpToDate(ctx, task, maxAttemptsOf(found));
  if (closed) {
    const { party_id: partyId, care_task_id: careTaskId, reason_kind: reasonKind } = task;
    await ctx.announce(careTaskCompleted, { partyId, careTaskId, reasonKind, outcome });
    await bringAbout(ctx, found, step);
  }
  return shownAfter(ctx, task, { outcome });
}

/** The day the customer named, within a year from tomorrow. */
function dayForLater(ctx: ActionContext, untilOn: string | undefined): string {
  const tomorrow = addDays(ctx.clock.today(ctx.settings.timeZone), 1);
  if (untilOn !== undefined && mayPlanCareFor(untilOn, tomorrow)) return untilOn;
  return refuse(
    followUpsProblems.dayOutOfRange,
    `say on which day to call again, from ${tomorrow} to a year ahead${untilOn === undefined ? '' : `; ${untilOn} is not`}`,
  );
}

/** What a closed task leads to: nobody reached leads to a visit, a move or a death ends what else is planned. */
async function bringAbout(ctx: ActionContext, task: CareTaskWithParty, step: CareStepRow): Promise<void> {
  const { party_id: partyId, rule_body: rule } = task;
  const { step_id: stepId, outcome } = step;
  if (outcome === 'moved' || outcome === 'died') {
    const at = ctx.clock.now();
    await dropPlanned(ctx.db, { partyId, exceptId: task.care_task_id, stepId, because: outcome, at });
  }
  if (outcome !== 'no-answer' || !rule?.escalation) return;
  const careTaskId = ctx.newId();
  const reason: CareReason = {
    kind: 'not-reached',
    values: { attempts: rule.maxAttempts, name: rule.name },
  };
  const dueOn = addDays(step.done_on, 1);
  const forRoles = [rule.escalation.role];
  const inserted = await insertCareTask(
    ctx.db,
    taskGivenByHand(ctx, { partyId, careTaskId, reason, dueOn, forRoles, madeByStepId: stepId }),
  );
  if (inserted === 'inserted') {
    await ctx.announce(careTaskCreated, { partyId, careTaskId, reasonKind: reason.kind, dueOn });
  }
}

/** Objections that stand against any contact of this kind; a missing number or a late hour is for people to judge. */
const FORBIDDING: readonly ContactReason['code'][] = [
  'objected',
  'withdrawn',
  'no-consent',
  'restricted',
  'child-without-guardian',
];

async function refuseForbiddenContact(ctx: ActionContext, task: CareTaskWithParty, outcome: CareOutcome) {
  if (!CONTACT_OUTCOMES.includes(outcome)) return;
  const [answer] = await answerMayContactAll(ctx, [{ partyId: task.party_id, ...contactOf(task) }]);
  const against = answer?.reasons.filter(({ code }) => FORBIDDING.includes(code)) ?? [];
  if (against.length === 0) return;
  refuse(
    followUpsProblems.contactNotAllowed,
    `contact for ${answer?.purpose} is not allowed: ${against.map(({ code }) => code).join(', ')}; close the task as not allowed, or record the consent first`,
  );
}

const hourNow = (ctx: ActionContext) => {
  const { timeZone } = ctx.settings;
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' });
  return Number(hour.format(ctx.clock.now()));
};

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
  const { task, found } = await lockOpenTask(ctx, careTaskId);
  await insertStep(ctx.db, stepBy(ctx, task, { kind: 'snooze', until_on: untilOn }));
  await bringUpToDate(ctx, task, maxAttemptsOf(found));
  return shownAfter(ctx, task, { untilOn });
}

async function lockOpenTask(ctx: ActionContext, careTaskId: string) {
  const found = await findTask(ctx, followUpsWrite, careTaskId);
  if (!found) refuse(notFound, 'there is no such care task, or it belongs to another branch');
  const task = await lockTask(ctx.db, found.party_id, careTaskId);
  if (task.closed_at !== null) {
    refuse(followUpsProblems.careTaskClosed, 'this care task is closed; plan a new one if more is needed');
  }
  return { task, found };
}

/** How the timeline says what kind of call it was; the others were none. */
const CALL_OF: Partial<Record<CareOutcome, CallOutcome>> = {
  reached: 'reached',
  'no-answer': 'no-answer',
  later: 'reached',
  'wrong-number': 'wrong-number',
  declined: 'declined',
};

async function logCareCall(
  ctx: ActionContext,
  task: CareTaskRow,
  { outcome, note, minutes }: CareCompletion,
): Promise<string | null> {
  const called = CALL_OF[outcome];
  if (called === undefined) return null;
  const call = await logCall(ctx, {
    partyId: task.party_id,
    direction: 'outbound',
    outcome: called,
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
    half: null,
    facts_shown: null,
    facts_used: null,
    interaction_id: null,
    undone_at: null,
    undone_by_id: null,
    ...what,
  };
}

/** Writes what now follows from the steps; tells whether the task is closed. */
export async function bringUpToDate(
  ctx: ActionContext,
  task: CareTaskRow,
  maxAttempts: number,
): Promise<boolean> {
  const steps = await listSteps(ctx.db, [task]);
  const state = careTaskState(task.first_due_on, steps.map(stepOf), maxAttempts);
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
