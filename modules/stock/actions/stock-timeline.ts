import type { TimelineSource } from '#platform';
import { listUsedOfParty } from '../data/reservation-queries.ts';

/** Parts that went into things of a customer. */
export const stockTimeline: TimelineSource = async (ctx, query) =>
  (await listUsedOfParty(ctx.db, query)).map((used) => ({
    kind: 'part.used',
    entryId: used.reservation_id,
    occurredAt: used.ended_at ?? used.reserved_at,
    actorName: used.ended_by_name,
    values: { partName: used.part_name, quantity: used.quantity, reference: used.reference ?? '' },
    text: null,
  }));
