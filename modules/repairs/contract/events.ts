import { z } from 'zod';
import { defineEvent, isoDate, partyId, uuid } from '#contract-kit';
import { REPAIR_FACT_KINDS, REPAIR_STAGES } from './schemas.ts';

const ofRepair = { partyId, repairId: uuid, assetId: uuid, category: z.string().nullable() };

/** A customer told us that something failed, was lost or damaged. */
export const repairReported = defineEvent({
  name: 'repair.reported',
  payload: z.object(ofRepair),
  timeline: 'shown',
});
/** A repair went on: decided, approved, begun, waiting, repaired, tested. */
export const repairMoved = defineEvent({
  name: 'repair.moved',
  payload: z.object({
    ...ofRepair,
    kind: z.enum(REPAIR_FACT_KINDS),
    stage: z.enum(REPAIR_STAGES),
    happenedOn: isoDate,
  }),
  timeline: 'hidden',
});
/** A repair is over: returned, exchanged, refunded, given up or withdrawn. */
export const repairEnded = defineEvent({
  name: 'repair.ended',
  payload: z.object({ ...ofRepair, outcome: z.enum(REPAIR_STAGES) }),
  timeline: 'hidden',
});

export const repairsEvents = [repairReported, repairMoved, repairEnded] as const;
