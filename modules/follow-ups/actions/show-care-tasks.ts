import { answerMayContactAll } from '#modules/privacy';
import type { Channel } from '#modules/privacy/contract';
import type { FollowUpRule } from '#pack-kit';
import type { ActionContext } from '#platform';
import { type CareReason, type CareTask, careReason } from '../contract/index.ts';
import { type CareStepRow, type CareTaskWithParty, listSteps } from '../data/care-task-queries.ts';
import { type CareStep, careTaskState, MAX_ATTEMPTS } from '../domain/care-task-state.ts';

/** Tasks as the contract shows them, with where they stand, who closed them, and whether contact is allowed. */
export async function showCareTasks(
  ctx: ActionContext,
  rows: readonly CareTaskWithParty[],
): Promise<CareTask[]> {
  const steps = await listSteps(ctx.db, rows);
  const open = rows.filter(({ closed_at }) => closed_at === null);
  const answers = await answerMayContactAll(
    ctx,
    open.map((row) => ({ partyId: row.party_id, ...contactOf(row) })),
  );
  const answered = new Map(open.map((row, index) => [row.care_task_id, answers[index] ?? null]));
  return rows.map((row) => ({
    ...show(
      row,
      steps.filter(({ care_task_id }) => care_task_id === row.care_task_id),
    ),
    contact: answered.get(row.care_task_id) ?? null,
  }));
}

const CHANNEL_ASKED: Readonly<Record<FollowUpRule['channels'][number], Channel>> = {
  phone: 'phone',
  // A visit is agreed on the telephone.
  visit: 'phone',
  messenger: 'messenger',
  sms: 'sms',
  email: 'email',
  letter: 'post',
};

/** What is asked of consent before a task is done: by its rule, else a call in the customer's own interest. */
export function contactOf(row: Pick<CareTaskWithParty, 'rule_body' | 'channel'>) {
  const channel = row.rule_body?.channels.find((one) => one === row.channel) ?? 'phone';
  return { purpose: row.rule_body?.purpose ?? 'service', channel: CHANNEL_ASKED[channel] } as const;
}

export function stepOf(row: CareStepRow): CareStep {
  const { step_id: stepId, done_on: doneOn, outcome, until_on: untilOn, half } = row;
  if (outcome !== null) return { stepId, kind: 'attempt', doneOn, half, outcome, untilOn };
  if (untilOn !== null) return { stepId, kind: 'snooze', doneOn, untilOn };
  throw new Error(`care step ${stepId} is neither an attempt nor a snooze`);
}

export function reasonOf(row: CareTaskWithParty): CareReason {
  const { rule_body: rule, anchor_on: anchorOn, subject_id: subjectId } = row;
  if (rule === null || anchorOn === null) {
    return careReason.parse({ kind: row.reason_kind, values: row.reason_values });
  }
  return {
    kind: 'planned',
    values: {
      ruleKey: rule.key,
      ruleVersion: rule.version,
      name: rule.name,
      script: rule.script,
      purpose: rule.purpose,
      channel: rule.channels.find((one) => one === row.channel) ?? 'phone',
      anchorOn,
      plannedOn: row.first_due_on,
      quietHours: rule.quietHours,
      escalation: rule.escalation,
      // Versions written before rules could ask for decisions do not name any.
      decision: rule.decision && subjectId ? { ...rule.decision, processId: subjectId } : null,
    },
  };
}

/** Attempts in vain before a task is given up or escalated. */
export const maxAttemptsOf = (row: Pick<CareTaskWithParty, 'rule_body'>) =>
  row.rule_body?.maxAttempts ?? MAX_ATTEMPTS;

function show(row: CareTaskWithParty, steps: readonly CareStepRow[]): Omit<CareTask, 'contact'> {
  const state = careTaskState(row.first_due_on, steps.map(stepOf), maxAttemptsOf(row));
  const closing = steps.find(({ step_id }) => step_id === state.closing?.stepId);
  return {
    careTaskId: row.care_task_id,
    partyId: row.party_id,
    partyName: row.party_name,
    partyNumber: row.party_number,
    partyBornOn: row.party_born_on,
    phone: row.phone,
    lastContactOn: row.last_contact_on,
    reason: reasonOf(row),
    dueOn: state.dueOn,
    dueHalf: state.dueHalf,
    assigneeId: row.assignee_id,
    createdAt: row.created_at,
    createdByName: row.created_by_name,
    attempts: state.attempts,
    maxAttempts: maxAttemptsOf(row),
    snoozedUntilOn: state.snoozedUntilOn,
    closure:
      closing && state.closing
        ? { at: closing.at, byName: closing.by_name, outcome: state.closing.outcome }
        : null,
  };
}
