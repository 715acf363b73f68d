import { type Permission, refuse } from '#contract-kit';
import type { Answers } from '#form-kit';
import type { ActionContext } from '#platform';
import {
  END,
  type Process,
  processEnded,
  processesOverride,
  processesProblems,
  processesWrite,
  processStepLeft,
  type StepDefinition,
  type StepFaults,
} from '../contract/index.ts';
import { checkStep, type StepCheck } from '../domain/leave-step.ts';
import { answersByStep } from '../domain/read-process.ts';
import { type LoadedProcess, loadToChange, stepOf } from './load-process.ts';
import { mayTake } from './may-take.ts';
import { type NewFact, recordFact } from './record-fact.ts';
import { showProcess } from './show-process.ts';

interface StepTaken {
  processId: string;
  stepKey: string;
  revision: number;
  to?: string | undefined;
}

/** Leaves the current step with its answers; refused with every missing answer and closed gate at once. */
export async function completeStep(
  ctx: ActionContext,
  given: StepTaken & { answers: Answers },
): Promise<Process> {
  const { loaded, step, check } = await takeStep(ctx, processesWrite, given, given.answers);
  if (check.answerFaults.length > 0 || check.closedGates.length > 0) refuseUnready(check);
  const to = chosenWay(step, check, given.to);
  return leave(ctx, loaded, { kind: 'completed', step_key: step.key, to_step: to, answers: check.answers });
}

/** Leaves the current step in spite of closed gates or missing answers; the reason stays on record (S3-19). */
export async function overrideStep(
  ctx: ActionContext,
  given: StepTaken & { answers: Answers; reason: string },
): Promise<Process> {
  const { loaded, step, check } = await takeStep(ctx, processesOverride, given, given.answers);
  const wrong = check.answerFaults.filter(({ kind }) => kind !== 'missing');
  if (wrong.length > 0) refuseUnready({ ...check, answerFaults: wrong, closedGates: [] });
  return leave(ctx, loaded, {
    kind: 'overridden',
    step_key: step.key,
    to_step: chosenWay(step, check, given.to),
    answers: check.answers,
    reason: given.reason,
  });
}

/** Leaves the current step out. */
export async function skipStep(ctx: ActionContext, given: StepTaken & { reason: string }): Promise<Process> {
  const { loaded, step, check } = await takeStep(ctx, processesWrite, given, {});
  if (!step.skippable) {
    refuse(
      processesProblems.notSkippable,
      `the step "${step.name.en}" cannot be skipped; complete it, or have somebody let it through with a reason`,
    );
  }
  const to = chosenWay(step, check, given.to);
  return leave(ctx, loaded, { kind: 'skipped', step_key: step.key, to_step: to, reason: given.reason });
}

async function takeStep(
  ctx: ActionContext,
  permission: Permission,
  given: StepTaken,
  answers: Answers,
): Promise<{ loaded: LoadedProcess; step: StepDefinition; check: StepCheck }> {
  const loaded = await loadToChange(ctx, permission, given.processId, given.revision);
  const { template, state } = loaded;
  if (state.current?.stepKey !== given.stepKey) {
    refuse(
      processesProblems.notThisStep,
      `the process stands at "${state.current?.stepKey}", not at "${given.stepKey}"`,
    );
  }
  if (state.status === 'paused') {
    refuse(processesProblems.pauseMismatch, 'the process is paused; resume it before taking the step');
  }
  const step = stepOf(template, given.stepKey);
  if (!mayTake(ctx, step)) {
    refuse(processesProblems.notYourStep, `the step "${step.name.en}" is for: ${step.roles.join(', ')}`);
  }
  return { loaded, step, check: checkStep(step, answers, answersByStep(state), given.to) };
}

function refuseUnready(check: StepCheck): never {
  const parts = [
    ...check.answerFaults.map(({ path, kind }) => `${path}: ${kind}`),
    ...check.closedGates.map(({ says }) => says.en),
  ];
  const faults: StepFaults = { answers: check.answerFaults, gates: check.closedGates };
  return refuse(processesProblems.stepNotReady, parts.join('; '), { context: faults });
}

function chosenWay(step: StepDefinition, check: StepCheck, wanted: string | undefined): string {
  if (check.to !== undefined) return check.to;
  return refuse(
    processesProblems.wayClosed,
    `from "${step.name.en}" the process cannot go to "${wanted ?? ''}"; open are: ${check.ways.join(', ') || 'none'}`,
  );
}

async function leave(ctx: ActionContext, loaded: LoadedProcess, fact: NewFact): Promise<Process> {
  const { row, template, facts } = loaded;
  const ids = { partyId: row.party_id, processId: row.process_id, templateKey: row.template_key };
  await recordFact(ctx, row, template, facts.length + 1, fact);
  const stepKey = fact.step_key ?? '';
  const outcome = fact.kind === 'skipped' || fact.kind === 'overridden' ? fact.kind : 'completed';
  const nextStepKey = fact.to_step === END ? null : (fact.to_step ?? null);
  await ctx.announce(processStepLeft, { ...ids, stepKey, outcome, nextStepKey });
  if (nextStepKey === null) await ctx.announce(processEnded, { ...ids, outcome: 'finished' });
  ctx.audit({
    subjectKind: 'party',
    subjectId: row.party_id,
    processId: row.process_id,
    stepKey,
    to: fact.to_step,
  });
  return showProcess(ctx, row.process_id);
}
