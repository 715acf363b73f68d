import type { Answers } from '#form-kit';
import type { DRY_RUN_REASONS, ProcessTemplate } from '../contract/index.ts';
import { checkStep } from './leave-step.ts';
import type { ProcessState, StepVisitState } from './read-process.ts';

/** Where a process of the past would have stopped under another template, and why. */
export interface DryStop {
  stepKey: string;
  reason: (typeof DRY_RUN_REASONS)[number];
  details: string[];
}

/**
 * Takes a process of the past through a template step by step, with the answers that were given and the ways that were gone.
 * `null` when it would have come as far as it did. What was let through with a reason then is let through now; answers to
 * questions that are no longer asked do no harm.
 */
export function dryRunProcess(template: ProcessTemplate, state: ProcessState): DryStop | null {
  const first = state.visits[0];
  if (first && first.stepKey !== template.start) {
    return { stepKey: first.stepKey, reason: 'other-start', details: [template.start] };
  }
  const before: Record<string, Answers> = {};
  for (const [index, visit] of state.visits.entries()) {
    const to = visit.leftAt === null ? undefined : state.visits[index + 1]?.stepKey;
    const isLast = index === state.visits.length - 1;
    const wayOut = to ?? (isLast && state.status === 'finished' ? 'end' : undefined);
    const stop = stopAt(template, visit, wayOut, before);
    if (stop) return stop;
    if (visit.outcome === 'completed' || visit.outcome === 'overridden')
      before[visit.stepKey] = visit.answers;
  }
  return null;
}

function stopAt(
  template: ProcessTemplate,
  visit: StepVisitState,
  to: string | undefined,
  before: Readonly<Record<string, Answers>>,
): DryStop | null {
  const { stepKey } = visit;
  const step = template.steps.find(({ key }) => key === stepKey);
  if (!step) return { stepKey, reason: 'step-gone', details: [] };
  if (visit.outcome === null || to === undefined) return null;
  const check = checkStep(step, visit.answers, before, to);
  if (visit.outcome === 'skipped' && !step.skippable)
    return { stepKey, reason: 'not-skippable', details: [] };
  if (visit.outcome === 'completed') {
    const faults = check.answerFaults.filter(({ kind }) => kind !== 'unknown');
    if (faults.length > 0) return { stepKey, reason: 'answers', details: faults.map(({ path }) => path) };
    if (check.to !== undefined && check.closedGates.length > 0) {
      return { stepKey, reason: 'gate', details: check.closedGates.map(({ key }) => key) };
    }
  }
  return check.to === undefined ? { stepKey, reason: 'way-closed', details: [to] } : null;
}
