import type { TimelineSource } from '#platform';
import { listFactsOfParty } from '../data/rental-queries.ts';

/** What was rented or lent to a customer, and how it came back. */
export const rentalsTimeline: TimelineSource = async (ctx, query) =>
  (await listFactsOfParty(ctx.db, query)).map((fact) => ({
    kind: `rental.${fact.kind}`,
    entryId: fact.fact_id,
    occurredAt: fact.at,
    actorName: fact.by_name,
    values: { unitName: fact.unit_name, number: fact.number },
    text: fact.note === '' ? null : fact.note,
  }));
