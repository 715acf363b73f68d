import type { TimelineEntry, TimelineSource } from '#platform';
import { listProcessFacts, type ProcessFactOnTimeline } from '../data/timeline-queries.ts';

/** What was done in a customer's service processes. Answers stay with the process: they may be about health. */
export const processesTimeline: TimelineSource = async (ctx, query) =>
  (await listProcessFacts(ctx.db, query)).map(entryOf);

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
