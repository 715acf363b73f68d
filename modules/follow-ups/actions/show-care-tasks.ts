import type { ActionContext } from '#platform';
import { type CareReason, type CareTask, careReason } from '../contract/index.ts';
import { type CareStepRow, type CareTaskWithParty, listSteps } from '../data/care-task-queries.ts';
import { type CareStep, careTaskState, MAX_ATTEMPTS } from '../domain/care-task-state.ts';

/** Tasks as the contract shows them, with where they stand and who closed them. */
export async function showCareTasks(
  ctx: ActionContext,
  rows: readonly CareTaskWithParty[],
): Promise<CareTask[]> {
  const steps = await listSteps(ctx.db, rows);
  return rows.map((row) =>
    show(
      row,
      steps.filter(({ care_task_id }) => care_task_id === row.care_task_id),
    ),
  );
}

export function stepOf(row: CareStepRow): CareStep {
  const { step_id: stepId, done_on: doneOn, outcome, until_on: untilOn } = row;
  if (outcome !== null) return { stepId, kind: 'attempt', doneOn, outcome };
  if (untilOn !== null) return { stepId, kind: 'snooze', doneOn, untilOn };
  throw new Error(`care step ${stepId} is neither an attempt nor a snooze`);
}

export function reasonOf(row: Pick<CareTaskWithParty, 'reason_kind' | 'reason_values'>): CareReason {
  return careReason.parse({ kind: row.reason_kind, values: row.reason_values });
}

function show(row: CareTaskWithParty, steps: readonly CareStepRow[]): CareTask {
  const state = careTaskState(row.first_due_on, steps.map(stepOf));
  const closing = steps.find(({ step_id }) => step_id === state.closing?.stepId);
  return {
    careTaskId: row.care_task_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    partyBornOn: row.party_born_on,
    phone: row.phone,
    reason: reasonOf(row),
    dueOn: state.dueOn,
    assigneeId: row.assignee_id,
    createdAt: row.created_at,
    createdByName: row.created_by_name,
    attempts: state.attempts,
    maxAttempts: MAX_ATTEMPTS,
    snoozedUntilOn: state.snoozedUntilOn,
    closure:
      closing && state.closing
        ? { at: closing.at, byName: closing.by_name, outcome: state.closing.outcome }
        : null,
  };
}
