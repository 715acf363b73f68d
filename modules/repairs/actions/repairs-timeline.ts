import type { TimelineSource } from '#platform';
import { listFactsOfParty } from '../data/repair-queries.ts';

/** What happened in a customer's repairs; what the asset itself tells (handed in, back) is left to it. */
export const repairsTimeline: TimelineSource = async (ctx, query) =>
  (await listFactsOfParty(ctx.db, query)).map((fact) => ({
    kind: `repair.${fact.kind}`,
    entryId: fact.fact_id,
    occurredAt: fact.at,
    actorName: fact.by_name,
    values: { itemName: fact.item_name, number: fact.number },
    text: fact.kind === 'reported' ? fact.fault : fact.note === '' ? null : fact.note,
  }));
