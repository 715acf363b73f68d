import { z } from 'zod';
import { defineEvent, instant, partyId, uuid } from '#contract-kit';
import { callDirection, callOutcome } from './schemas.ts';

/** Somebody wrote an internal note about a customer. */
export const noteAdded = defineEvent({
  name: 'note.added',
  payload: z.object({ partyId, interactionId: uuid, occurredAt: instant }),
  timeline: 'shown',
});
/** Somebody spoke, or tried to speak, with a customer by telephone. */
export const callLogged = defineEvent({
  name: 'call.logged',
  payload: z.object({
    partyId,
    interactionId: uuid,
    occurredAt: instant,
    direction: callDirection,
    outcome: callOutcome,
  }),
  timeline: 'shown',
});
/** A note or a call was taken back. */
export const interactionRetracted = defineEvent({
  name: 'interaction.retracted',
  payload: z.object({ partyId, interactionId: uuid }),
  timeline: 'hidden',
});

export const timelineEvents = [noteAdded, callLogged, interactionRetracted] as const;
