import { z } from 'zod';
import { defineEvent, instant, partyId, uuid } from '#contract-kit';

const ofPromise = { partyId, promiseId: uuid, definitionKey: z.string().nullable() };

/** A customer was promised something, by somebody or by what happened. */
export const promiseGiven = defineEvent({
  name: 'promise.given',
  payload: z.object({ ...ofPromise, dueAt: instant.nullable() }),
  timeline: 'shown',
});
/** Half, or four fifths, of the time of a promise is used. */
export const promiseWarned = defineEvent({
  name: 'promise.warned',
  payload: z.object({ ...ofPromise, percentUsed: z.union([z.literal(50), z.literal(80)]) }),
  timeline: 'hidden',
});
/** The customer was told of a new day before the promise broke. */
export const promiseRenegotiated = defineEvent({
  name: 'promise.renegotiated',
  payload: z.object({ ...ofPromise, dueAt: instant }),
  timeline: 'shown',
});
/** What was promised was done in time. */
export const promiseKept = defineEvent({
  name: 'promise.kept',
  payload: z.object(ofPromise),
  timeline: 'shown',
});
/** The time passed without it. */
export const promiseBroken = defineEvent({
  name: 'promise.broken',
  payload: z.object({ ...ofPromise, dueAt: instant }),
  timeline: 'shown',
});
/** An exclusion came to pass, or somebody excused it. */
export const promiseExcused = defineEvent({
  name: 'promise.excused',
  payload: z.object(ofPromise),
  timeline: 'shown',
});
/** A promise was taken back. */
export const promiseWithdrawn = defineEvent({
  name: 'promise.withdrawn',
  payload: z.object(ofPromise),
  timeline: 'shown',
});
/** A broken promise was made good. */
export const promiseRecovered = defineEvent({
  name: 'promise.recovered',
  payload: z.object(ofPromise),
  timeline: 'shown',
});
/** Redress for a broken promise was paid. */
export const redressPaid = defineEvent({
  name: 'redress.paid',
  payload: z.object({ ...ofPromise, amountMinor: z.int(), currency: z.string() }),
  timeline: 'shown',
});

export const promisesEvents = [
  promiseGiven,
  promiseWarned,
  promiseRenegotiated,
  promiseKept,
  promiseBroken,
  promiseExcused,
  promiseWithdrawn,
  promiseRecovered,
  redressPaid,
] as const;
