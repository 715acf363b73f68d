import type { TimelineSource } from '#platform';
import { listFactsOfParty } from '../data/asset-queries.ts';

/** What happened with a customer's assets. */
export const assetsTimeline: TimelineSource = async (ctx, query) =>
  (await listFactsOfParty(ctx.db, query)).map((fact) => ({
    kind: `asset.${fact.kind}`,
    entryId: fact.fact_id,
    occurredAt: fact.at,
    actorName: fact.by_name,
    values: { itemName: fact.item_name, serial: fact.serial, happenedOn: fact.happened_on },
    text: fact.note === '' ? null : fact.note,
  }));
