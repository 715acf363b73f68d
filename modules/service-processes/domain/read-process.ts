import type { Answers } from '#form-kit';
import { END, type ProcessStatus } from '../contract/index.ts';

/** What happened in a process, oldest first; facts that were undone are left out. */
export type ProcessFact = { factId: string; at: string; byId: string; byName: string } & (
  | { kind: 'started'; stepKey: string }
  | { kind: 'completed'; stepKey: string; to: string; answers: Answers }
  | { kind: 'overridden'; stepKey: string; to: string; answers: Answers; reason: string }
  | { kind: 'skipped'; stepKey: string; to: string; reason: string }
  | { kind: 'paused'; reason: string; note: string }
  | { kind: 'resumed' }
  | { kind: 'cancelled'; reason: string }
  | { kind: 'brought-along' }
);

export interface ProcessPause {
  at: string;
  byName: string;
  reason: string;
  note: string;
  until: string | null;
}

/** One time a step was reached, and how it was left. */
export interface StepVisitState {
  /** The fact by which the step was left; `null` while the process stands there. */
  visitId: string | null;
  stepKey: string;
  enteredAt: string;
  leftAt: string | null;
  outcome: 'completed' | 'overridden' | 'skipped' | null;
  byName: string | null;
  reason: string | null;
  answers: Answers;
  pauses: ProcessPause[];
}

export interface ProcessState {
  status: ProcessStatus;
  /** Where the process stands; `null` once it has ended. */
  current: StepVisitState | null;
  visits: StepVisitState[];
  endedAt: string | null;
  cancelReason: string | null;
}

/** Where a process stands, from its facts alone. */
export function readProcess(facts: readonly ProcessFact[]): ProcessState {
  const state: ProcessState = {
    status: 'running',
    current: null,
    visits: [],
    endedAt: null,
    cancelReason: null,
  };
  for (const fact of facts) take(state, fact);
  return state;
}

function take(state: ProcessState, fact: ProcessFact): void {
  switch (fact.kind) {
    case 'started':
      enter(state, fact.stepKey, fact.at);
      return;
    case 'paused':
      state.status = 'paused';
      state.current?.pauses.push({
        at: fact.at,
        byName: fact.byName,
        reason: fact.reason,
        note: fact.note,
        until: null,
      });
      return;
    case 'resumed':
      state.status = 'running';
      endPause(state, fact.at);
      return;
    case 'cancelled':
      endPause(state, fact.at);
      state.status = 'cancelled';
      state.endedAt = fact.at;
      state.cancelReason = fact.reason;
      state.current = null;
      return;
    case 'brought-along':
      return;
    default:
      leave(state, fact);
  }
}

function enter(state: ProcessState, stepKey: string, at: string): void {
  const visit: StepVisitState = {
    visitId: null,
    stepKey,
    enteredAt: at,
    leftAt: null,
    outcome: null,
    byName: null,
    reason: null,
    answers: {},
    pauses: [],
  };
  state.visits.push(visit);
  state.current = visit;
}

function leave(
  state: ProcessState,
  fact: Extract<ProcessFact, { kind: 'completed' | 'overridden' | 'skipped' }>,
): void {
  const visit = state.current;
  if (visit) {
    visit.visitId = fact.factId;
    visit.leftAt = fact.at;
    visit.outcome = fact.kind;
    visit.byName = fact.byName;
    visit.reason = fact.kind === 'completed' ? null : fact.reason;
    visit.answers = fact.kind === 'skipped' ? {} : fact.answers;
  }
  if (fact.to === END) {
    state.status = 'finished';
    state.endedAt = fact.at;
    state.current = null;
  } else {
    enter(state, fact.to, fact.at);
  }
}

function endPause(state: ProcessState, at: string): void {
  const pause = state.current?.pauses.at(-1);
  if (pause?.until === null) pause.until = at;
}

/** The latest answers of every step, by step: what gates and ways ask. */
export function answersByStep(state: ProcessState): Record<string, Answers> {
  const byStep: Record<string, Answers> = {};
  for (const visit of state.visits) {
    if (visit.outcome === 'completed' || visit.outcome === 'overridden')
      byStep[visit.stepKey] = visit.answers;
  }
  return byStep;
}

/** The steps in the order they were reached, `end` last when finished, and the whole minutes at each that was left by going on. */
export function wayGone({ visits, status }: ProcessState): { steps: string[]; minutes: number[] } {
  return {
    steps: [...visits.map(({ stepKey }) => stepKey), ...(status === 'finished' ? [END] : [])],
    minutes: visits.flatMap(({ enteredAt, leftAt }) =>
      leftAt === null ? [] : [Math.max(0, Math.round((Date.parse(leftAt) - Date.parse(enteredAt)) / 60_000))],
    ),
  };
}
