import { careTaskCompleted } from '#modules/follow-ups/contract';
import { defineListener } from '#platform';
import { addDays } from '#working-time';
import { insertSnooze } from '../data/drift-queries.ts';

const REST_DAYS = 28;

/** Whoever has just been cared for is left in peace for four weeks, however long they have been away. */
export const onCareTaskCompleted = defineListener({
  event: careTaskCompleted,
  name: 'value.rest-after-care',
  async run(ctx, { partyId }, { eventId, occurredAt }) {
    await insertSnooze(ctx.db, {
      partyId,
      // The event's own id, so that being told twice adds one row.
      snoozeId: eventId,
      untilOn: addDays(occurredAt.slice(0, 10), REST_DAYS),
      at: ctx.clock.now(),
      by: ctx.actor.actorId,
    });
  },
});
