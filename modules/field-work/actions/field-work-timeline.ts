import type { TimelineSource } from '#platform';
import { listVisitFacts } from '../data/visit-queries.ts';

/** Visits that were planned, made, made for nothing, and cancelled. */
export const fieldWorkTimeline: TimelineSource = async (ctx, query) =>
  (await listVisitFacts(ctx.db, query)).map((fact) => ({
    kind: `visit.${fact.kind}`,
    entryId: fact.fact_id,
    occurredAt: fact.at,
    actorName: fact.by_name,
    values: { visitOn: fact.visit_on },
    text: fact.reason,
  }));
