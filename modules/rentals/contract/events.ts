import { z } from 'zod';
import { defineEvent, isoDate, partyId, uuid } from '#contract-kit';
import { ENDS } from './schemas.ts';

const ofRental = { partyId, rentalId: uuid, unitId: uuid };

/** Something of the house went to a customer, to come back on a day. */
export const rentalBegun = defineEvent({
  name: 'rental.out',
  payload: z.object({ ...ofRental, dueOn: isoDate, isCharged: z.boolean() }),
  timeline: 'shown',
});
/** It came back, or the customer bought it. */
export const rentalEnded = defineEvent({
  name: 'rental.ended',
  payload: z.object({ ...ofRental, endedAs: z.enum(ENDS), daysLate: z.int() }),
  timeline: 'hidden',
});

export const rentalsEvents = [rentalBegun, rentalEnded] as const;
