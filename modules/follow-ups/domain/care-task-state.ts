import { addDays } from '#working-time';
import type { CareOutcome } from '../contract/index.ts';

/** Calls without an answer before a task is given up. */
export const MAX_ATTEMPTS = 3;

/** What somebody did about a task, with the business's day they did it on. Steps that were undone are left out. */
export type CareStep =
  | { stepId: string; kind: 'attempt'; doneOn: string; outcome: CareOutcome }
  | { stepId: string; kind: 'snooze'; doneOn: string; untilOn: string };

export interface CareTaskState {
  dueOn: string;
  snoozedUntilOn: string | null;
  attempts: number;
  closing: { stepId: string; outcome: CareOutcome } | null;
}

/** Where a task stands after its steps, oldest first. */
export function careTaskState(firstDueOn: string, steps: readonly CareStep[]): CareTaskState {
  return steps.reduce<CareTaskState>(afterStep, {
    dueOn: firstDueOn,
    snoozedUntilOn: null,
    attempts: 0,
    closing: null,
  });
}

function afterStep(state: CareTaskState, step: CareStep): CareTaskState {
  if (step.kind === 'snooze') return { ...state, dueOn: step.untilOn, snoozedUntilOn: step.untilOn };
  const { stepId, outcome } = step;
  const attempts = state.attempts + 1;
  const base = { ...state, attempts, snoozedUntilOn: null };
  if (callsForAnotherAttempt(outcome, attempts)) return { ...base, dueOn: addDays(step.doneOn, 1) };
  return { ...base, closing: { stepId, outcome } };
}

/** Nobody answered, and we have not tried often enough. */
export function callsForAnotherAttempt(outcome: CareOutcome, attempts: number): boolean {
  return outcome === 'no-answer' && attempts < MAX_ATTEMPTS;
}
