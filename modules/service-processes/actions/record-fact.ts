import { answerAt } from '#form-kit';
import type { ActionContext } from '#platform';
import { addDays, startOfDay } from '#working-time';
import type { ProcessTemplate } from '../contract/index.ts';
import {
  insertFact,
  listFacts,
  type ProcessFactRow,
  type ProcessRow,
  type ProcessStanding,
  updateStanding,
} from '../data/process-queries.ts';
import { answersByStep, type ProcessState, readProcess, wayGone } from '../domain/read-process.ts';
import { stepClockAt } from '../domain/step-clock.ts';
import { standingFacts, stepOf } from './load-process.ts';

/** What is new about a fact; who, when and in which order are added. */
export type NewFact = Pick<ProcessFactRow, 'kind'> &
  Partial<Pick<ProcessFactRow, 'step_key' | 'to_step' | 'reason' | 'note' | 'answers'>>;

/** Writes a fact and what now follows from all of them. */
export async function recordFact(
  ctx: ActionContext,
  process: Pick<ProcessRow, 'party_id' | 'process_id'>,
  template: ProcessTemplate,
  position: number,
  fact: NewFact,
): Promise<ProcessState> {
  await insertFact(ctx.db, {
    party_id: process.party_id,
    process_id: process.process_id,
    position,
    fact_id: ctx.newId(),
    step_key: null,
    to_step: null,
    reason: null,
    note: null,
    answers: null,
    at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
    undone_at: null,
    undone_by_id: null,
    ...fact,
  });
  return bringUpToDate(ctx, process, template);
}

/** Reads all facts anew and keeps where they leave the process. */
export async function bringUpToDate(
  ctx: ActionContext,
  process: Pick<ProcessRow, 'party_id' | 'process_id'>,
  template: ProcessTemplate,
): Promise<ProcessState> {
  const state = readProcess(standingFacts(await listFacts(ctx.db, process)));
  await updateStanding(ctx.db, process, standingOf(ctx, template, state));
  return state;
}

export function standingOf(
  ctx: ActionContext,
  template: ProcessTemplate,
  state: ProcessState,
): ProcessStanding {
  const { current } = state;
  const pause = state.status === 'paused' ? current?.pauses.at(-1) : undefined;
  const moment = { nowMs: ctx.clock.now().getTime(), timeZone: ctx.settings.timeZone };
  const clock = current && stepClockAt(template, stepOf(template, current.stepKey), current, moment);
  return {
    status: state.status,
    step_key: current?.stepKey ?? null,
    entered_at: current?.enteredAt ?? null,
    paused_at: pause?.at ?? null,
    pause_reason: pause?.reason ?? null,
    due_at: pause ? waitEndsAt(ctx, template, state) : (clock?.dueAt ?? null),
    ended_at: state.endedAt,
    ...wayGone(state),
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When what is waited for is overdue: after the day that an answer named for it. */
function waitEndsAt(
  ctx: ActionContext,
  template: ProcessTemplate,
  { current, ...state }: ProcessState,
): string | null {
  const reason = current?.pauses.at(-1)?.reason;
  const wait = current && stepOf(template, current.stepKey).waits.find(({ key }) => key === reason);
  if (!wait?.until) return null;
  const day = answerAt(answersByStep({ current, ...state }), wait.until);
  return typeof day === 'string' && DAY.test(day) ? startOfDay(addDays(day, 1), ctx.settings.timeZone) : null;
}
