import { z } from 'zod';
import { classified, currencyCode, instant, isoDate, partyId, uuid } from '#contract-kit';
import { localText } from '#form-kit';
import { CARE_OUTCOMES } from './care-outcomes.ts';

/** Most recent purchase days, oldest first, from which the customer's own rhythm is drawn. */
const purchaseDays = z.array(isoDate).max(24).default([]);

/**
 * What departs from the customer's own pattern, or what somebody asked for, with the evidence the words on screen need (S1-42).
 * Compared with the customer alone, never with others.
 */
export const careReason = z.discriminatedUnion('kind', [
  z.object({
    /** The gap since the last purchase exceeds twice the customer's own median gap. */
    kind: z.literal('gap-longer-than-usual'),
    values: z.object({
      usualGapDays: z.number().positive(),
      currentGapDays: z.number().nonnegative(),
      purchaseCount: z.int().positive(),
      lastPurchaseOn: isoDate,
      purchaseDays,
    }),
  }),
  z.object({
    /** The latest purchases are below half of the customer's own mean. */
    kind: z.literal('spending-less-than-usual'),
    values: z.object({
      usualMinor: classified('money', z.int()),
      recentMinor: classified('money', z.int()),
      currency: currencyCode,
      purchaseCount: z.int().positive(),
      purchaseDays,
    }),
  }),
  z.object({
    /** The probability that the customer still buys from us has fallen. */
    kind: z.literal('less-likely-to-return'),
    values: z.object({
      probabilityAlive: classified('value', z.number().min(0).max(1)),
      probabilityAliveBefore: classified('value', z.number().min(0).max(1)),
      comparedOn: isoDate,
      lastPurchaseOn: isoDate.nullable().default(null),
      purchaseDays,
    }),
  }),
  z.object({
    /** An agreed visit did not take place. */
    kind: z.literal('missed-visit'),
    values: z.object({ missedOn: isoDate }),
  }),
  z.object({
    /** We broke a promise: somebody apologises and makes it good. */
    kind: z.literal('promise-broken'),
    values: z.object({ promiseId: uuid, promise: localText, dueAt: instant }),
  }),
  z.object({
    /** A member of staff wants this customer to be called. */
    kind: z.literal('asked-for'),
    values: z.object({ why: z.string().trim().min(1, 'say why').max(500) }),
  }),
]);
export type CareReason = z.output<typeof careReason>;
export type CareReasonGiven = z.input<typeof careReason>;
export type CareReasonKind = CareReason['kind'];

/**
 * How care ended. `reached`, `done`, `declined` and `wrong-number` close the task;
 * `no-answer` plans another attempt for the next day, three at most.
 */
export const careOutcome = z.enum(CARE_OUTCOMES);

export const careTask = z.object({
  careTaskId: uuid,
  partyId,
  partyName: z.string(),
  partyNumber: z.string(),
  partyBornOn: isoDate.nullable(),
  /** The telephone number to call. */
  phone: classified('contact', z.string()),
  reason: careReason,
  /** Day it should be done, after attempts and snoozes. */
  dueOn: isoDate,
  /** Staff it is for; null means anybody of the branch. */
  assigneeId: uuid.nullable(),
  createdAt: instant,
  createdByName: z.string(),
  /** Attempts so far, and the most there will be. */
  attempts: z.int(),
  maxAttempts: z.int(),
  snoozedUntilOn: isoDate.nullable(),
  closure: z.object({ at: instant, byName: z.string(), outcome: careOutcome }).nullable(),
});
/** A customer to care for, why, and by when. */
export type CareTask = z.infer<typeof careTask>;
