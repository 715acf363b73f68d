import type { Answers } from '#form-kit';
import type { ActionContext } from '#platform';
import {
  type Process,
  type ProcessSummary,
  type ProcessTemplate,
  processesRead,
  type StepVisit,
  type WorkKind,
} from '../contract/index.ts';
import type { ProcessFactRow, ProcessWithParty } from '../data/process-queries.ts';
import { listSurveyResponses, type SurveyResponseRow } from '../data/survey-queries.ts';
import type { StepVisitState } from '../domain/read-process.ts';
import { stepClockAt } from '../domain/step-clock.ts';
import { loadProcess, stepOf } from './load-process.ts';
import { mayTake } from './may-take.ts';

/** A process as whoever asks may see it. */
export async function showProcess(ctx: ActionContext, processId: string): Promise<Process> {
  const { row, template, facts, state, revision } = await loadProcess(ctx, processesRead, processId);
  const step = state.current && stepOf(template, state.current.stepKey);
  const moment = { nowMs: ctx.clock.now().getTime(), timeZone: ctx.settings.timeZone };
  const said = await listSurveyResponses(ctx.db, row);
  const latest = facts.findLast(({ undone_at }) => undone_at === null);
  return {
    ...summarize(row, template, ctx.clock.now()),
    steps: template.steps,
    visits: state.visits.map((visit) => showVisit(template, visit, said)),
    takenBack: takenBackOf(template, facts, state.current?.stepKey),
    clock: step && state.current ? stepClockAt(template, step, state.current, moment) : null,
    revision,
    mayTakeStep: step !== null && mayTake(ctx, step),
    mayUndo: latest !== undefined && mayTakeBack(latest, ctx.actor.actorId),
    cancelReason: state.cancelReason,
  };
}

/** Whether somebody may take back the latest thing done: their own, and neither the beginning nor a change of version. */
export function mayTakeBack(latest: Pick<ProcessFactRow, 'kind' | 'by_id'>, actorId: string): boolean {
  return latest.kind !== 'started' && latest.kind !== 'brought-along' && latest.by_id === actorId;
}

/** What a process of a template is to the customer; versions kept before kinds were told are services. */
export const kindOf = ({ kind }: Partial<Pick<ProcessTemplate, 'kind'>>): WorkKind => kind ?? 'service';

/** What a list shows of a process. */
export function summarize(row: ProcessWithParty, template: ProcessTemplate, now: Date): ProcessSummary {
  const index = template.steps.findIndex(({ key }) => key === row.step_key);
  const step = template.steps[index];
  return {
    processId: row.process_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    templateKey: row.template_key,
    templateVersion: row.template_version,
    templateName: template.name,
    kind: kindOf(template),
    status: row.status,
    stepKey: row.step_key,
    stepName: step?.name ?? null,
    stepNumber: step ? index + 1 : null,
    stepCount: template.steps.length,
    startedAt: row.started_at,
    enteredAt: row.entered_at,
    pausedAt: row.paused_at,
    pauseName: step?.waits.find(({ key }) => key === row.pause_reason)?.name ?? null,
    dueAt: row.due_at,
    overdue: row.due_at !== null && row.due_at < now.toISOString(),
    endedAt: row.ended_at,
  };
}

function showVisit(
  template: ProcessTemplate,
  visit: StepVisitState,
  said: readonly SurveyResponseRow[],
): StepVisit {
  const response = said.find(({ fact_id }) => fact_id === visit.visitId);
  const survey = response
    ? {
        outcome: response.outcome,
        mode: response.mode,
        answers: response.answers ?? {},
        at: response.at,
        byName: response.by_name,
      }
    : null;
  return { ...visit, survey, ...bySensitivity(template, visit.stepKey, visit.answers) };
}

/** What the current step was left with, when leaving it is the latest thing that was undone. */
function takenBackOf(
  template: ProcessTemplate,
  facts: readonly ProcessFactRow[],
  stepKey: string | undefined,
): Process['takenBack'] {
  const latest = facts.at(-1);
  if (!latest?.undone_at || !latest.answers || latest.step_key !== stepKey || !stepKey) return null;
  return bySensitivity(template, stepKey, latest.answers);
}

function bySensitivity(template: ProcessTemplate, stepKey: string, answers: Answers) {
  const fields = stepOf(template, stepKey).form?.fields ?? [];
  // A question this version no longer asks may have been about health: its answer is kept as if it were.
  const open = new Set(fields.filter((field) => !field.sensitive).map(({ key }) => key));
  const part = (wanted: boolean): Answers =>
    Object.fromEntries(Object.entries(answers).filter(([key]) => open.has(key) === wanted));
  return { answers: part(true), sensitiveAnswers: part(false) };
}
