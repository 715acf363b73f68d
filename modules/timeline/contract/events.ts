import { z } from 'zod';
import { defineEvent, instant, partyId, uuid } from '#contract-kit';
import { callDirection, callOutcome, contactChannel } from './schemas.ts';

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
/** Somebody wrote to a customer, heard from them in writing, or met them. */
export const contactLogged = defineEvent({
  name: 'contact.logged',
  payload: z.object({
    partyId,
    interactionId: uuid,
    occurredAt: instant,
    direction: callDirection,
    channel: contactChannel,
  }),
  timeline: 'shown',
});
/** A note, a call or another contact was taken back. */
export const interactionRetracted = defineEvent({
  name: 'interaction.retracted',
  payload: z.object({ partyId, interactionId: uuid }),
  timeline: 'hidden',
});

export const timelineEvents = [noteAdded, callLogged, contactLogged, interactionRetracted] as const;
