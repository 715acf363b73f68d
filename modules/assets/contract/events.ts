import { z } from 'zod';
import { defineEvent, isoDate, partyId, uuid } from '#contract-kit';
import { FACT_KINDS } from './schemas.ts';

/** A customer owns something that we know by itself. */
export const assetRegistered = defineEvent({
  name: 'asset.registered',
  payload: z.object({
    partyId,
    assetId: uuid,
    offerItemId: uuid.nullable(),
    category: z.string().nullable(),
    /** The asset it took the place of. */
    predecessorId: uuid.nullable(),
  }),
  timeline: 'shown',
});
/** Something happened with an asset: it was installed, repaired, lost, given back. */
export const assetEventRecorded = defineEvent({
  name: 'asset.event-recorded',
  payload: z.object({
    partyId,
    assetId: uuid,
    kind: z.enum(FACT_KINDS),
    happenedOn: isoDate,
    category: z.string().nullable(),
    warrantyEndsOn: isoDate.nullable(),
  }),
  timeline: 'hidden',
});

export const assetsEvents = [assetRegistered, assetEventRecorded] as const;
