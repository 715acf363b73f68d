import { z } from 'zod';
import { defineEvent, isoDate, partyId, uuid } from '#contract-kit';
import { PURPOSES } from './visit-report.ts';

const ofVisit = {
  partyId,
  visitId: uuid,
  branchId: uuid,
  visitOn: isoDate,
  purposes: z.array(z.enum(PURPOSES)),
};

/** We will go to a customer. */
export const visitPlanned = defineEvent({
  name: 'visit.planned',
  payload: z.object(ofVisit),
  timeline: 'shown',
});
/** We were at a customer's, and what was to be done is done. */
export const visitCompleted = defineEvent({
  name: 'visit.completed',
  payload: z.object(ofVisit),
  timeline: 'shown',
});
/** We went there and met nobody. */
export const visitNotMet = defineEvent({
  name: 'visit.not-met',
  payload: z.object(ofVisit),
  timeline: 'shown',
});
/** A visit will not take place. */
export const visitCancelled = defineEvent({
  name: 'visit.cancelled',
  payload: z.object(ofVisit),
  timeline: 'hidden',
});

export const fieldWorkEvents = [visitPlanned, visitCompleted, visitNotMet, visitCancelled] as const;
