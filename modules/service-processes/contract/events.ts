import { z } from 'zod';
import { defineEvent, partyId, uuid } from '#contract-kit';

const ofProcess = { partyId, processId: uuid, templateKey: z.string() };

/** A customer began a service process. */
export const processStarted = defineEvent({
  name: 'service-process.started',
  payload: z.object(ofProcess),
  timeline: 'shown',
});
/** A step was done, let through or skipped. */
export const processStepLeft = defineEvent({
  name: 'service-process.step-left',
  payload: z.object({
    ...ofProcess,
    stepKey: z.string(),
    outcome: z.enum(['completed', 'overridden', 'skipped']),
    nextStepKey: z.string().nullable(),
  }),
  timeline: 'hidden',
});
/** Something outside our hands is waited for. */
export const processPaused = defineEvent({
  name: 'service-process.paused',
  payload: z.object({ ...ofProcess, reason: z.string() }),
  timeline: 'hidden',
});
/** A paused process goes on. */
export const processResumed = defineEvent({
  name: 'service-process.resumed',
  payload: z.object(ofProcess),
  timeline: 'hidden',
});
/** A process came to its end or was given up. */
export const processEnded = defineEvent({
  name: 'service-process.ended',
  payload: z.object({ ...ofProcess, outcome: z.enum(['finished', 'cancelled']) }),
  timeline: 'hidden',
});

/** A customer said how a step was for them, or did not wish to. */
export const customerAsked = defineEvent({
  name: 'service-process.customer-asked',
  payload: z.object({ ...ofProcess, surveyKey: z.string(), outcome: z.enum(['answered', 'declined']) }),
  timeline: 'hidden',
});

export const processesEvents = [
  processStarted,
  processStepLeft,
  processPaused,
  processResumed,
  processEnded,
  customerAsked,
] as const;
