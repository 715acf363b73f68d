import type { DomainEvent } from '#contract-kit';
import { attachmentAdded } from '#modules/attachments/contract';
import { careTaskCompleted, careTaskCreated } from '#modules/follow-ups/contract';
import { orderRecorded, orderRefunded } from '#modules/orders/contract';
import { partyArchived, partyChanged, partyRestored } from '#modules/parties/contract';
import { callLogged, contactLogged, noteAdded } from '#modules/timeline/contract';
import { defineListener, type Listener } from '#platform';
import { tellFollowers } from '../data/watch-queries.ts';

/** Events that tell of one customer and that who follows them wants to hear of. */
const FOLLOWED: readonly DomainEvent[] = [
  partyChanged,
  partyArchived,
  partyRestored,
  careTaskCreated,
  careTaskCompleted,
  noteAdded,
  callLogged,
  contactLogged,
  orderRecorded,
  orderRefunded,
  attachmentAdded,
];

/** One listener an event: whoever follows the customer is told, except who did it. */
export const followListeners: readonly Listener[] = FOLLOWED.map((event) =>
  defineListener({
    event,
    name: 'desk.tell-followers',
    async run(ctx, payload, { eventId, occurredAt, byId }) {
      const partyId = partyOf(payload);
      if (partyId === undefined || isToldElsewhere(payload)) return;
      const happening = { happeningId: eventId, partyId, kind: event.name, occurredAt };
      await tellFollowers(ctx.db, { ...happening, byId: byId ?? null });
    },
  }),
);

/** Archiving is told by an event of its own, and as a change of a field besides. */
function isToldElsewhere(payload: unknown): boolean {
  const read = partyChanged.payload.safeParse(payload);
  return read.success && read.data.changes.every(({ field }) => field === 'archivedAt');
}

function partyOf(payload: unknown): string | undefined {
  if (typeof payload !== 'object' || payload === null || !('partyId' in payload)) return undefined;
  return typeof payload.partyId === 'string' ? payload.partyId : undefined;
}
