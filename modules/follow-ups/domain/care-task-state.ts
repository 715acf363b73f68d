import { addDays } from '#working-time';
import type { CareOutcome, DayHalf } from '../contract/index.ts';

/** Calls without an answer before a task is given up, where no rule says otherwise. */
export const MAX_ATTEMPTS = 3;

/** What somebody did about a task, with the business's day they did it on. Steps that were undone are left out. */
export type CareStep =
  | {
      stepId: string;
      kind: 'attempt';
      doneOn: string;
      /** Unknown for steps taken before halves were kept. */
      half?: DayHalf | null;
      outcome: CareOutcome;
      /** With `later`: the day the customer named. */
      untilOn?: string | null;
    }
  | { stepId: string; kind: 'snooze'; doneOn: string; untilOn: string };

export interface CareTaskState {
  dueOn: string;
  dueHalf: DayHalf | null;
  snoozedUntilOn: string | null;
  /** Attempts in vain in different half-days, and the one that closed it. */
  attempts: number;
  closing: { stepId: string; outcome: CareOutcome } | null;
}

type Replay = CareTaskState & { tried: readonly string[] };

/** Where a task stands after its steps, oldest first. */
export function careTaskState(
  firstDueOn: string,
  steps: readonly CareStep[],
  maxAttempts = MAX_ATTEMPTS,
): CareTaskState {
  const start: Replay = {
    dueOn: firstDueOn,
    dueHalf: null,
    snoozedUntilOn: null,
    attempts: 0,
    closing: null,
    tried: [],
  };
  const { tried: _, ...state } = steps.reduce((replay, step) => afterStep(replay, step, maxAttempts), start);
  return state;
}

function afterStep(state: Replay, step: CareStep, maxAttempts: number): Replay {
  if (step.kind === 'snooze') {
    return { ...state, dueOn: step.untilOn, dueHalf: null, snoozedUntilOn: step.untilOn };
  }
  const { stepId, outcome, doneOn, half, untilOn } = step;
  if (outcome === 'later' && untilOn) {
    return { ...state, dueOn: untilOn, dueHalf: null, snoozedUntilOn: untilOn };
  }
  if (outcome !== 'no-answer') {
    return {
      ...state,
      attempts: state.attempts + 1,
      dueHalf: null,
      snoozedUntilOn: null,
      closing: { stepId, outcome },
    };
  }
  // Ringing five times in one morning is one attempt: whoever is out in the morning may be in in the afternoon.
  const tried = [...new Set([...state.tried, `${doneOn} ${half ?? stepId}`])];
  const after = { ...state, tried, attempts: tried.length, snoozedUntilOn: null };
  if (tried.length >= maxAttempts) return { ...after, dueHalf: null, closing: { stepId, outcome } };
  return { ...after, dueOn: addDays(doneOn, 1), dueHalf: otherHalf(half) };
}

function otherHalf(half: DayHalf | null | undefined): DayHalf | null {
  if (!half) return null;
  return half === 'morning' ? 'afternoon' : 'morning';
}

const AFTERNOON_FROM_HOUR = 13;

/** The half of the day an hour lies in. */
export function halfOfDay(hour: number): DayHalf {
  return hour < AFTERNOON_FROM_HOUR ? 'morning' : 'afternoon';
}
