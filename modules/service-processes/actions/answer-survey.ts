import { refuse } from '#contract-kit';
import { type Answers, checkAnswers } from '#form-kit';
import type { ActionContext } from '#platform';
import {
  customerAsked,
  type Process,
  processesProblems,
  processesWrite,
  type StepFaults,
  type SurveyMode,
} from '../contract/index.ts';
import { insertSurveyResponse } from '../data/survey-queries.ts';
import { loadProcess, stepOf } from './load-process.ts';
import { showProcess } from './show-process.ts';

/** Keeps what a customer says of a step that was done; `null` where they do not wish to say. Refused with every missing answer at once. */
export async function answerSurvey(
  ctx: ActionContext,
  given: { processId: string; visitId: string; answers: Answers | null; mode: SurveyMode },
): Promise<Process> {
  const { row, template, state } = await loadProcess(ctx, processesWrite, given.processId);
  const visit = state.visits.find(({ visitId }) => visitId === given.visitId);
  const survey = visit && stepOf(template, visit.stepKey).survey;
  if (!survey || visit.outcome === 'skipped') {
    refuse(
      processesProblems.nothingToAsk,
      'this process has no such step done, or its step asks the customer nothing; look at the process again',
    );
  }
  const checked = given.answers && checkAnswers(survey.form, given.answers);
  if (checked && checked.faults.length > 0) {
    const faults: StepFaults = { answers: checked.faults, gates: [] };
    const told = checked.faults.map(({ path, kind }) => `${path}: ${kind}`).join('; ');
    refuse(processesProblems.surveyNotReady, told, { context: faults });
  }
  const outcome = checked ? 'answered' : 'declined';
  const isKept = await insertSurveyResponse(ctx.db, {
    party_id: row.party_id,
    process_id: row.process_id,
    fact_id: given.visitId,
    survey_key: survey.key,
    outcome,
    mode: given.mode,
    answers: checked?.answers ?? null,
    at: ctx.clock.now().toISOString(),
    by_id: ctx.actor.actorId,
    by_name: ctx.actor.displayName,
  });
  if (!isKept) {
    refuse(
      processesProblems.alreadyAsked,
      'what the customer said of this step is kept and is not overwritten',
    );
  }
  const { party_id: partyId, process_id: processId, template_key: templateKey } = row;
  await ctx.announce(customerAsked, { partyId, processId, templateKey, surveyKey: survey.key, outcome });
  ctx.audit({ subjectKind: 'party', subjectId: partyId, processId, stepKey: visit.stepKey, outcome });
  return showProcess(ctx, processId);
}
