import { z } from 'zod';
import { defineEvent, partyId, uuid } from '#contract-kit';
import { PURPOSE_KINDS } from './schemas.ts';

/** A part went into something of a customer's. */
export const partUsed = defineEvent({
  name: 'part.used',
  payload: z.object({
    partyId,
    partId: uuid,
    branchId: uuid,
    purposeKind: z.enum(PURPOSE_KINDS),
    purposeId: uuid,
    quantity: z.int(),
  }),
  timeline: 'shown',
});

export const stockEvents = [partUsed] as const;
