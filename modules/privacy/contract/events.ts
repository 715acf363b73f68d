import { z } from 'zod';
import { defineEvent, partyId } from '#contract-kit';
import { consentDecision } from './consent-schemas.ts';
import { channel, purpose } from './terms.ts';

/** A customer allowed something or took it back. */
export const consentRecorded = defineEvent({
  name: 'consent.recorded',
  payload: z.object({
    partyId,
    decision: consentDecision,
    purpose,
    channels: z.array(channel),
  }),
  timeline: 'shown',
});
/** Data of a customer may only be kept from now on. */
export const partyRestricted = defineEvent({
  name: 'party.restricted',
  payload: z.object({ partyId }),
  timeline: 'hidden',
});
/** A restriction was lifted. */
export const partyUnrestricted = defineEvent({
  name: 'party.unrestricted',
  payload: z.object({ partyId }),
  timeline: 'hidden',
});
/** Everything held on a customer was erased; whoever holds a copy must erase it too. */
export const partyErased = defineEvent({
  name: 'party.erased',
  payload: z.object({ partyId }),
  timeline: 'hidden',
});

export const privacyEvents = [consentRecorded, partyRestricted, partyUnrestricted, partyErased] as const;
