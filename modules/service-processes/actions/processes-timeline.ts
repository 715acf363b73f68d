import type { TimelineEntry, TimelineSource } from '#platform';
import { listSurveysOnTimeline, type SurveyOnTimeline } from '../data/survey-queries.ts';
import { listProcessFacts, type ProcessFactOnTimeline } from '../data/timeline-queries.ts';

/** What was done in a customer's service processes. Answers stay with the process: they may be about health. */
export const processesTimeline: TimelineSource = async (ctx, query) => {
  const facts = (await listProcessFacts(ctx.db, query)).map(entryOf);
  const surveys = (await listSurveysOnTimeline(ctx.db, query)).map(surveyEntryOf);
  return [...facts, ...surveys].sort(latestFirst).slice(0, query.limit);
};

const latestFirst = (a: TimelineEntry, b: TimelineEntry) =>
  Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || (a.entryId < b.entryId ? 1 : -1);

function surveyEntryOf(row: SurveyOnTimeline): TimelineEntry {
  const step = row.template.steps.find(({ key }) => key === row.step_key);
  return {
    kind: `service-process.survey-${row.outcome}`,
    entryId: row.fact_id,
    occurredAt: row.at,
    actorName: row.by_name,
    values: { processName: row.template.name, ...(step ? { stepName: step.name } : {}) },
    text: null,
  };
}

function entryOf(row: ProcessFactOnTimeline): TimelineEntry {
  const step = row.template.steps.find(({ key }) => key === row.step_key);
  return {
    kind: `service-process.${row.kind}`,
    entryId: row.fact_id,
    occurredAt: row.at,
    actorName: row.by_name,
    values: { processName: row.template.name, ...(step ? { stepName: step.name } : {}) },
    text: row.kind === 'paused' ? row.note : row.reason,
  };
}
