import type { ActionContext } from '#platform';
import type { CareReason } from '../contract/index.ts';
import type { CareTaskRow } from '../data/care-task-queries.ts';

export interface TaskByHand {
  partyId: string;
  careTaskId: string;
  reason: CareReason;
  dueOn: string;
  assigneeId?: string | null | undefined;
  forRoles?: string[];
  /** What it is about, where a customer may have several of one reason. */
  subjectId?: string;
  madeByStepId?: string;
}

/** The row of a task that no rule planned. */
export function taskGivenByHand(ctx: ActionContext, task: TaskByHand): CareTaskRow {
  return {
    party_id: task.partyId,
    care_task_id: task.careTaskId,
    reason_kind: task.reason.kind,
    reason_values: task.reason.values,
    first_due_on: task.dueOn,
    assignee_id: task.assigneeId ?? null,
    created_at: ctx.clock.now().toISOString(),
    created_by_id: ctx.actor.actorId,
    created_by_name: ctx.actor.displayName,
    due_on: task.dueOn,
    closed_at: null,
    closing_step_id: null,
    rule_key: null,
    rule_version: null,
    subject_id: task.subjectId ?? null,
    anchor_on: null,
    nominal_on: null,
    channel: null,
    for_roles: task.forRoles ?? [],
    dropped_because: null,
    decides_step: null,
    made_by_step_id: task.madeByStepId ?? null,
    dropped_by_step_id: null,
  };
}
