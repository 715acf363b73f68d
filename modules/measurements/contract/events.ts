import { z } from 'zod';
import { defineEvent, partyId, uuid } from '#contract-kit';

/** Something was measured with a customer; what, and with what result, only those may read who see it. */
export const measurementRecorded = defineEvent({
  name: 'measurement.recorded',
  payload: z.object({ partyId, measurementId: uuid }),
  timeline: 'shown',
});

export const measurementsEvents = [measurementRecorded] as const;
